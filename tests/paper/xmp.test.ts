import { expect, test } from "vitest";
import { mergeMeta } from "../../src/episode/meta.ts";
import { writeXmp } from "../../src/paper/finish-pdf.ts";

const DATE = new Date("2026-05-04T00:00:00.000Z");

test("says title, authors, language and conformance, as XML", () => {
  const xmp = writeXmp(
    mergeMeta(
      { language: "en-GB", authors: ["Lee", "Kim"] },
      { title: "Salt & <pepper> ]]>", description: "Two" },
    ),
    DATE,
  ).replaceAll(/\n\s*/g, "");
  expect(xmp).toContain(
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Salt &amp; &lt;pepper&gt; ]]&gt;</rdf:li></rdf:Alt></dc:title>',
  );
  expect(xmp).toContain(
    "<dc:creator><rdf:Seq><rdf:li>Lee</rdf:li><rdf:li>Kim</rdf:li></rdf:Seq></dc:creator>",
  );
  expect(xmp).toContain("<rdf:li>en-GB</rdf:li>");
  expect(xmp).toContain("<xmp:CreateDate>2026-05-04T00:00:00Z</xmp:CreateDate>");
  expect(xmp).toContain("<pdfuaid:part>1</pdfuaid:part>");
});

test("says nothing of what an episode does not tell", () => {
  const xmp = writeXmp(mergeMeta({}, { title: "One" }), DATE);
  expect(xmp).not.toMatch(/dc:creator|dc:description|undefined/);
});
