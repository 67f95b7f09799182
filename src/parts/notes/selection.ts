import { countWords } from "../../timeline/schedule.ts";
import type { Interval, TimelineCue } from "../../timeline/timeline.ts";
import { createButton, el } from "../ui/elements.ts";
import { speakInterface, words } from "../ui/words.ts";
import { readNoteText } from "./note-text.ts";

/** Buttons below the selected text. */
export interface SelectionBar {
  /** Shows it below the end of a range. @param last the note after which it is in the tab order */
  show(range: Range, last: HTMLElement): void;
  hide(): void;
  focus(): void;
  readonly shown: boolean;
  /** Whether it holds the focus. */
  readonly focused: boolean;
}

/** CSS pixels below the selection; touch devices show handles there. */
const GAP = { fine: 6, coarse: 30 } as const;
const MARGIN = 8;

/**
 * @param notes what the bar scrolls with; the containing block of what is placed in it
 * @param actions by the words of their buttons
 */
export function createSelectionBar(
  notes: HTMLElement,
  actions: Readonly<Record<string, () => void>>,
): SelectionBar {
  const bar = el(
    "div",
    { className: "selection-bar menu", role: "group", ariaLabel: words.selection },
    ...Object.entries(actions).map(([label, run]) => createButton("", label, run)),
  );
  speakInterface(bar);
  // A press on it would clear the selection.
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  bar.addEventListener("mousedown", (event) => event.preventDefault());

  return {
    show(range, last) {
      if (bar.previousElementSibling !== last) last.after(bar);
      placeBelow(bar, range, notes);
    },
    hide: () => bar.remove(),
    focus: () => bar.querySelector("button")?.focus(),
    get shown() {
      return bar.isConnected;
    },
    get focused() {
      return bar.contains(document.activeElement);
    },
  };
}

function placeBelow(bar: HTMLElement, range: Range, notes: HTMLElement): void {
  const box = notes.getBoundingClientRect();
  const end = Array.from(range.getClientRects()).findLast(({ width }) => width > 0);
  const { left, bottom } = end ?? range.getBoundingClientRect();
  const gap = matchMedia("(pointer: coarse)").matches ? GAP.coarse : GAP.fine;
  const furthest = notes.clientWidth - bar.offsetWidth - MARGIN;
  const x = Math.max(MARGIN, Math.min(left - box.left, furthest));
  bar.style.left = `${x + notes.scrollLeft}px`;
  bar.style.top = `${bottom - box.top + notes.scrollTop + gap}px`;
}

/** Selected text of the notes. */
export interface SelectedWords {
  /** Without times and citations. */
  readonly quote: string;
  readonly from: WordPlace;
  readonly to: WordPlace;
  /** The last note that it touches. */
  readonly last: HTMLElement;
}

/** Reads what is selected. @returns `undefined` unless all of it is in the notes, and some of it is spoken */
export function readSelection(range: Range, notes: HTMLElement): SelectedWords | undefined {
  if (range.collapsed || !notes.contains(range.commonAncestorContainer)) return undefined;
  const touched = Array.from(notes.querySelectorAll<HTMLElement>("[data-cue]"))
    .filter((cue) => range.intersectsNode(cue))
    .map((cue) => ({ cue, ...partsOf(cue, range) }))
    .filter(({ within }) => within.trim() !== "");
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  return {
    quote: touched.map(({ within }) => within.replaceAll(/\s+/g, " ").trim()).join(" "),
    // With the whole of a word that is selected in part.
    from: place(first.cue, first.before.replace(/\S+$/, "")),
    to: place(last.cue, last.before + last.within),
    last: last.cue,
  };
}

function place(cue: HTMLElement, before: string): WordPlace {
  return { cue: cue.dataset["cue"] ?? "", words: countWords(before) };
}

/** A note's words before a range and within it. */
function partsOf(cue: HTMLElement, range: Range): { before: string; within: string } {
  const { text, pieces } = readNoteText(cue);
  const start = pieces.find(({ node }) => range.intersectsNode(node));
  const end = pieces.findLast(({ node }) => range.intersectsNode(node));
  if (!start || !end) return { before: text, within: "" };
  const from = start.start + (start.node === range.startContainer ? range.startOffset : 0);
  const to = end.start + (end.node === range.endContainer ? range.endOffset : end.node.length);
  return { before: text.slice(0, from), within: text.slice(from, to) };
}

/** A place between two words of a note. */
interface WordPlace {
  /** The cue's id. */
  readonly cue: string;
  /** How many of its words come before. */
  readonly words: number;
}

/**
 * When the words between two places are spoken: each in proportion to the words of its cue, in tenths of a second,
 * never beyond the cue.
 *
 * @returns `undefined` where a cue is unknown, or no time passes between the places
 */
export function spokenSpan(
  cues: readonly TimelineCue[],
  from: WordPlace,
  to: WordPlace,
): Interval | undefined {
  const first = cues.find(({ id }) => id === from.cue);
  const last = cues.find(({ id }) => id === to.cue);
  if (!first || !last) return undefined;
  const start = Math.max(first.start, Math.floor(timeAt(first, from.words) * 10) / 10);
  const end = Math.min(last.end, Math.ceil(timeAt(last, to.words) * 10) / 10);
  return end > start ? { start, end } : undefined;
}

function timeAt({ start, end, text }: TimelineCue, words: number): number {
  const share = Math.min(1, words / (countWords(text) || 1));
  return start + (end - start) * share;
}
