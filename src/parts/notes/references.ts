import { el } from "../ui/elements.ts";
import { words } from "../ui/words.ts";

const CITATIONS = 'a.citation[href^="#reference-"]';
const CARD = "reference-card";

/**
 * Opens the reference of a citation in a card beside it, which Escape, a second click and a click elsewhere close. In a
 * browser without popovers the citation leads to the list of sources, as without scripts.
 *
 * @param notes holds the citations, and the references by their ids
 */
export function createReferences(notes: HTMLElement): void {
  if (!("popover" in HTMLElement.prototype)) return;
  const card = el("div", { className: CARD, id: CARD, role: "note", popover: "auto" });
  let shown: HTMLAnchorElement | undefined;
  /** A press outside the card closes it before `click` is dispatched. */
  let closedByPress: HTMLAnchorElement | undefined;

  const place = () => {
    if (!shown) return;
    const anchor = shown.getBoundingClientRect();
    const { left, top } = placeBeside(anchor, card.getBoundingClientRect(), {
      width: document.documentElement.clientWidth,
      height: innerHeight,
    });
    card.style.left = `${left}px`;
    card.style.top = `${top}px`;
  };
  const open = (citation: HTMLAnchorElement, reference: Element) => {
    fill(card, citation, reference);
    // Next in the page for Tab and screen readers.
    (citation.closest("sup") ?? citation).after(card);
    card.showPopover();
    shown = citation;
    citation.ariaExpanded = "true";
    citation.setAttribute("aria-details", CARD);
    place();
  };
  const closed = () => {
    if (!shown) return;
    if (card.contains(document.activeElement)) shown.focus({ preventScroll: true });
    shown.ariaExpanded = "false";
    shown.removeAttribute("aria-details");
    shown = undefined;
  };

  for (const citation of notes.querySelectorAll(CITATIONS)) citation.ariaExpanded = "false";
  notes.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const citation = citationAt(event.target);
    const reference = citation && referenceOf(citation);
    if (!citation || !reference) return;
    event.preventDefault();
    const again = shown === citation || closedByPress === citation;
    card.hidePopover();
    if (!again) open(citation, reference);
  });
  document.addEventListener("pointerdown", () => (closedByPress = shown), { capture: true });
  document.addEventListener("keydown", () => (closedByPress = undefined), { capture: true });
  // The card is in a note, which a click seeks to.
  card.addEventListener("click", (event) => {
    event.stopPropagation();
    if (event.target instanceof Element && event.target.matches(".reference-listed"))
      card.hidePopover();
  });
  card.addEventListener("beforetoggle", ({ newState }) => {
    if (newState === "closed") closed();
  });
  for (const name of ["scroll", "resize"])
    window.addEventListener(name, place, { capture: true, passive: true });
}

function citationAt(target: EventTarget | null): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest(CITATIONS) : null;
  return link instanceof HTMLAnchorElement ? link : undefined;
}

function referenceOf({ hash }: HTMLAnchorElement): Element | null {
  return document.getElementById(hash.slice(1));
}

function fill(card: HTMLElement, citation: HTMLAnchorElement, reference: Element): void {
  const content = Array.from(reference.childNodes, (child) => child.cloneNode(true));
  card.ariaLabel = citation.ariaLabel;
  card.replaceChildren(
    el("div", {}, ...content),
    el("a", { className: "reference-listed", href: citation.hash }, words.inTheList),
  );
}

/** CSS pixels between the box and what is around it. */
const MARGIN = 8;

/** In the window's coordinates. */
export interface Placement {
  readonly left: number;
  readonly top: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Places a box below another, or above it where there is too little room below and more above, within the window.
 *
 * By hand, as CSS anchor positioning is too new.
 */
export function placeBeside(
  anchor: Pick<DOMRect, "left" | "top" | "bottom">,
  box: Size,
  view: Size,
): Placement {
  const below = view.height - anchor.bottom;
  const above = anchor.top;
  const needed = box.height + 2 * MARGIN;
  const top =
    below >= needed || below >= above
      ? Math.min(anchor.bottom + MARGIN, view.height - MARGIN - box.height)
      : anchor.top - MARGIN - box.height;
  const left = Math.min(anchor.left - 2 * MARGIN, view.width - MARGIN - box.width);
  return { left: Math.max(MARGIN, left), top: Math.max(MARGIN, top) };
}
