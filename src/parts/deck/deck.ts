import Reveal, { type RevealConfig, type RevealPlugin } from "reveal.js";
import { isSamePosition, type Position } from "../../timeline/position.ts";
import { chooseByPointer } from "../code/tabs.ts";
import { idle } from "../ui/idle.ts";
import { createListeners } from "../ui/store.ts";

export interface Deck {
  readonly position: Position;
  /** All slides by their ids, in order. Not all of them are in the page. */
  readonly slides: ReadonlyMap<string, HTMLElement>;
  /** @param seconds until the next change, which words that move must not outlast; 0 lets nothing move */
  show(position: Position, seconds?: number): void;
  next(): void;
  previous(): void;
  /** Takes other slides, all in order, and shows the same slide and step, or what is now in its place. */
  replace(sections: readonly HTMLElement[]): void;
  /** Calls back after every move; `byUser` unless {@link Deck.show} caused it. */
  onMove(listener: (position: Position, byUser: boolean) => void): void;
}

/** Slides that reveal.js has at once: a move takes longer the more there are, and longest to another chunk. */
const CHUNK = 40;
/** Slides on either side that reveal.js displays: all, where the style sheet can say which of them are laid out. */
const DISTANCE = CSS.supports("content-visibility", "hidden") ? CHUNK : 2;

const BASE_CONFIG: RevealConfig = {
  margin: 0,
  minScale: 0.05,
  maxScale: 6,
  center: false,
  transition: "none",
  backgroundTransition: "none",
  // No scroll view, which phones would get instead of the deck.
  scrollActivationWidth: 0,
  viewDistance: DISTANCE,
  mobileViewDistance: DISTANCE,
  // Cuedeck handles these itself, since reveal.js only has a part of the slides.
  keyboard: false,
  touch: false,
  hash: false,
  controls: false,
  progress: false,
  // A row of slides. Pages have a grid of their own.
  overview: false,
};

export interface DeckOptions {
  readonly config: RevealConfig;
  readonly start?: Position | undefined;
}

/** Starts reveal.js on the page's deck. */
export async function createDeck(
  element: HTMLElement,
  { config, start }: DeckOptions,
): Promise<Deck> {
  let sections: readonly HTMLElement[] = [];
  let ids: readonly string[] = [];
  const indices = new Map<string, number>();
  const slides = new Map<string, HTMLElement>();
  const setSections = (all: readonly HTMLElement[]) => {
    sections = all;
    ids = sections.map((section) => section.dataset["slide"] ?? "");
    indices.clear();
    slides.clear();
    for (const [index, section] of sections.entries()) {
      indices.set(ids[index] ?? "", index);
      slides.set(ids[index] ?? "", section);
    }
  };
  setSections(Array.from(element.querySelectorAll<HTMLElement>("section[data-slide]")));
  const container = sections[0]?.parentElement;
  /** The slides that reveal.js has: half-open, as indices. */
  let first = 0;
  let end = sections.length;
  const mount = (from: number, to: number): boolean => {
    if (from === first && to === end) return false;
    [first, end] = [from, to];
    const others = Array.from(container?.children ?? []).filter(
      (child) => child.localName !== "section",
    );
    container?.replaceChildren(...sections.slice(first, end), ...others);
    return true;
  };
  /** Puts a slide's chunk into the page. @returns whether it was another one */
  const mountChunkOf = (index: number): boolean => {
    const from = Math.floor(index / CHUNK) * CHUNK;
    return mount(from, Math.min(sections.length, from + CHUNK));
  };
  mountChunkOf(indices.get(start?.slide ?? "") ?? 0);

  const plugins = config.embedded ? [SILENT] : [];
  const reveal = new Reveal(element, {
    ...BASE_CONFIG,
    ...formatOf(element),
    ...config,
    plugins,
  });
  // Before reveal.js, which then scales the slides.
  window.addEventListener("resize", () => {
    const format = formatOf(element);
    if (format.width !== reveal.getConfig().width) reveal.configure(format);
  });
  await reveal.initialize();
  if (config.embedded) adaptToPage(element);
  chooseByPointer(element);

  const moved = createListeners<[position: Position, byUser: boolean]>();
  // Loaded only where code changes into other code.
  let morph: (typeof import("../code/morph.ts"))["morph"] | undefined;
  if (sections.some((section) => section.querySelector(".magic-move")))
    void import("../code/morph.ts").then((module) => (morph = module.morph));
  // Likewise, where slides have pictures of one name.
  let morphPictures: (typeof import("./morph-pictures.ts"))["morphPictures"] | undefined;
  if (hasPairs(sections))
    void import("./morph-pictures.ts").then((module) => (morphPictures = module.morphPictures));
  let last: Position = { slide: "", step: 0 };
  const report = (byUser: boolean, seconds = byUser ? Number.POSITIVE_INFINITY : 0) => {
    const { slide, step } = position();
    const [from, to] = [indices.get(last.slide) ?? -1, indices.get(slide) ?? -1];
    const [before, section] = [sections[from], sections[to]];
    const by = slide === last.slide ? step - last.step : 0;
    before?.classList.remove("moving");
    if (by === 1 && seconds >= MOTION) section?.classList.add("moving");
    if (section && Math.abs(by) === 1) morph?.(section, last.step, step, seconds);
    if (before && section && Math.abs(to - from) === 1) morphPictures?.(before, section, seconds);
    last = { slide, step };
    moved.tell(last, byUser);
    if (from !== to) void idle(500).then(() => layOut(sections[to + 1]));
  };
  /** The slide that is laid out though it is not shown. */
  let ahead: HTMLElement | undefined;
  /** Lets the browser lay out a slide ahead of the move to it: one with a picture takes it a while. */
  const layOut = (next: HTMLElement | undefined) => {
    ahead?.classList.remove("next");
    next?.classList.add("next");
    ahead = next;
  };
  /** While `true`, reveal.js's events are ignored. */
  let isMoving = false;
  const position = (): Position => {
    const { h, f } = reveal.getIndices();
    return { slide: ids[first + h] ?? "", step: (f ?? -1) + 1 };
  };
  /** Reports the move itself: reveal.js emits no event when the slide has the same index in another chunk. */
  const go = (index: number, fragment: number, byUser: boolean, seconds?: number) => {
    isMoving = true;
    if (ids[index] === position().slide) reveal.navigateFragment(fragment);
    else {
      if (mountChunkOf(index)) reveal.sync();
      reveal.slide(index - first, 0, fragment);
    }
    isMoving = false;
    report(byUser, seconds);
  };
  /** The user goes to a neighbour that may be in another chunk. */
  const goToNeighbour = (by: 1 | -1, fragment: number) => {
    const index = (indices.get(position().slide) ?? 0) + by;
    if (sections[index]) go(index, fragment, true);
  };
  const deck: Deck = {
    get position() {
      return position();
    },
    slides,
    show({ slide, step }, seconds) {
      const index = indices.get(slide);
      if (index === undefined || isSamePosition(position(), { slide, step })) return;
      go(index, step - 1, false, seconds);
    },
    next() {
      if (reveal.isLastSlide() && !reveal.availableFragments().next) goToNeighbour(1, -1);
      else reveal.next();
    },
    previous() {
      if (reveal.isFirstSlide() && !reveal.availableFragments().prev)
        goToNeighbour(-1, ALL_FRAGMENTS);
      else reveal.prev();
    },
    replace(all) {
      const { slide, step } = position();
      const before = indices.get(slide) ?? 0;
      setSections(all);
      const index = indices.get(slide) ?? Math.min(before, all.length - 1);
      // None of them, so that all are put into the page.
      [first, end] = [0, 0];
      mountChunkOf(index);
      isMoving = true;
      reveal.sync();
      reveal.slide(index - first, 0, step - 1);
      isMoving = false;
      report(false);
    },
    onMove: moved.add,
  };
  if (start) deck.show(start);
  last = position();
  for (const name of ["slidechanged", "fragmentshown", "fragmenthidden"]) {
    reveal.on(name, () => {
      if (!isMoving) report(true);
    });
  }
  return deck;
}

/** The size of slides, in their own pixels: the style sheet chooses it by the shape of the window. */
function formatOf(element: HTMLElement): { readonly width: number; readonly height: number } {
  const style = getComputedStyle(element);
  return {
    width: Number(style.getPropertyValue("--format-width")),
    height: Number(style.getPropertyValue("--format-height")),
  };
}

/** Seconds that the parts of a step take to come, as `motion.css` says. */
const MOTION = 0.5;

/** Whether a slide has a picture of the same name as the one before it. */
function hasPairs(sections: readonly HTMLElement[]): boolean {
  const names = sections.map((section) =>
    Array.from(
      section.querySelectorAll<HTMLElement>("[data-name]"),
      ({ dataset }) => dataset["name"],
    ),
  );
  return names.some((each, index) => each.some((name) => names[index + 1]?.includes(name)));
}

/** More than any slide has. */
const ALL_FRAGMENTS = 999;

/** No text of each step for a live region that is off: to gather it lays the page out once for every part. */
const SILENT: RevealPlugin = {
  id: "silent",
  init: (reveal) => void Object.assign(reveal, { getStatusText: () => "" }),
};

/**
 * Undoes what reveal.js does for screen readers, where the deck is a part of a page: `role="application"` would disable
 * their reading keys, and the live region would announce each slide over the narration.
 */
function adaptToPage(element: HTMLElement): void {
  element.removeAttribute("role");
  element.querySelector(".aria-status")?.toggleAttribute("hidden", true);
}
