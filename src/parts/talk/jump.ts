import type { Position } from "../../timeline/position.ts";
import type { Timeline, TimelineSlide } from "../../timeline/timeline.ts";
import { drawSlide } from "../deck/preview.ts";
import { openDialog } from "../ui/dialog.ts";
import { words } from "./words.ts";

/** As many as can be told apart at a glance. */
const SHOWN = 8;

/**
 * Asks for a slide by its number or a part of its title, and goes to the first that fits, or the one that is picked.
 *
 * @param slides by their ids, for their pictures
 */
export function openJump(
  timeline: Timeline,
  slides: ReadonlyMap<string, HTMLElement>,
  goTo: (position: Position) => void,
): void {
  const form = document.createElement("form");
  const label = document.createElement("label");
  const field = document.createElement("input");
  field.autocomplete = "off";
  label.append(words.jumpTo, field);
  const list = document.createElement("ol");
  list.className = "jump-list";
  form.append(label, list);
  const dialog = openDialog("jump", words.commands.jump, [form]);

  const pick = ({ id }: TimelineSlide) => {
    dialog.close();
    goTo({ slide: id, step: 0 });
  };
  const fitting = () => findSlides(timeline, field.value);
  const drawList = () => {
    const found = fitting().slice(0, SHOWN);
    list.replaceChildren(
      ...(found.length === 0 ? [createLine(words.noSuchSlide)] : found.map(createChoice)),
    );
  };
  const createChoice = (slide: TimelineSlide) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset["pick"] = slide.id;
    const picture = document.createElement("span");
    picture.className = "thumb";
    picture.ariaHidden = "true";
    const drawn = slides.get(slide.id);
    if (drawn) picture.append(drawSlide(drawn));
    const name = document.createElement("span");
    name.textContent = `${timeline.slides.indexOf(slide) + 1} · ${slide.title}`;
    button.append(picture, name);
    button.addEventListener("click", () => pick(slide));
    const item = document.createElement("li");
    item.append(button);
    return item;
  };
  field.addEventListener("input", drawList);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = fitting();
    if (first) pick(first);
  });
  drawList();
  field.focus();
}

/** The slide of a number, then those whose titles have the text in them, the ones that begin with it first. */
export function findSlides({ slides }: Timeline, text: string): TimelineSlide[] {
  const wanted = fold(text.trim());
  if (wanted === "") return [...slides];
  const numbered = /^\d+$/.test(wanted) ? slides.slice(Number(wanted) - 1, Number(wanted)) : [];
  const begin = slides.filter(({ title }) => fold(title).startsWith(wanted));
  const hold = slides.filter(({ title }) => fold(title).includes(wanted));
  return [...new Set([...(Number(wanted) === 0 ? [] : numbered), ...begin, ...hold])];
}

function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

function createLine(text: string): HTMLElement {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
