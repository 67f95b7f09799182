import type { Position } from "../../timeline/position.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { openDialog } from "../ui/dialog.ts";
import { speakEpisode, words } from "../ui/words.ts";
import type { Deck } from "./deck.ts";

/** A slide drawn small, without reveal.js: one of its states, and what the state before did not show yet. */
export interface Preview {
  show(position: Position | undefined): void;
}

/**
 * @param container a `.thumb`, which scales what it holds to its own width
 * @param find the slide of an id, in the page or not
 */
export function createPreview(
  container: HTMLElement,
  find: (slide: string) => HTMLElement | null | undefined,
): Preview {
  let shown: string | undefined;
  return {
    show(position) {
      if (position?.slide !== shown) {
        const slide = position && find(position.slide);
        container.replaceChildren(...(slide ? [copySlide(slide)] : []));
        shown = position?.slide;
      }
      if (position) markSteps(container, position.step);
    },
  };
}

/** A copy of a slide that stands for itself, without what reveal.js has written on it; a picture, to be read by no one. */
function copySlide(slide: HTMLElement): HTMLElement {
  const copy = document.importNode(slide, true);
  copy.classList.remove("past", "present", "future");
  for (const name of ["style", "hidden", "aria-hidden"]) copy.removeAttribute(name);
  copy.inert = true;
  for (const clip of copy.querySelectorAll<HTMLMediaElement>("video, audio")) clip.controls = false;
  return copy;
}

/** Shows a slide's parts as reveal.js does at a step. */
function markSteps(container: ParentNode, current: number): void {
  for (const part of container.querySelectorAll<HTMLElement | SVGElement>("[data-step]")) {
    const step = Number(part.dataset["step"]);
    part.classList.toggle("visible", step <= current);
    part.classList.toggle("newest", step === current);
  }
}

/**
 * A small picture of a slide with all that its steps show. It is no slide of the page's: `section[data-slide]` finds
 * only the deck's own.
 */
export function drawSlide(slide: HTMLElement): HTMLElement {
  const copy = copySlide(slide);
  copy.removeAttribute("data-slide");
  // A board of all slides must not fetch all of their films.
  for (const clip of copy.querySelectorAll("video, audio")) clip.removeAttribute("src");
  markSteps(copy, Number.POSITIVE_INFINITY);
  return copy;
}

/**
 * Opens all slides as a board, the one of the deck marked; a click on one shows it.
 *
 * @param onPick called with the slide's id
 */
export function openOverview(
  timeline: Timeline,
  deck: Pick<Deck, "position" | "slides">,
  onPick: (slide: string) => void,
): void {
  const board = document.createElement("ol");
  const current = deck.position.slide;
  board.append(
    ...timeline.slides.map(({ id, title, start }, index) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.dataset["pick"] = id;
      if (id === current) button.setAttribute("aria-current", "true");
      const picture = document.createElement("span");
      picture.className = "thumb";
      picture.ariaHidden = "true";
      const slide = deck.slides.get(id);
      if (slide) picture.append(drawSlide(slide));
      const caption = document.createElement("span");
      caption.className = "overview-caption";
      caption.textContent = `${index + 1} · ${formatTimecode(start)}`;
      const name = document.createElement("span");
      name.className = "sr-only";
      name.textContent = title;
      button.append(picture, caption, name);
      button.addEventListener("click", () => {
        dialog.close();
        onPick(id);
      });
      item.append(button);
      return item;
    }),
  );
  speakEpisode(board);
  const dialog = openDialog("overview", words.overview, [board]);
  const marked = board.querySelector<HTMLElement>("[aria-current]");
  marked?.scrollIntoView({ block: "center" });
  marked?.focus({ preventScroll: true });
}
