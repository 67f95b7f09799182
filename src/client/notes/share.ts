import type { Timeline } from "../../timeline/timeline.ts";
import { copyText } from "../ui/copy-text.ts";
import { words } from "../ui/words.ts";
import { addCueLink } from "./cue-link.ts";
import { momentLink } from "./moment-link.ts";
import { readSelection, type SelectedWords } from "./read-selection.ts";
import { createSelectionBar } from "./selection-bar.ts";
import { spokenSpan } from "./spoken-span.ts";

export interface Share {
  /** Copies a link to a moment of the page. Seconds. */
  copyLink(start: number): void;
}

/** Lets notes be shared: a link to each, and one to the time of what is selected in them. */
export function createShare(notes: HTMLElement, timeline: Timeline): Share {
  const copy = (link: string) => void copyText(link, words.linkCopied, words.sharing.copyLink);
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
    [words.sharing.copyLink]: () => {
      if (selected) copy(selected.link);
    },
    ...("share" in navigator && {
      [words.sharing.share]: () => {
        if (selected) void offer(selected.quote, selected.link, timeline.title);
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
  // While a mouse draws the selection, nothing moves under it.
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

/** Whether the focus is on nothing in particular: then the selection is what the reader is at. */
function isOnText(notes: HTMLElement): boolean {
  return [notes, document.body, null].includes(
    document.activeElement instanceof HTMLElement ? document.activeElement : null,
  );
}

function linkTo({ from, to }: SelectedWords, { cues }: Timeline): string | undefined {
  const span = spokenSpan(cues, from, to);
  return span && momentLink(location.href, span.start, span.end);
}

/** Hands quote and link to the system's own sheet. */
async function offer(quote: string, url: string, title: string): Promise<void> {
  try {
    await navigator.share({ title, text: words.sharing.quote(quote, title), url });
  } catch (error) {
    // Closed without a choice, or there is nothing that could take it.
    if (error instanceof DOMException && error.name === "AbortError") return;
    void copyText(url, words.linkCopied, words.sharing.copyLink);
  }
}
