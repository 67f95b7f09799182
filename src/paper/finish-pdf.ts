import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import type { Episode, Reference } from "../episode/episode.ts";
import type { EpisodeMeta } from "../episode/meta.ts";
import { writeElement, writeTextElement } from "../formats/xml.ts";
import { addBookmarks } from "./bookmarks.ts";
import { markArtifacts } from "./mark-artifacts.ts";

export interface FinishOptions {
  /** Whether each page is a slide or one of its steps, and is labelled as such: `3.2` is the second slide of segment 3. */
  readonly slides: boolean;
  /** Whether each step of a slide has a page of its own. */
  readonly steps?: boolean | undefined;
}

/**
 * Adds what Chromium does not write: metadata, page labels, bookmarks, and what PDF/UA requires beyond tags. The
 * episode's date replaces the time of printing, so that the same page gives the same bytes.
 */
export async function finishPdf(
  pdf: Uint8Array,
  episode: Episode,
  { slides, steps = false }: FinishOptions,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(numberHeaders(pdf), { updateMetadata: false });
  describe(document, episode);
  if (slides) labelPages(document, episode, steps);
  addBookmarks(document, episode);
  mapRoles(document);
  describeLinks(document, episode.references);
  for (const page of document.getPages()) finishContent(document, page);
  return document.save({ updateFieldAppearances: false });
}

const HEADER_ID = /\(node\d{8}\)/g;

/**
 * Numbers the header cells of tables from 1, in their order. Chromium's own numbers depend on what it has painted by then.
 * They are as long, so that nothing in the file moves.
 */
export function numberHeaders(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString("latin1");
  const ids = [...new Set(text.match(HEADER_ID))].toSorted();
  const numbers = new Map(
    ids.map((id, index) => [id, `(node${String(index + 1).padStart(8, "0")})`]),
  );
  return Buffer.from(
    text.replace(HEADER_ID, (id) => numbers.get(id) ?? id),
    "latin1",
  );
}

function describe(document: PDFDocument, { meta }: Episode): void {
  const date = meta.date === undefined ? undefined : new Date(meta.date);
  document.setTitle(meta.title, { showInWindowTitleBar: true });
  document.setAuthor(meta.authors.join(", "));
  document.setSubject(meta.description ?? "");
  document.setLanguage(meta.language);
  document.setCreator("Cuedeck");
  const { catalog, context } = document;
  if (date) {
    document.setCreationDate(date);
    document.setModificationDate(date);
  } else {
    // Chromium's is the time of printing.
    const info = context.lookup(context.trailerInfo.Info, PDFDict);
    for (const name of ["CreationDate", "ModDate"]) info.delete(PDFName.of(name));
  }
  const xmp = context.stream(new TextEncoder().encode(writeXmp(meta, date)), {
    Type: "Metadata",
    Subtype: "XML",
  });
  catalog.set(PDFName.of("Metadata"), context.register(xmp));
}

function labelPages(
  { catalog, context }: PDFDocument,
  { segments }: Episode,
  steps: boolean,
): void {
  let page = 0;
  const ranges = segments.flatMap((segment, index) =>
    segment.slides.flatMap((slide, place) => {
      const pages = steps ? slide.steps + 1 : 1;
      const prefix = PDFString.of(`${index + 1}.${place + 1}`);
      // 3.2a, 3.2b, …
      const range = [page, pages > 1 ? { P: prefix, S: PDFName.of("a"), St: 1 } : { P: prefix }];
      page += pages;
      return range;
    }),
  );
  catalog.set(PDFName.of("PageLabels"), context.obj({ Nums: ranges }));
}

/** Maps two tags of PDF 2.0, which Chromium writes into a PDF 1.4, to tags of PDF 1.4. */
function mapRoles({ catalog, context }: PDFDocument): void {
  const tree = catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  tree?.set(PDFName.of("RoleMap"), context.obj({ Strong: "Span", Em: "Span" }));
}

/** Marks artifacts in a page's content, of which Chromium writes one stream. */
function finishContent({ context }: PDFDocument, { node }: PDFPage): void {
  const reference = node.get(PDFName.of("Contents"));
  const stream = context.lookup(reference);
  if (!(reference instanceof PDFRef) || !(stream instanceof PDFRawStream)) return;
  const content = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
  const marked = Buffer.from(markArtifacts(content), "latin1");
  context.assign(reference, context.flateStream(marked));
}

/**
 * Writes the document's metadata as XMP, the only place for its conformance to PDF/UA-1.
 *
 * @param date of creation and of the last change, if there is one
 * @see ISO 14289-1, 5; ISO 16684-1
 */
export function writeXmp(meta: EpisodeMeta, date: Date | undefined): string {
  const { title, description, authors, language } = meta;
  const stamp = date?.toISOString().replace(/\.\d+Z$/, "Z");
  const inLanguages = (text: string) =>
    writeElement("rdf:Alt", {}, [writeTextElement("rdf:li", text, { "xml:lang": "x-default" })]);
  const items = (texts: readonly string[]) => texts.map((text) => writeTextElement("rdf:li", text));
  const properties = [
    writeTextElement("dc:format", "application/pdf"),
    writeElement("dc:title", {}, [inLanguages(title)]),
    description !== undefined && writeElement("dc:description", {}, [inLanguages(description)]),
    authors.length > 0 &&
      writeElement("dc:creator", {}, [writeElement("rdf:Seq", {}, items(authors))]),
    writeElement("dc:language", {}, [writeElement("rdf:Bag", {}, items([language]))]),
    writeTextElement("xmp:CreatorTool", "Cuedeck"),
    stamp !== undefined && writeTextElement("xmp:CreateDate", stamp),
    stamp !== undefined && writeTextElement("xmp:ModifyDate", stamp),
    writeTextElement("pdfuaid:part", "1"),
  ];
  const namespaces = {
    "rdf:about": "",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xmp": "http://ns.adobe.com/xap/1.0/",
    "xmlns:pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
  };
  const facts = writeElement(
    "rdf:Description",
    namespaces,
    properties.filter((property) => property !== false),
  );
  const rdf = { "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#" };
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    writeElement("x:xmpmeta", { "xmlns:x": "adobe:ns:meta/" }, [
      writeElement("rdf:RDF", rdf, [facts]),
    ]),
    '<?xpacket end="r"?>',
  ].join("\n");
}

/**
 * Describes each link for screen readers: by its URL, or by the source that a citation names.
 *
 * @see ISO 14289-1, 7.18.5
 */
function describeLinks(document: PDFDocument, references: readonly Reference[]): void {
  for (const { node } of document.getPages()) {
    const annotations = node.lookupMaybe(PDFName.of("Annots"), PDFArray);
    for (const index of annotations?.asArray().keys() ?? []) {
      const link = annotations?.lookup(index, PDFDict);
      const target = link && (addressOf(link) ?? sourceOf(link, references));
      if (target !== undefined) link?.set(PDFName.of("Contents"), PDFHexString.fromText(target));
    }
  }
}

function addressOf(link: PDFDict): string | undefined {
  const action = link.lookupMaybe(PDFName.of("A"), PDFDict);
  return action?.lookupMaybe(PDFName.of("URI"), PDFString)?.decodeText();
}

/** Chromium names a destination after the element's id. */
function sourceOf(link: PDFDict, references: readonly Reference[]): string | undefined {
  const name = link.lookup(PDFName.of("Dest"));
  const number =
    name instanceof PDFName ? /^reference-(\d+)$/.exec(name.decodeText())?.[1] : undefined;
  return number === undefined ? undefined : references[Number(number) - 1]?.label;
}
