import Reveal from "reveal.js";
import type { RevealConfig } from "reveal.js";
import "reveal.js/reveal.css";

/** A slide and one of its states. */
export interface Position {
  readonly slide: string;
  readonly step: number;
}

export interface Deck {
  readonly position: Position;
  show(position: Position): void;
  next(): void;
  previous(): void;
  /** Calls back after every move; `byHand` when it was not {@link Deck.show} that moved. */
  onMove(listener: (position: Position, byHand: boolean) => void): void;
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
};

/** Hands the page's deck to reveal.js. */
export async function createDeck(
  element: HTMLElement,
  config: RevealConfig,
  start?: Position,
): Promise<Deck> {
  const sections = Array.from(element.querySelectorAll<HTMLElement>("section[data-slide]"));
  const indices = new Map(
    sections.map((section, index) => [section.dataset["slide"] ?? "", index]),
  );
  const reveal = new Reveal(element, { ...BASE_CONFIG, ...config });
  await reveal.initialize();
  if (config.embedded) leaveToReader(element);

  const listeners = new Set<(position: Position, byHand: boolean) => void>();
  let driving = false;
  const deck: Deck = {
    get position() {
      const { h, f } = reveal.getIndices();
      return { slide: sections[h]?.dataset["slide"] ?? "", step: (f ?? -1) + 1 };
    },
    show({ slide, step }) {
      const index = indices.get(slide);
      const now = deck.position;
      if (index === undefined || (now.slide === slide && now.step === step)) return;
      driving = true;
      reveal.slide(index, 0, step - 1);
      driving = false;
    },
    next: () => reveal.next(),
    previous: () => reveal.prev(),
    onMove: (listener) => void listeners.add(listener),
  };
  if (start) deck.show(start);
  for (const name of ["slidechanged", "fragmentshown", "fragmenthidden"]) {
    reveal.on(name, () => {
      for (const listener of listeners) listener(deck.position, !driving);
    });
  }
  return deck;
}

/**
 * A deck in a page is read as part of it, and turns without a word: reveal.js would take reading keys away from a
 * screen reader, and have it speak each slide over the narration.
 */
function leaveToReader(element: HTMLElement): void {
  element.removeAttribute("role");
  element.querySelector(".aria-status")?.setAttribute("aria-live", "off");
}
