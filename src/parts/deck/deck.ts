import Reveal, { type RevealConfig } from "reveal.js";
import { startOf } from "../../timeline/lookup.ts";
import { isSamePosition, type Position } from "../../timeline/position.ts";
import { parseTime } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import { createListeners } from "../ui/store.ts";
import { words } from "../ui/words.ts";

export interface Deck {
  readonly position: Position;
  /** Every slide of the episode by its id, in order, in the deck or not. */
  readonly slides: ReadonlyMap<string, HTMLElement>;
  show(position: Position): void;
  next(): void;
  previous(): void;
  /** Marks the slide after or before in the overview, as none that the user has moved to. */
  highlight(by: 1 | -1): void;
  /** reveal.js's own board of all slides. */
  readonly overview: Overview;
  /** Calls back after every move; `byUser` when it was not {@link Deck.show} that moved. */
  onMove(listener: (position: Position, byUser: boolean) => void): void;
}

export interface Overview {
  readonly isOpen: boolean;
  toggle(): void;
}

const BASE_CONFIG: RevealConfig = {
  width: 1280,
  height: 720,
  margin: 0,
  minScale: 0.05,
  maxScale: 6,
  center: false,
  transition: "none",
  backgroundTransition: "none",
  // Its scroll view would take the place of the deck on every phone.
  scrollActivationWidth: 0,
  // A slide's elements are ours to show: no autoplay, no preload by distance.
  viewDistance: 2,
  mobileViewDistance: 2,
  // The keys, the touch and the address are ours: reveal.js knows of a stretch of the deck only.
  keyboard: false,
  touch: false,
  hash: false,
  controls: false,
  progress: false,
};

/**
 * How many slides reveal.js is given at once: with 300 it takes 30 ms for each move, with a dozen 5. Its overview is given
 * them all, as long as it is open.
 */
const CHUNK = 12;

export interface DeckOptions {
  readonly config: RevealConfig;
  readonly start?: Position | undefined;
}

/** Hands the page's deck to reveal.js. */
export async function createDeck(
  element: HTMLElement,
  { config, start }: DeckOptions,
): Promise<Deck> {
  const sections = Array.from(element.querySelectorAll<HTMLElement>("section[data-slide]"));
  const ids = sections.map((section) => section.dataset["slide"] ?? "");
  const indices = new Map(ids.map((id, index) => [id, index]));
  const holder = sections[0]?.parentElement;
  /** Indices of the slides that reveal.js has: from, and up to but not including. */
  let first = 0;
  let end = sections.length;
  const give = (from: number, to: number): boolean => {
    if (from === first && to === end) return false;
    [first, end] = [from, to];
    const beside = Array.from(holder?.children ?? []).filter(
      (child) => child.localName !== "section",
    );
    holder?.replaceChildren(...sections.slice(first, end), ...beside);
    return true;
  };
  /** Gives reveal.js the stretch that holds a slide. @returns whether it had another one */
  const mount = (index: number): boolean => {
    const from = Math.floor(index / CHUNK) * CHUNK;
    return give(from, Math.min(sections.length, from + CHUNK));
  };
  mount(indices.get(start?.slide ?? "") ?? 0);

  const reveal = new Reveal(element, { ...BASE_CONFIG, ...config });
  await reveal.initialize();
  if (config.embedded) leaveToReader(element);

  const moved = createListeners<[position: Position, byUser: boolean]>();
  const tell = (byUser: boolean) => moved.tell(position(), byUser);
  let driving = false;
  const position = (): Position => {
    const { h, f } = reveal.getIndices();
    return { slide: ids[first + h] ?? "", step: (f ?? -1) + 1 };
  };
  /** Moves without a word of reveal.js's own, which keeps silent where another stretch has the same index. */
  const go = (index: number, fragment: number, byUser: boolean) => {
    driving = true;
    if (ids[index] === position().slide) reveal.navigateFragment(fragment);
    else {
      if (!reveal.isOverview() && mount(index)) reveal.sync();
      reveal.slide(index - first, 0, fragment);
    }
    driving = false;
    tell(byUser);
  };
  /** To the slide before or after the stretch. @param fragment the state in which to come upon it */
  const cross = (by: 1 | -1, fragment: number) => {
    const index = (indices.get(position().slide) ?? 0) + by;
    if (!sections[index]) return;
    go(index, fragment, true);
  };
  const deck: Deck = {
    get position() {
      return position();
    },
    slides: new Map(sections.map((section, index) => [ids[index] ?? "", section])),
    show({ slide, step }) {
      const index = indices.get(slide);
      if (index === undefined || isSamePosition(position(), { slide, step })) return;
      go(index, step - 1, false);
    },
    highlight(by) {
      const index = (indices.get(position().slide) ?? 0) + by;
      if (sections[index]) go(index, -1, false);
    },
    next() {
      if (reveal.isLastSlide() && !reveal.availableFragments().next) cross(1, -1);
      else reveal.next();
    },
    previous() {
      if (reveal.isFirstSlide() && !reveal.availableFragments().prev) cross(-1, ALL_FRAGMENTS);
      else reveal.prev();
    },
    overview: {
      get isOpen() {
        return reveal.isOverview();
      },
      toggle() {
        const { slide, step } = position();
        const index = indices.get(slide) ?? 0;
        if (!reveal.isOverview() && give(0, sections.length)) {
          driving = true;
          reveal.sync();
          reveal.slide(index, 0, step - 1);
          driving = false;
        }
        reveal.toggleOverview();
      },
    },
    onMove: moved.add,
  };
  // However it is closed: by a key, or by a click on a slide, which reveal.js shows after this.
  reveal.on("overviewhidden", () => {
    queueMicrotask(() => {
      const { slide, step } = position();
      const index = indices.get(slide) ?? 0;
      if (!mount(index)) return;
      reveal.sync();
      go(index, step - 1, true);
    });
  });
  if (start) deck.show(start);
  for (const name of ["slidechanged", "fragmentshown", "fragmenthidden"]) {
    reveal.on(name, () => {
      if (!driving) tell(true);
    });
  }
  return deck;
}

/** Beyond any slide's last. */
const ALL_FRAGMENTS = 999;

/**
 * A deck in a page is read as part of it, and turns without a word: reveal.js would take reading keys away from a
 * screen reader, and have it speak each slide over the narration.
 */
function leaveToReader(element: HTMLElement): void {
  element.removeAttribute("role");
  element.querySelector(".aria-status")?.setAttribute("aria-live", "off");
}

/** Where the address asks to open. Read it before reveal.js starts: that rewrites the hash. */
export interface Start {
  /** Seconds, from `?t=` or `#t=`: `192.5` or `03:12`. */
  readonly time?: number | undefined;
  /** Seconds: where to stop, from the end of a span, `t=192.5,200`. */
  readonly end?: number | undefined;
  /** From `?slide=`. */
  readonly slide?: string | undefined;
}

/** Reads where an address asks to open. */
export function readStart({ search, hash }: Pick<Location, "search" | "hash">): Start {
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    ...readSpan(query.get("t") ?? fragment.get("t") ?? ""),
    slide: query.get("slide") ?? undefined,
  };
}

/** When that is: seconds; `undefined` when nothing was asked for, or for a slide that there is not. */
export function startTimeOf(timeline: Timeline, { time, slide }: Start): number | undefined {
  return time ?? (slide === undefined ? undefined : startOf(timeline, slide, 0));
}

/** @see https://www.w3.org/TR/media-frags/#naming-time */
function readSpan(text: string): Pick<Start, "time" | "end"> {
  const [start = "", stop = ""] = text.replace(/^npt:/, "").split(",");
  const end = parseTime(stop);
  // `t=,200` begins at the beginning.
  const time = parseTime(start) ?? (start === "" && end !== undefined ? 0 : undefined);
  return { time, end: end !== undefined && end > (time ?? 0) ? end : undefined };
}

/** `Slide 14 of 36 · step 4 of 5`, in two lines where there is no room for one. */
export function describePosition(timeline: Timeline, { slide, step }: Position): string {
  const index = timeline.slides.findIndex(({ id }) => id === slide);
  const steps = timeline.slides[index]?.steps ?? 0;
  const place = words.slideOf(index + 1, timeline.slides.length);
  if (steps === 0) return place;
  return `${unbroken(place)}${NO_BREAK}· ${unbroken(words.stepOf(step, steps))}`;
}

const NO_BREAK = "\u{a0}";

function unbroken(text: string): string {
  return text.replaceAll(" ", NO_BREAK);
}
