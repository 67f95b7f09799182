import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { toHtml } from "hast-util-to-html";
import { expect, test } from "vitest";
import type { HighlightCache } from "../../src/markdown/rehype-code.ts";
import { parseSegment } from "../../src/markdown/parse-segment.ts";
import { openHighlightCache } from "../../src/site/highlight-cache.ts";
import { temporaryFolder } from "../browser/temporary-folder.ts";

async function read(code: string, highlighted?: HighlightCache) {
  const text = `---\ntitle: Part\n---\n\n\`\`\`${code}\n\`\`\`\n`;
  const file = { path: "01-part.md", text };
  const { segment, problems } = await parseSegment(file, "part", { highlighted });
  const html = toHtml(segment?.slides[0]?.content ?? []);
  return { html, problems: problems.map(({ reason }) => reason) };
}

/** A cache that counts what is found in it. */
async function open() {
  const cache = await temporaryFolder();
  const found: string[] = [];
  const highlighted: HighlightCache = {
    ...openHighlightCache({ cache }),
    async read(language, code) {
      const pre = await openHighlightCache({ cache }).read(language, code);
      if (pre) found.push(language);
      return pre;
    },
  };
  return { folder: join(cache, "code"), found, highlighted };
}

const CODE = "ts {1|2} title=a.ts lines\nconst a = 1; // [!code ++]\n\nlet b = a;";

test("highlights code once, and makes the same of it the next time, whatever its fence says", async () => {
  const { folder, found, highlighted } = await open();
  const plain = await read(CODE);
  expect(await read(CODE, highlighted)).toEqual(plain);
  expect(found).toEqual([]);
  expect(await read(CODE, highlighted)).toEqual(plain);
  const other = CODE.replace("{1|2} title=a.ts lines", "diff wrap");
  expect(await read(other, highlighted)).toEqual(await read(other));
  expect(found).toEqual(["ts", "ts"]);
  expect(await readdir(folder)).toHaveLength(1);
});

test("tells of a language that Shiki does not know each time", async () => {
  const { found, highlighted } = await open();
  for (let count = 0; count < 2; count += 1)
    expect((await read("typoscirpt\na", highlighted)).problems).toEqual([
      "Unexpected code language `typoscirpt`, expected `typescript` or another that Shiki knows; it is not coloured",
    ]);
  expect(found).toEqual([]);
});
