import { bindActions } from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import "./print.css";

/**
 * Gives each state of a slide that shows itself in steps a page of its own, before the one that shows all: only that
 * one is read aloud and outlined.
 */
function addStepPages(): void {
  for (const slide of document.querySelectorAll<HTMLElement>("[data-slide]")) {
    const steps = Math.max(0, ...Array.from(slide.querySelectorAll("[data-step]"), stepOf));
    for (let step = 0; step < steps; step += 1) slide.before(copyAt(slide, step));
    // Of a slide and its copies, the first is where the slide is found.
    if (steps > 0) slide.removeAttribute("id");
  }
}

function copyAt(slide: HTMLElement, step: number): Node {
  const copy = slide.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return copy;
  copy.ariaHidden = "true";
  if (step > 0) copy.removeAttribute("id");
  // What is not read aloud must not be stepped into either.
  for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
  for (const part of copy.querySelectorAll("[data-step]")) {
    if (stepOf(part) > step) part.toggleAttribute("data-later", true);
  }
  return copy;
}

function stepOf(part: Element): number {
  return Number(part.getAttribute("data-step"));
}

/** Sheets that hold text; millimetres. The margins name the page's part. */
const SHEETS: Readonly<Record<string, string>> = {
  a4: "A4 portrait",
  letter: "letter portrait",
};

const asked = new URLSearchParams(location.search);
const chosen =
  document.querySelector<HTMLElement>(`[data-paper="${CSS.escape(asked.get("layout") ?? "")}"]`) ??
  query('a[data-paper="slides"]');
chosen.ariaCurrent = "page";
const paper = chosen.dataset["paper"] ?? "";
query("main").dataset["paper"] = paper;
document.documentElement.dataset["theme"] = asked.get("theme") === "dark" ? "dark" : "light";
if (paper === "slides") {
  if (asked.has("steps")) addStepPages();
} else {
  // A rule for pages can't depend on anything that stands on them.
  const style = document.createElement("style");
  style.textContent = `@page { size: ${SHEETS[asked.get("paper") ?? ""] ?? SHEETS["a4"]}; margin: 20mm 15mm 18mm; }`;
  document.head.append(style);
}

query('[data-action="print"]').hidden = false;
bindActions({ print: () => window.print() });
