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
  /** A PDF destination: page, type of view, left, top, zoom. */
  readonly place: PDFArray;
  readonly children: readonly Bookmark[];
}

/**
 * Adds a bookmark for each segment, with one for each of its slides, and one for the sources if they are printed.
 * Chromium's own outline has none for a heading without text, and loses the space where a heading's line breaks.
 */
export function addBookmarks({ catalog, context }: PDFDocument, episode: Episode): void {
  const places = catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
  const outline = context.nextRef();
  const items = writeItems(context, outline, bookmarksOf(episode, places));
  context.assign(outline, context.obj({ Type: "Outlines", ...items }));
  catalog.set(PDFName.of("Outlines"), outline);
}

/** @param places the destinations of the print page's anchors */
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
      // Only handout and notes have a heading for the segment.
      const head = find(PAPER_ANCHORS.segment(index + 1)) ?? children[0]?.place;
      return make(segment.title, head, children);
    }),
    ...make(pageWords(meta.language).sources, find(PAPER_ANCHORS.sources)),
  ];
}

/** @returns the entries for their parent's dictionary; none if there are no bookmarks */
function writeItems(context: PDFContext, parent: PDFRef, bookmarks: readonly Bookmark[]) {
  const refs = bookmarks.map(() => context.nextRef());
  const [first, last] = [refs[0], refs.at(-1)];
  if (!first || !last) return {};
  for (const [index, { title, place, children }] of bookmarks.entries()) {
    const [previous, ref, next] = [refs[index - 1], refs[index] ?? first, refs[index + 1]];
    const item = context.obj({
      Title: PDFHexString.fromText(title),
      Parent: parent,
      // Keeps the reader's zoom.
      Dest: [place.get(0), "XYZ", null, place.get(3), null],
      ...(previous && { Prev: previous }),
      ...(next && { Next: next }),
      ...writeItems(context, ref, children),
    });
    context.assign(ref, item);
  }
  return { First: first, Last: last, Count: bookmarks.length };
}
