import { describePosition } from "../../parts/deck/timeline.ts";
import { createPreview } from "../../parts/deck/preview.ts";
import type { Driver } from "../../parts/talk/driver.ts";
import { createSlideOverlay, type SlideOverlay } from "../../parts/talk/overlay.ts";
import type { Tool } from "../../parts/talk/tools.ts";
import { words } from "../../parts/talk/words.ts";
import { query } from "../../parts/ui/elements.ts";
import type { TalkState } from "../../talk/state.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** The current slide as the audience sees it, and what the next step shows. */
export interface Previews {
  /** Of the current slide: the speaker points and draws there. */
  readonly overlay: SlideOverlay;
  /** All slides by their ids, in order; none of them is in the page. */
  readonly slides: ReadonlyMap<string, HTMLElement>;
  show(state: TalkState, driver: Driver): void;
  /** Takes other slides, all in order. */
  replace(slides: readonly HTMLElement[]): void;
}

export function createPreviews(timeline: Timeline): Previews {
  const { content } = query("#slides", HTMLTemplateElement);
  const slides = new Map<string, HTMLElement>();
  const replace = (all: Iterable<HTMLElement>) => {
    slides.clear();
    for (const slide of all) slides.set(slide.dataset["slide"] ?? "", slide);
  };
  replace(content.querySelectorAll<HTMLElement>("section[data-slide]"));
  const find = (id: string) => slides.get(id);
  const now = createPreview(query(".preview.now .thumb"), find);
  const next = createPreview(query(".preview.next .thumb"), find);
  const overlay = createSlideOverlay(query(".preview.now"));
  const nextLabel = query(".next-label");
  const place = query(".position");
  return {
    overlay,
    slides,
    replace,
    show(state, { position, nextPosition }) {
      now.show(position);
      next.show(nextPosition);
      overlay.show(state, position);
      nextLabel.textContent = !nextPosition
        ? words.theEnd
        : nextPosition.slide === position.slide
          ? words.nextStep
          : words.nextSlide;
      place.textContent = describePosition(timeline, position);
    },
  };
}

/** The buttons below the current slide; those of an active tool are shown as pressed. */
export interface Toolbar {
  show(state: TalkState, tool: Tool): void;
}

export function createToolbar(container: HTMLElement): Toolbar {
  const press = (action: string, pressed: boolean) => {
    const button = container.querySelector(`[data-action="${action}"]`);
    button?.setAttribute("aria-pressed", String(pressed));
  };
  return {
    show({ curtain, zoom, playing }, tool) {
      press("black", curtain === "black");
      press("white", curtain === "white");
      press("pointer", tool === "pointer");
      press("pen", tool === "pen");
      press("zoom", tool === "zoom" || zoom !== null);
      press("sound", playing);
    },
  };
}
