import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRef,
} from "@cantoo/pdf-lib";
import type { Episode } from "../episode/episode.ts";
import { pageWords } from "../languages/languages.ts";
import { PAPER_ANCHORS } from "../pages/print/papers.ts";

interface Bookmark {
  readonly title: string;
  /** Page, kind of view, left, top, zoom. */
  readonly place: PDFArray;
  readonly children: readonly Bookmark[];
}

/**
 * Adds a bookmark a segment, with one a slide below it, and one for the sources where they are printed. Chromium's own
 * outline has none for a slide whose heading is no text, and loses the space where a heading's line breaks.
 */
export function addBookmarks({ catalog, context }: PDFDocument, episode: Episode): void {
  const places = catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  const outline = context.nextRef();
  const items = writeItems(context, outline, bookmarksOf(episode, places));
  context.assign(outline, context.obj({ Type: "Outlines", ...items }));
  catalog.set(PDFName.of("Outlines"), outline);
}

/** @param places of the print page's anchors in the document */
function bookmarksOf({ segments, meta }: Episode, places: PDFDict | undefined): Bookmark[] {
  const find = (anchor: string) => places?.lookupMaybe(PDFName.of(anchor), PDFArray);
  const make = (title: string, place: PDFArray | undefined, children: Bookmark[] = []) =>
    place ? [{ title, place, children }] : [];
  let slides = 0;
  return [
    ...segments.flatMap((segment, index) => {
      const children = segment.slides.flatMap((slide) => {
        slides += 1;
        return make(slide.title, find(PAPER_ANCHORS.slide(slides)));
      });
      // On a paper of slides alone, a segment has no head of its own.
      const head = find(PAPER_ANCHORS.segment(index + 1)) ?? children[0]?.place;
      return make(segment.title, head, children);
    }),
    ...make(pageWords(meta.language).sources, find(PAPER_ANCHORS.sources)),
  ];
}

/** @returns what their parent says of them; nothing, if there are none */
function writeItems(context: PDFContext, parent: PDFRef, bookmarks: readonly Bookmark[]) {
  const refs = bookmarks.map(() => context.nextRef());
  const [first, last] = [refs[0], refs.at(-1)];
  if (!first || !last) return {};
  for (const [index, { title, place, children }] of bookmarks.entries()) {
    const [previous, ref, next] = [refs[index - 1], refs[index] ?? first, refs[index + 1]];
    const item = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parent,
      // Whoever follows it keeps their zoom.
      Dest: [place.get(0), "XYZ", null, place.get(3), null],
      ...(previous && { Prev: previous }),
      ...(next && { Next: next }),
      ...writeItems(context, ref, children),
    });
    context.assign(ref, item);
  }
  return { First: first, Last: last, Count: bookmarks.length };
}
