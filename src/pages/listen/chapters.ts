import type { Deck } from "../../parts/deck/deck.ts";
import { drawSlide } from "../../parts/deck/preview.ts";
import { segmentIndexAt } from "../../timeline/lookup.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** The list of chapters beside the deck. */
export interface Chapters {
  /** Marks the current chapter, and draws how far each has been heard. */
  show(time: number): void;
  /** Brings the current chapter into view, for a list that was not shown. */
  scrollToCurrent(): void;
  /** Start of the next chapter; or of this one, from its third second on, else of the one before. Seconds. */
  neighbour(time: number, by: 1 | -1): number;
}

/** Seconds into a chapter from which on "previous" means its own start. */
const RESTART_AFTER = 3;

/** @param list the nav that holds a `[data-action="segment"]` for each chapter */
export function createChapters(list: HTMLElement, timeline: Timeline, deck: Deck): Chapters {
  const buttons = Array.from(list.querySelectorAll<HTMLElement>('[data-action="segment"]'));
  for (const picture of list.querySelectorAll<HTMLElement>(".chapter-picture"))
    drawPicture(picture, deck);
  const drawn: string[] = [];
  let current = -1;
  const mark = (index: number) => {
    if (index === current) return;
    buttons[current]?.removeAttribute("aria-current");
    buttons[index]?.setAttribute("aria-current", "true");
    current = index;
    scrollSideways(list, buttons[index]);
  };
  return {
    show(time) {
      mark(segmentIndexAt(timeline, time));
      for (const [index, { start, end }] of timeline.segments.entries()) {
        const share = Math.min(1, Math.max(0, (time - start) / (end - start || 1))).toFixed(3);
        if (drawn[index] === share) continue;
        drawn[index] = share;
        buttons[index]?.style.setProperty("--progress", share);
      }
    },
    scrollToCurrent: () => scrollSideways(list, buttons[current]),
    neighbour(time, by) {
      const index = segmentIndexAt(timeline, time);
      const started = timeline.segments[index]?.start ?? 0;
      if (by < 0 && time - started > RESTART_AFTER) return started;
      return timeline.segments[index + by]?.start ?? (by < 0 ? 0 : time);
    },
  };
}

/** Of a slide that has pictures, no more than these. */
function drawPicture(place: HTMLElement, deck: Deck): void {
  const slide = deck.slides.get(place.dataset["picture"] ?? "");
  if (!slide) return;
  const picture = drawSlide(slide);
  picture.classList.toggle("motif", picture.querySelector(".diagram") !== null);
  renameIds(picture, "chapter-");
  place.append(picture);
}

/** Gives a copy ids of its own: the slide itself, and what parts of it refer to, may not be in the page. */
function renameIds(copy: HTMLElement, prefix: string): void {
  for (const part of copy.querySelectorAll("*"))
    for (const attribute of part.attributes) {
      const { name, value } = attribute;
      if (name === "id") attribute.value = prefix + value;
      else if (name === "href" && value.startsWith("#"))
        attribute.value = `#${prefix}${value.slice(1)}`;
      else attribute.value = value.replaceAll("url(#", `url(#${prefix}`);
    }
}

/** Scrolls the row only, where `scrollIntoView` would scroll the page as well. */
function scrollSideways(list: HTMLElement, button: HTMLElement | undefined): void {
  if (!button) return;
  const view = list.getBoundingClientRect();
  const box = button.getBoundingClientRect();
  list.scrollBy({ left: box.left + box.width / 2 - view.left - view.width / 2 });
}
