import { bindActions } from "../../parts/ui/commands.ts";
import { el, query } from "../../parts/ui/elements.ts";
import "./style.css";

/** Adds a page for each step of a slide but the last. Only the slide's own page, with all steps, is tagged and outlined. */
function addStepPages(): void {
  for (const slide of document.querySelectorAll<HTMLElement>("[data-slide]")) {
    const steps = Math.max(0, ...Array.from(slide.querySelectorAll("[data-step]"), stepOf));
    for (let step = 0; step < steps; step += 1) slide.before(copyAt(slide, step));
    // The id moves to the first copy, so that bookmarks lead to the slide's first page.
    if (steps > 0) slide.removeAttribute("id");
  }
}

function copyAt(slide: HTMLElement, step: number): Node {
  const copy = slide.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return copy;
  copy.ariaHidden = "true";
  if (step > 0) copy.removeAttribute("id");
  // A hidden element must not contain links that can be focused.
  for (const link of copy.querySelectorAll("a")) link.removeAttribute("href");
  for (const part of copy.querySelectorAll("[data-step]")) {
    if (stepOf(part) > step) part.classList.remove("visible");
  }
  return copy;
}

function stepOf(part: Element): number {
  return Number(part.getAttribute("data-step"));
}

/** CSS page sizes by the `paper` parameter. */
const SHEETS: Readonly<Record<string, string>> = {
  a4: "A4 portrait",
  letter: "letter portrait",
};

/** The query of the address whose paper is shown. */
let shown: string | undefined;

/** Shows the paper that the address asks for. Pages of steps stay, once there are any. */
function showPaper(): void {
  // A link to somewhere on the page is told likewise.
  if (location.search === shown) return;
  shown = location.search;
  const parameters = new URLSearchParams(shown);
  const layout = CSS.escape(parameters.get("layout") ?? "");
  const chosen =
    document.querySelector<HTMLElement>(`[data-paper="${layout}"]`) ??
    query('a[data-paper="slides"]');
  for (const link of document.querySelectorAll("a[data-paper]"))
    link.ariaCurrent = link === chosen ? "page" : null;
  const paper = chosen.dataset["paper"] ?? "";
  query("main").dataset["paper"] = paper;
  document.documentElement.dataset["theme"] = parameters.get("theme") === "dark" ? "dark" : "light";
  // An `@page` rule can't depend on a selector.
  const size = SHEETS[parameters.get("paper") ?? ""] ?? SHEETS["a4"];
  sheet.textContent = paper === "slides" ? "" : `@page { size: ${size}; margin: 20mm 15mm 18mm; }`;
  if (paper === "slides" && parameters.has("steps")) addStepPages();
}

const sheet = el("style");
document.head.append(sheet);
addEventListener("popstate", showPaper);
showPaper();

query('[data-action="print"]').hidden = false;
bindActions({ print: () => window.print() });
