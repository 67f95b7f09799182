import { readFile } from "node:fs/promises";
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { contentOperators } from "../../src/paper/mark-artifacts.ts";

export const name = (text: string) => PDFName.of(text);

export async function readPdf(path: string): Promise<PDFDocument> {
  return PDFDocument.load(await readFile(path), { updateMetadata: false });
}

export function text(value: unknown): string {
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
}

function nameOf(value: unknown): string {
  return value instanceof PDFName ? value.decodeText() : "";
}

export interface Bookmark {
  readonly title: string;
  /** Index of the page that it leads to; -1 for none. */
  readonly page: number;
  readonly children: readonly Bookmark[];
}

export function bookmarks(document: PDFDocument): Bookmark[] {
  const pages = document.getPages().map(({ ref }) => ref.toString());
  const read = (parent: PDFDict): Bookmark[] => {
    const found: Bookmark[] = [];
    let item = parent.lookupMaybe(name("First"), PDFDict);
    while (item) {
      const target = item.lookup(name("Dest"));
      const page = target instanceof PDFArray ? pages.indexOf(String(target.get(0))) : -1;
      found.push({ title: text(item.lookup(name("Title"))), page, children: read(item) });
      item = item.lookupMaybe(name("Next"), PDFDict);
    }
    return found;
  };
  return read(document.catalog.lookup(name("Outlines"), PDFDict));
}

export interface Tag {
  readonly type: string;
  readonly alt: string;
  /** Index of the page on which it begins. */
  readonly page: number;
  /** What its links say of themselves. */
  readonly links: readonly string[];
}

/** Every tag of the document, in the order in which it is read. */
export function tags(document: PDFDocument): Tag[] {
  const pages = document.getPages().map(({ ref }) => ref.toString());
  const read = (node: PDFDict): Tag[] => {
    const kids = kidsOf(node.lookup(name("K")));
    const links = kids
      .filter((kid) => nameOf(kid.lookup(name("Type"))) === "OBJR")
      .map((kid) => text(kid.lookup(name("Obj"), PDFDict).lookup(name("Contents"))));
    const inner = kids.flatMap((kid) => (kid.has(name("S")) ? read(kid) : []));
    const page = node.has(name("Pg"))
      ? pages.indexOf(String(node.get(name("Pg"))))
      : (inner[0]?.page ?? -1);
    const type = nameOf(node.lookup(name("S")));
    return [{ type, alt: text(node.lookup(name("Alt"))), page, links }, ...inner];
  };
  const root = document.catalog.lookup(name("StructTreeRoot"), PDFDict);
  return kidsOf(root.lookup(name("K"))).flatMap(read);
}

function kidsOf(kids: unknown): PDFDict[] {
  const all = kids instanceof PDFArray ? kids.asArray().map((_, at) => kids.lookup(at)) : [kids];
  return all.filter((kid) => kid instanceof PDFDict);
}

/** What a page paints that is neither tagged nor an artifact: names of operators. */
export function looseContent({ node }: PDFPage): string[] {
  const stream = node.Contents();
  if (!(stream instanceof PDFRawStream)) throw new Error("Unexpected page without a content");
  const content = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
  const loose: string[] = [];
  let depth = 0;
  for (const { name: operator } of contentOperators(content)) {
    if (operator === "BDC" || operator === "BMC") depth += 1;
    else if (operator === "EMC") depth -= 1;
    else if (depth === 0 && /^(?:T[jJ]|['"]|Do|sh|[SsFf]\*?|[Bb]\*?)$/.test(operator))
      loose.push(operator);
  }
  return loose;
}

/** Links on a page. */
export function annotations({ node }: PDFPage): PDFDict[] {
  const list = node.lookupMaybe(name("Annots"), PDFArray);
  return list?.asArray().map((_, index) => list.lookup(index, PDFDict)) ?? [];
}

export interface Font {
  readonly type: string;
  readonly embedded: boolean;
  readonly unicode: boolean;
}

/** Every font that the pages use; those that a composite font is made of count as part of it. */
export function fonts(document: PDFDocument): Font[] {
  return document.context
    .enumerateIndirectObjects()
    .map(([, value]) => value)
    .filter((value) => value instanceof PDFDict)
    .filter((value) => nameOf(value.lookup(name("Type"))) === "Font")
    .filter((value) => !nameOf(value.lookup(name("Subtype"))).startsWith("CIDFont"))
    .map((font) => {
      const descendants = font.lookupMaybe(name("DescendantFonts"), PDFArray);
      const descriptor = (descendants?.lookup(0, PDFDict) ?? font).lookupMaybe(
        name("FontDescriptor"),
        PDFDict,
      );
      return {
        type: nameOf(font.lookup(name("Subtype"))),
        embedded: ["FontFile", "FontFile2", "FontFile3"].some((key) => descriptor?.has(name(key))),
        unicode: font.has(name("ToUnicode")),
      };
    });
}

export function xmp({ catalog }: PDFDocument): string {
  const stream = catalog.lookup(name("Metadata"));
  return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString("utf8") : "";
}
