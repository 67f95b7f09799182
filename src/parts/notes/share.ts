import { derive } from "../../timeline/derive.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { createButton } from "../ui/elements.ts";
import { copyText } from "../ui/toast.ts";
import { speakInterface, words } from "../ui/words.ts";
import { createSelectionBar, readSelection, type SelectedWords, spokenSpan } from "./selection.ts";
import { headOf } from "./transcript.ts";

export interface Share {
  /** Copies a link to a moment of the page. Seconds. */
  copyLink(start: number): void;
}

/** Adds links to notes: to each, to each chapter, and to the time of the selected text. */
export function createShare(notes: HTMLElement, timeline: Timeline): Share {
  const copy = (link: string) => void copyText(link, words.linkCopied, words.copyLink);
  const copyLink = (start: number) => copy(momentLink(location.href, start));
  addCueLink(notes, timeline, copyLink);
  shareSelection(notes, timeline, copy);
  return { copyLink };
}

function shareSelection(
  notes: HTMLElement,
  timeline: Timeline,
  copy: (link: string) => void,
): void {
  let selected: { readonly quote: string; readonly link: string } | undefined;
  let pressed = false;
  const bar = createSelectionBar(notes, {
    [words.copyLink]: () => {
      if (selected) copy(selected.link);
    },
    ...("share" in navigator && {
      [words.share]: () => {
        if (selected) void shareBySystem(selected.quote, selected.link, timeline.title);
      },
    }),
  });

  const update = () => {
    if (pressed || bar.focused) return;
    const selection = getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
    const read = range && readSelection(range, notes);
    const link = read && linkTo(read, timeline);
    selected = read && link !== undefined ? { quote: read.quote, link } : undefined;
    if (range && read && selected) bar.show(range, read.last);
    else bar.hide();
  };
  document.addEventListener("selectionchange", update);
  // The bar comes when the mouse is released.
  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    const own = target instanceof Element && target.closest(".selection-bar") !== null;
    pressed = pointerType === "mouse" && !own;
  });
  for (const name of ["pointerup", "pointercancel"])
    document.addEventListener(name, () => {
      if (!pressed) return;
      pressed = false;
      update();
    });
  document.addEventListener("keydown", (event) => {
    if (!bar.shown || event.defaultPrevented) return;
    const { focused } = bar;
    if (event.key === "Escape") {
      bar.hide();
      if (focused) notes.focus({ preventScroll: true });
    } else if (event.key === "Tab" && !event.shiftKey && isOnText(notes)) {
      event.preventDefault();
      bar.focus();
    }
  });
}

/** Whether the focus is on no control. */
function isOnText(notes: HTMLElement): boolean {
  return [notes, document.body, null].includes(
    document.activeElement instanceof HTMLElement ? document.activeElement : null,
  );
}

function linkTo({ from, to }: SelectedWords, { cues }: Timeline): string | undefined {
  const span = spokenSpan(cues, from, to);
  return span && momentLink(location.href, span.start, span.end);
}

/** Opens the system's dialog for sharing, with quote and link. */
async function shareBySystem(quote: string, url: string, title: string): Promise<void> {
  try {
    await navigator.share({ title, text: words.quote({ text: quote, title }), url });
  } catch (error) {
    // Closed without a choice.
    if (error instanceof DOMException && error.name === "AbortError") return;
    void copyText(url, words.linkCopied, words.copyLink);
  }
}

/**
 * A button that copies a link to a note, or to a chapter: it moves to the one under the pointer or with the focus in it,
 * after the note's time or the chapter's title.
 *
 * @param notes holds the `[data-cue]` elements, in a `[data-segment]` with its heading
 * @param copy called with its start, seconds
 */
function addCueLink(notes: HTMLElement, timeline: Timeline, copy: (start: number) => void): void {
  const startsOf = (entries: readonly { readonly id: string; readonly start: number }[]) =>
    new Map(entries.map((entry) => [entry.id, entry.start]));
  const cueStarts = derive(timeline, ({ cues }) => startsOf(cues));
  const segmentStarts = derive(timeline, ({ segments }) => startsOf(segments));
  let start = 0;
  const button = createButton("plain cue-link", words.copyLink, () => copy(start));
  speakInterface(button);

  const moveTo = (target: EventTarget | null) => {
    if (!(target instanceof Element)) return;
    const cue = target.closest<HTMLElement>("[data-cue]");
    const heading = target.closest("[data-segment] > h2");
    const segment = heading?.parentElement?.dataset["segment"];
    const own = cueStarts().get(cue?.dataset["cue"] ?? "") ?? segmentStarts().get(segment ?? "");
    const before = (cue && headOf(cue)) ?? heading?.lastChild;
    if (!before || own === undefined || before === button || before.nextSibling === button) return;
    start = own;
    button.ariaLabel = words.copyLinkTo({ timecode: formatTimecode(start) });
    before.after(button);
  };
  // Not `pointerover`, which is dispatched also when the notes scroll under the pointer. `pointerdown` is for touch.
  for (const name of ["pointermove", "pointerdown"] as const)
    notes.addEventListener(name, ({ target }) => {
      // It stays where it has the keyboard's focus.
      if (!button.matches(":focus-visible")) moveTo(target);
    });
  notes.addEventListener("focusin", ({ target }) => moveTo(target));
}

/**
 * The address of a moment, or of a span, on a page.
 *
 * @param page the page's address; its query and hash are left behind
 * @param start seconds
 * @param end seconds: the page plays to there and stops (Media Fragments)
 */
export function momentLink(page: string, start: number, end?: number): string {
  const url = new URL(page);
  url.hash = "";
  url.search = end === undefined ? `?t=${print(start)}` : "";
  if (end !== undefined) url.hash = `#t=${print(start)},${print(end)}`;
  return url.href;
}

/** To milliseconds, without trailing zeros. */
function print(seconds: number): string {
  return String(Number(seconds.toFixed(3)));
}
