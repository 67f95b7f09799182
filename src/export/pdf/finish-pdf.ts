import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import type { Episode } from "../episode/episode.ts";

/**
 * Adds what Chromium does not write: author, language, the pages' labels, and dates that don't change from one run to
 * the next. A page's label is its segment's number and its own place in that, as `3.2`.
 *
 * @param pdf one page a slide
 */
export async function finishPdf(pdf: Uint8Array, episode: Episode): Promise<Uint8Array> {
  const { meta } = episode;
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const date = new Date(meta.date ?? "2000-01-01");
  document.setTitle(meta.title, { showInWindowTitleBar: true });
  document.setAuthor(meta.authors.join(", "));
  document.setSubject(meta.description ?? "");
  document.setLanguage(meta.language);
  document.setCreator("Cuedeck");
  document.setCreationDate(date);
  document.setModificationDate(date);
  labelPages(document, episode);
  nameBookmarks(document, episode);
  nameTags(document);
  return document.save({ updateFieldAppearances: false });
}

function labelPages({ catalog, context }: PDFDocument, { segments }: Episode): void {
  let page = 0;
  const ranges = segments.flatMap(({ slides }, index) => {
    const range = [page, { P: PDFString.of(`${index + 1}.`), S: PDFName.of("D"), St: 1 }];
    page += slides.length;
    return range;
  });
  catalog.set(PDFName.of("PageLabels"), context.obj({ Nums: ranges }));
}

/**
 * A bookmark a slide under its segment's, no deeper. Chromium makes one of each heading, and loses the space where a
 * heading's line breaks.
 */
function nameBookmarks({ catalog }: PDFDocument, { segments }: Episode): void {
  const outline = catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  for (const [index, item] of itemsOf(outline).entries()) {
    const segment = segments[index];
    if (segment) item.set(PDFName.of("Title"), PDFHexString.fromText(segment.title));
    for (const [place, child] of itemsOf(item).entries()) {
      const slide = segment?.slides[place];
      if (slide) child.set(PDFName.of("Title"), PDFHexString.fromText(slide.title));
      for (const key of ["First", "Last", "Count"]) child.delete(PDFName.of(key));
    }
  }
}

function itemsOf(parent: PDFDict | undefined): PDFDict[] {
  const items: PDFDict[] = [];
  let item = parent?.lookupMaybe(PDFName.of("First"), PDFDict);
  while (item) {
    items.push(item);
    item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  return items;
}

/** Chromium writes two tags of PDF 2.0 into a PDF 1.4; older readers need to be told what they are. */
function nameTags({ catalog, context }: PDFDocument): void {
  const tree = catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  tree?.set(PDFName.of("RoleMap"), context.obj({ Strong: "Span", Em: "Span" }));
}
