import { PDFDict, PDFHexString, PDFName, type PDFDocument } from "@cantoo/pdf-lib";
import type { Episode } from "../../episode/episode.ts";

/**
 * Names a bookmark a slide under its segment's, no deeper: Chromium makes one of each heading, and loses the space where
 * a heading's line breaks. What comes after the segments keeps its name.
 *
 * @param firstPages where each slide's bookmark leads, by index of the page, in place of where its heading is
 */
export function nameBookmarks(
  document: PDFDocument,
  { segments }: Episode,
  firstPages?: readonly number[],
): void {
  const outline = document.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
  let slides = 0;
  for (const [index, item] of itemsOf(outline).entries()) {
    const segment = segments[index];
    if (segment) item.set(PDFName.of("Title"), PDFHexString.fromText(segment.title));
    if (firstPages) leadTo(document, item, firstPages[slides]);
    for (const [place, child] of itemsOf(item).entries()) {
      const slide = segment?.slides[place];
      if (slide) child.set(PDFName.of("Title"), PDFHexString.fromText(slide.title));
      for (const key of ["First", "Last", "Count"]) child.delete(PDFName.of(key));
      if (firstPages) leadTo(document, child, firstPages[slides + place]);
    }
    slides += segment?.slides.length ?? 0;
  }
}

/** To the top of a page. */
function leadTo(document: PDFDocument, item: PDFDict, index: number | undefined): void {
  const page = index === undefined ? undefined : document.getPages()[index];
  if (!page) return;
  const destination = document.context.obj([page.ref, "XYZ", null, page.getHeight(), null]);
  item.set(PDFName.of("Dest"), destination);
  item.delete(PDFName.of("A"));
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
