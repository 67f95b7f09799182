import {
  decodePDFRawStream,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFPage,
} from "@cantoo/pdf-lib";
import type { Episode } from "../../episode/episode.ts";
import { addBookmarks } from "./bookmarks.ts";
import { describeLinks } from "./describe-links.ts";
import { markArtifacts } from "./mark-artifacts.ts";
import { writeXmp } from "./xmp.ts";

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
