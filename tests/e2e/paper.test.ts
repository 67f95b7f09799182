import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { readTimeline } from "./listen.ts";

const name = (text: string) => PDFName.of(text);

function text(value: unknown): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
}

interface Bookmark {
  readonly title: string;
  readonly children: readonly Bookmark[];
}

function bookmarks(parent: PDFDict): Bookmark[] {
  const found: Bookmark[] = [];
  let item = parent.lookupMaybe(name("First"), PDFDict);
  while (item) {
    found.push({ title: text(item.lookup(name("Title"))), children: bookmarks(item) });
    item = item.lookupMaybe(name("Next"), PDFDict);
  }
  return found;
}

interface Tag {
  readonly type: string;
  readonly alt: string;
  readonly page: string | undefined;
}

function tags(node: PDFDict): Tag[] {
  const kids = node.lookup(name("K"));
  const children =
    kids instanceof PDFArray ? kids.asArray().map((_, at) => kids.lookup(at)) : [kids];
  const own = node.lookup(name("S"));
  const tag = {
    type: own instanceof PDFName ? own.decodeText() : "",
    alt: text(node.lookup(name("Alt"))),
    page: node.get(name("Pg"))?.toString(),
  };
  return [
    tag,
    ...children.flatMap((child) =>
      child instanceof PDFDict && child.has(name("S")) ? tags(child) : [],
    ),
  ];
}

describe("ketamine-slides.pdf", () => {
  let bytes: Uint8Array;
  let document: PDFDocument;

  beforeAll(async () => {
    bytes = await readFile(join(inject("siteFolder"), "ketamine/ketamine-slides.pdf"));
    document = await PDFDocument.load(bytes, { updateMetadata: false });
  });

  test("has one page a slide, 16:9", async () => {
    const { slides } = await readTimeline();
    expect(document.getPageCount()).toBe(slides.length);
    for (const page of document.getPages()) {
      expect(page.getWidth() / page.getHeight()).toBeCloseTo(16 / 9, 3);
    }
  });

  test("has a bookmark a slide under its segment", async () => {
    const { segments, slides } = await readTimeline();
    const outline = document.catalog.lookup(name("Outlines"), PDFDict);
    expect(bookmarks(outline)).toEqual(
      segments.map((segment) => ({
        title: segment.title,
        children: slides
          .filter((slide) => slide.segment === segment.id)
          .map((slide) => ({ title: slide.title, children: [] })),
      })),
    );
  });

  test("is tagged on every page, and says which language it speaks", () => {
    const root = document.catalog.lookup(name("StructTreeRoot"), PDFDict);
    const first = root.lookup(name("K"));
    const top = first instanceof PDFArray ? first.lookup(0, PDFDict) : first;
    if (!(top instanceof PDFDict)) throw new Error("There is no structure");
    const all = tags(top);
    const headed = new Set(
      all.filter((tag) => tag.type === "NonStruct" || tag.page).map((tag) => tag.page),
    );
    for (const page of document.getPages()) expect(headed).toContain(page.ref.toString());
    expect(all.filter((tag) => tag.type === "H2")).toHaveLength(document.getPageCount());
    expect(text(document.catalog.lookup(name("Lang")))).toBe("en");
  });

  test("has every diagram as a figure with its description", async () => {
    const root = document.catalog.lookup(name("StructTreeRoot"), PDFDict);
    const first = root.lookup(name("K"));
    const top = first instanceof PDFArray ? first.lookup(0, PDFDict) : first;
    if (!(top instanceof PDFDict)) throw new Error("There is no structure");
    const figures = tags(top).filter((tag) => tag.type === "Figure");
    const html = await readFile(join(inject("siteFolder"), "ketamine/print/index.html"), "utf8");
    const diagrams = html.match(/<div class="diagram">/g)?.length ?? 0;
    expect(diagrams).toBeGreaterThanOrEqual(9);
    // The cover's picture is one more.
    expect(figures).toHaveLength(diagrams + 1);
    for (const figure of figures) expect(figure.alt).not.toBe("");
    expect(figures.map((figure) => figure.alt).join("\n")).toContain(
      "The disinhibition hypothesis",
    );
  });

  test("names author, title and pages", () => {
    expect(document.getAuthor()).toBe("Cuedeck contributors");
    expect(document.getTitle()).toBe("Ketamine and the brain that changes");
    const labels = document.catalog
      .lookup(name("PageLabels"), PDFDict)
      .lookup(name("Nums"), PDFArray);
    const prefixes = labels
      .asArray()
      .map((_, index) => labels.lookup(index))
      .flatMap((entry) => (entry instanceof PDFDict ? text(entry.lookup(name("P"))) : []));
    expect(prefixes).toEqual(["1.", "2.", "3.", "4.", "5.", "6.", "7."]);
  });

  test("is the same to the byte when printed again, without any cache", async () => {
    const out = join(inject("siteFolder"), "../again");
    execFileSync(
      process.execPath,
      [join(process.cwd(), "build/cli/main.js"), "pdf", "ketamine", "--out", out, "--no-cache"],
      {
        stdio: "ignore",
      },
    );
    const again = await readFile(join(out, "ketamine/ketamine-slides.pdf"));
    expect(Buffer.compare(again, bytes)).toBe(0);
  });
});
