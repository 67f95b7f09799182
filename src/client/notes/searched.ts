import { foldText, type FoldedText } from "./find-matches.ts";
import { readNoteText, type NoteText } from "./note-text.ts";

/** Where a search looks: a note, or the heading of a segment. */
export interface Searched {
  readonly note: NoteText;
  readonly folded: FoldedText;
  readonly element: HTMLElement;
  /** The cue to which it belongs; a heading's is the first below it. */
  readonly cue: string | undefined;
  /** Rising along the page. */
  readonly order: number;
}

/** @param notes holds the `[data-cue]` elements, in a `[data-segment]` with its heading */
export function readSearched(notes: HTMLElement): Searched[] {
  const elements = notes.querySelectorAll<HTMLElement>("[data-segment] > h2, [data-cue]");
  return Array.from(elements, (element, order) => {
    const note = readNoteText(element);
    const own = element.closest<HTMLElement>("[data-cue]");
    const cue = own ?? element.parentElement?.querySelector<HTMLElement>("[data-cue]");
    return { note, folded: foldText(note.text), element, cue: cue?.dataset["cue"], order };
  });
}

/**
 * What of it can be seen. Marks make a browser lay out their paragraph anew, which a thousand of them would let one
 * feel: they are drawn where someone looks.
 */
export function watchVisible(
  all: readonly Searched[],
  onAppear: (searched: Searched) => void,
): ReadonlySet<Searched> {
  const visible = new Set<Searched>();
  const byElement = new Map<Element, Searched>(all.map((searched) => [searched.element, searched]));
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const searched = byElement.get(target);
      if (!searched) continue;
      if (isIntersecting) {
        visible.add(searched);
        onAppear(searched);
      } else visible.delete(searched);
    }
  });
  for (const { element } of all) observer.observe(element);
  return visible;
}
