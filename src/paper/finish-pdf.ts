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
import { escapeXml } from "../formats/xml.ts";
import { addBookmarks } from "./bookmarks.ts";
import { markArtifacts } from "./mark-artifacts.ts";

export interface FinishOptions {
  /** Whether each page is a slide, or one of its steps: its label is then `3.2`, the second slide of segment 3. */
  readonly slides: boolean;
  /** Whether each of a slide's steps has a page of its own, before the one that shows all. */
  readonly steps?: boolean | undefined;
}

/**
 * Adds what Chromium does not write: metadata, the pages' labels, bookmarks, what PDF/UA asks for beyond its
 * tags, and the episode's date for the moment of printing.
 */
export async function finishPdf(
  pdf: Uint8Array,
  episode: Episode,
  { slides, steps = false }: FinishOptions,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  describe(document, episode);
  if (slides) labelPages(document, episode, steps);
  addBookmarks(document, episode);
  nameTags(document);
  describeLinks(document, episode.references);
  for (const page of document.getPages()) finishContent(document, page);
  return document.save({ updateFieldAppearances: false });
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
    // Chromium's own is the moment of printing.
    const facts = context.lookup(context.trailerInfo.Info, PDFDict);
    for (const name of ["CreationDate", "ModDate"]) facts.delete(PDFName.of(name));
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

/** Chromium writes two tags of PDF 2.0 into a PDF 1.4; older readers need to be told what they are. */
function nameTags({ catalog, context }: PDFDocument): void {
  const tree = catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  tree?.set(PDFName.of("RoleMap"), context.obj({ Strong: "Span", Em: "Span" }));
}

/** Chromium writes one stream a page. */
function finishContent({ context }: PDFDocument, { node }: PDFPage): void {
  const reference = node.get(PDFName.of("Contents"));
  const stream = context.lookup(reference);
  if (!(reference instanceof PDFRef) || !(stream instanceof PDFRawStream)) return;
  const content = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
  const marked = Buffer.from(markArtifacts(content), "latin1");
  context.assign(reference, context.flateStream(marked));
}

/**
 * What the file says of itself as XMP, where alone it can say that it is accessible: PDF/UA-1.
 *
 * @param date of creation, and of the last change, where there is one
 * @see ISO 14289-1, 5; ISO 16684-1
 */
export function writeXmp(meta: EpisodeMeta, date: Date | undefined): string {
  const stamp = date?.toISOString().replace(/\.\d+Z$/, "Z");
  const inLanguages = (name: string, text: string) =>
    `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${name}>`;
  const list = (name: string, kind: "Seq" | "Bag", items: readonly string[]) =>
    `<${name}><rdf:${kind}>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join("")}</rdf:${kind}></${name}>`;
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"' +
      ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    "<dc:format>application/pdf</dc:format>",
    inLanguages("dc:title", meta.title),
    ...(meta.description === undefined ? [] : [inLanguages("dc:description", meta.description)]),
    ...(meta.authors.length === 0 ? [] : [list("dc:creator", "Seq", meta.authors)]),
    list("dc:language", "Bag", [meta.language]),
    "<xmp:CreatorTool>Cuedeck</xmp:CreatorTool>",
    ...(stamp === undefined
      ? []
      : ["CreateDate", "ModifyDate"].map((name) => `<xmp:${name}>${stamp}</xmp:${name}>`)),
    "<pdfuaid:part>1</pdfuaid:part>",
    "</rdf:Description>",
    "</rdf:RDF>",
    "</x:xmpmeta>",
    '<?xpacket end="r"?>',
  ].join("\n");
}

/**
 * Says of each link where it leads, for who does not see it: the address, or the source that a citation names.
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

/** Chromium names a place on the page after the element that it is. */
function sourceOf(link: PDFDict, references: readonly Reference[]): string | undefined {
  const name = link.lookup(PDFName.of("Dest"));
  const number =
    name instanceof PDFName ? /^reference-(\d+)$/.exec(name.decodeText())?.[1] : undefined;
  return number === undefined ? undefined : references[Number(number) - 1]?.label;
}
