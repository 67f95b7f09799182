import { createButton, el } from "../../parts/ui/elements.ts";
import { openInEditor } from "./open-source.ts";
import type { SourceProblem, Sources } from "../sources.ts";

/** The problems of the sources on the page: a button that counts them, and a list that opens by itself when the sources can't be shown. */
export interface ProblemList {
  show(sources: Sources): void;
}

export function createProblemList(): ProblemList {
  const list = el("ul", { className: "problem-list", id: "problem-list", tabIndex: 0 });
  const button = createButton("problem-count", "", () => open(list.hidden === true));
  button.setAttribute("aria-controls", list.id);
  // In the language of the messages.
  const panel = el("aside", { className: "problems", lang: "en", dir: "ltr" }, list, button);
  const open = (isOpen: boolean) => {
    list.hidden = !isOpen;
    button.ariaExpanded = String(isOpen);
  };
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || list.hidden || !panel.isConnected) return;
      event.stopPropagation();
      open(false);
    },
    { capture: true },
  );
  let wasBroken = false;
  return {
    show({ problems, broken }) {
      const errors = problems.filter(({ isError }) => isError);
      const warnings = problems.filter(({ isError }) => !isError);
      panel.classList.toggle("with-errors", errors.length > 0);
      button.textContent = [count(errors, "error"), count(warnings, "warning")]
        .filter(Boolean)
        .join(", ");
      list.replaceChildren(...[...errors, ...warnings].map(renderProblem));
      if (broken !== wasBroken) open(broken);
      wasBroken = broken;
      if (problems.length === 0) panel.remove();
      else if (!panel.isConnected) {
        open(broken);
        document.body.append(panel);
      }
    },
  };
}

function count({ length }: readonly unknown[], word: string): string | undefined {
  if (length === 0) return undefined;
  return `${length} ${word}${length === 1 ? "" : "s"}`;
}

function renderProblem({ path, line, column, reason, rule, isError }: SourceProblem): HTMLElement {
  const place = [path, line, column].filter((part) => part !== undefined).join(":");
  const asked = { path, line: String(line ?? 1), column: String(column ?? 1) };
  const link = createButton("problem-place", place, () => openInEditor(asked));
  link.title = "Open in the editor";
  return el(
    "li",
    { className: isError ? "error" : "warning" },
    link,
    el("p", {}, reason, " ", el("span", { className: "problem-rule" }, rule)),
  );
}
