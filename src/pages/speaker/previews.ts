import { describePosition } from "../../parts/deck/deck.ts";
import { createPreview } from "../../parts/deck/preview.ts";
import type { Driver } from "../../parts/talk/driver.ts";
import { createSlideOverlay, type SlideOverlay } from "../../parts/talk/overlay.ts";
import { words } from "../../parts/talk/words.ts";
import { query } from "../../parts/ui/elements.ts";
import type { TalkState } from "../../talk/state.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** The slide as the room sees it, and what the next press brings. */
export interface Previews {
  /** The first of them; the speaker points and draws there. */
  readonly stage: SlideOverlay;
  /** Every slide by its id, in order; none of them is in the page. */
  readonly slides: ReadonlyMap<string, HTMLElement>;
  show(state: TalkState, driver: Driver): void;
}

export function createPreviews(timeline: Timeline): Previews {
  const { content } = query("#slides", HTMLTemplateElement);
  const slides = new Map(
    Array.from(content.querySelectorAll<HTMLElement>("section[data-slide]"), (slide) => [
      slide.dataset["slide"] ?? "",
      slide,
    ]),
  );
  const find = (id: string) => slides.get(id);
  const now = createPreview(query(".preview.now .thumb"), find);
  const next = createPreview(query(".preview.next .thumb"), find);
  const stage = createSlideOverlay(query(".preview.now"));
  const nextLabel = query(".next-label");
  const place = query(".position");
  return {
    stage,
    slides,
    show(state, { position, nextPosition: following }) {
      now.show(position);
      next.show(following);
      stage.show(state, position);
      nextLabel.textContent = !following
        ? words.theEnd
        : following.slide === position.slide
          ? words.nextStep
          : words.nextSlide;
      place.textContent = describePosition(timeline, position);
    },
  };
}
