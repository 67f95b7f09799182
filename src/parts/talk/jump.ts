import type { Position } from "../../timeline/position.ts";
import type { Timeline, TimelineSlide } from "../../timeline/timeline.ts";
import { createSlideButton } from "../deck/preview.ts";
import { openDialog } from "../ui/dialog.ts";
import { el } from "../ui/elements.ts";
import { words } from "./words.ts";

/** Slides in the list, as many as one overlooks at a glance. */
const MAX_RESULTS = 8;

/**
 * Opens a dialog that asks for a slide's number or a part of its title. Enter goes to the first slide that matches.
 *
 * @param slides by their ids, for their thumbnails
 */
export function openJump(
  timeline: Timeline,
  slides: ReadonlyMap<string, HTMLElement>,
  goTo: (position: Position) => void,
): void {
  const field = el("input", { autocomplete: "off" });
  const list = el("ol", { className: "tiles" });
  const form = el("form", {}, el("label", {}, words.jumpTo, field), list);
  const dialog = openDialog("jump", words.commands.jump, [form]);

  const pick = ({ id }: TimelineSlide) => {
    dialog.close();
    goTo({ slide: id, step: 0 });
  };
  const drawList = () => {
    const found = findSlides(timeline, field.value).slice(0, MAX_RESULTS);
    const items = found.map((slide) => {
      const caption = el("span", {}, `${timeline.slides.indexOf(slide) + 1} · ${slide.title}`);
      const button = createSlideButton(slide.id, slides.get(slide.id), () => pick(slide));
      button.append(caption);
      return el("li", {}, button);
    });
    list.replaceChildren(...(items.length === 0 ? [el("li", {}, words.noSuchSlide)] : items));
  };
  field.addEventListener("input", drawList);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = findSlides(timeline, field.value);
    if (first) pick(first);
  });
  drawList();
  field.focus();
}

/** The slide with a number, then those whose titles begin with the text, then those whose titles contain it. */
export function findSlides({ slides }: Timeline, text: string): TimelineSlide[] {
  const wanted = fold(text.trim());
  if (wanted === "") return [...slides];
  const numbered = /^\d+$/.test(wanted) ? slides.slice(Number(wanted) - 1, Number(wanted)) : [];
  const begin = slides.filter(({ title }) => fold(title).startsWith(wanted));
  const contain = slides.filter(({ title }) => fold(title).includes(wanted));
  return [...new Set([...(Number(wanted) === 0 ? [] : numbered), ...begin, ...contain])];
}

/** Ignores case and diacritics. */
function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
