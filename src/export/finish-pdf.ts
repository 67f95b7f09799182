import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import type { Episode } from "../episode/episode.ts";

/**
 * Adds what Chromium does not write: author, language, the pages' labels, and dates that don't change from one run to
 * the next. A page's label is its segment's number and its own place in that, as `3.2`.
 */
export async function finishPdf(pdf: Uint8Array, { meta, segments }: Episode): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const date = new Date(meta.date ?? "2000-01-01");
  document.setTitle(meta.title, { showInWindowTitleBar: true });
  document.setAuthor(meta.authors.join(", "));
  document.setSubject(meta.description ?? "");
  document.setLanguage(meta.language);
  document.setCreator("Cuedeck");
  document.setCreationDate(date);
  document.setModificationDate(date);

  let page = 0;
  const ranges = segments.flatMap(({ slides }, index) => {
    const range = [page, { P: PDFString.of(`${index + 1}.`), S: PDFName.of("D"), St: 1 }];
    page += slides.length;
    return range;
  });
  document.catalog.set(PDFName.of("PageLabels"), document.context.obj({ Nums: ranges }));
  return document.save({ updateFieldAppearances: false });
}
