import "../../theme/print.css";
import { bindActions } from "../ui/actions.ts";
import { query } from "../ui/query.ts";
import { addStepPages } from "./step-pages.ts";

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
