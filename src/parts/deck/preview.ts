import type { Position } from "../../timeline/position.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { mirrorKey } from "../ui/commands.ts";
import { openDialog } from "../ui/dialog.ts";
import { el } from "../ui/elements.ts";
import { speakEpisode, words } from "../ui/words.ts";
import type { Deck } from "./deck.ts";

/** A small slide that is drawn without reveal.js. */
export interface Preview {
  /** Shows a slide at a step; parts that belong to that very step get the class `newest`. */
  show(position: Position | undefined): void;
}

/**
 * @param container a `.thumb`, which scales its content to its own width
 * @param find the slide with an id
 */
export function createPreview(
  container: HTMLElement,
  find: (slide: string) => HTMLElement | null | undefined,
): Preview {
  let shown: HTMLElement | null | undefined;
  return {
    show(position) {
      const slide = position && find(position.slide);
      if (slide !== shown) {
        container.replaceChildren(...(slide ? [copySlide(slide)] : []));
        shown = slide;
      }
      if (position) markSteps(container, position.step);
    },
  };
}

/** An inert copy of a slide without the attributes that reveal.js added. */
function copySlide(slide: HTMLElement): HTMLElement {
  const copy = document.importNode(slide, true);
  copy.classList.remove("past", "present", "future", "moving");
  for (const name of ["hidden", "aria-hidden"]) copy.removeAttribute(name);
  // Its own style is of custom properties alone.
  for (const name of Array.from(copy.style))
    if (!name.startsWith("--")) copy.style.removeProperty(name);
  copy.removeAttribute("id");
  copy.inert = true;
  // With its name, a choice in the copy would undo that on the slide.
  for (const choice of copy.querySelectorAll("input")) choice.removeAttribute("name");
  for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
  for (const clip of copy.querySelectorAll<HTMLMediaElement>("video, audio")) clip.controls = false;
  return copy;
}

/** Shows the parts of a slide as reveal.js does at a step. */
function markSteps(container: ParentNode, current: number): void {
  for (const part of container.querySelectorAll<HTMLElement | SVGElement>("[data-step]")) {
    const step = Number(part.dataset["step"]);
    part.classList.toggle("visible", step <= current);
    part.classList.toggle("newest", step === current);
  }
}

/** A thumbnail of a slide with all its steps. Without `data-slide`, so that selectors find only the deck's own slide. */
export function drawSlide(slide: HTMLElement): HTMLElement {
  const copy = copySlide(slide);
  copy.removeAttribute("data-slide");
  // An overview would load the clips of all slides.
  for (const clip of copy.querySelectorAll("video, audio")) clip.removeAttribute("src");
  markSteps(copy, Number.POSITIVE_INFINITY);
  return copy;
}

/** A button with the thumbnail of a slide. */
export function createSlideButton(
  id: string,
  slide: HTMLElement | undefined,
  onPick: () => void,
): HTMLButtonElement {
  const picture = el("span", { className: "thumb", ariaHidden: "true" });
  if (slide) picture.append(drawSlide(slide));
  return el(
    "button",
    { type: "button", className: "plain", dataset: { pick: id }, onclick: onPick },
    picture,
  );
}

/**
 * Moves the focus in a grid of buttons, as a key says: to the sides, by rows, or to an end.
 *
 * @returns whether it is such a key
 */
function moveFocus(grid: HTMLElement, key: string): boolean {
  const buttons = Array.from(grid.querySelectorAll("button"));
  const at = buttons.findIndex((button) => button === document.activeElement);
  const columns = getComputedStyle(grid).gridTemplateColumns.split(" ").length;
  const places: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    // A remote control has no more than these.
    PageDown: at + 1,
    PageUp: at - 1,
    Home: 0,
    End: buttons.length - 1,
  };
  const place = places[mirrorKey(key)];
  if (place === undefined) return false;
  buttons[place]?.focus();
  return true;
}

/**
 * Opens a dialog with all slides in a grid, the current one marked and in view.
 *
 * @param onPick called with the id of a slide that was clicked
 */
export function openOverview(
  timeline: Timeline,
  deck: Pick<Deck, "position" | "slides">,
  onPick: (slide: string) => void,
): void {
  const current = deck.position.slide;
  const items = timeline.slides.map(({ id, title, start }, index) => {
    const button = createSlideButton(id, deck.slides.get(id), () => {
      dialog.close();
      onPick(id);
    });
    if (id === current) button.ariaCurrent = "true";
    button.append(
      el("span", { className: "overview-caption" }, `${index + 1} · ${formatTimecode(start)}`),
      el("span", { className: "sr-only" }, title),
    );
    return el("li", {}, button);
  });
  const list = el("ol", { className: "tiles" }, ...items);
  speakEpisode(list);
  list.addEventListener("keydown", (event) => {
    // Until it is removed, its button has the focus, and the page the keys.
    if (!dialog.open) return;
    const closes = event.key === "o";
    if (!closes && !moveFocus(list, event.key)) return;
    if (closes) dialog.close();
    // The page has a command for the same key.
    event.preventDefault();
  });
  const dialog = openDialog("overview", words.commands.overview, [list]);
  const marked = list.querySelector<HTMLElement>("[aria-current]");
  marked?.scrollIntoView({ block: "center" });
  marked?.focus({ preventScroll: true });
}
