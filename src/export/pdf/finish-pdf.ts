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
import { nameBookmarks } from "./bookmarks.ts";
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
 * Adds what Chromium does not write: metadata, the pages' labels, names of bookmarks, what PDF/UA asks for beyond its
 * tags, and dates that don't change from one run to the next.
 */
export async function finishPdf(
  pdf: Uint8Array,
  episode: Episode,
  { slides, steps = false }: FinishOptions,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  describe(document, episode);
  const pagesOf = episode.segments.map((segment) =>
    segment.slides.map((slide) => (steps ? slide.steps + 1 : 1)),
  );
  if (slides) labelPages(document, pagesOf);
  nameBookmarks(document, episode, slides && steps ? firstPages(pagesOf.flat()) : undefined);
  nameTags(document);
  describeLinks(document, episode.references);
  for (const page of document.getPages()) finishContent(document, page);
  return document.save({ updateFieldAppearances: false });
}

function describe(document: PDFDocument, { meta }: Episode): void {
  const date = new Date(meta.date ?? "2000-01-01");
  document.setTitle(meta.title, { showInWindowTitleBar: true });
  document.setAuthor(meta.authors.join(", "));
  document.setSubject(meta.description ?? "");
  document.setLanguage(meta.language);
  document.setCreator("Cuedeck");
  document.setCreationDate(date);
  document.setModificationDate(date);
  const { catalog, context } = document;
  const xmp = context.stream(new TextEncoder().encode(writeXmp(meta, date)), {
    Type: "Metadata",
    Subtype: "XML",
  });
  catalog.set(PDFName.of("Metadata"), context.register(xmp));
}

/** @param pagesOf how many pages each slide of each segment has */
function labelPages(
  { catalog, context }: PDFDocument,
  pagesOf: readonly (readonly number[])[],
): void {
  let page = 0;
  const ranges = pagesOf.flatMap((slides, segment) =>
    slides.flatMap((pages, slide) => {
      const prefix = PDFString.of(`${segment + 1}.${slide + 1}`);
      // 3.2a, 3.2b, …
      const range = [page, pages > 1 ? { P: prefix, S: PDFName.of("a"), St: 1 } : { P: prefix }];
      page += pages;
      return range;
    }),
  );
  catalog.set(PDFName.of("PageLabels"), context.obj({ Nums: ranges }));
}

function firstPages(pages: readonly number[]): number[] {
  let page = 0;
  return pages.map((count) => {
    const first = page;
    page += count;
    return first;
  });
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
