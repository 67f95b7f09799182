import { openDialog } from "./dialog.ts";
import type { KeyBinding } from "./keys.ts";
import { words } from "./words.ts";

/** Shows which key does what. */
export function openKeySheet(bindings: readonly KeyBinding[]): void {
  const heading = document.createElement("h2");
  heading.textContent = words.keys.heading;
  const list = document.createElement("dl");
  list.append(...bindings.map(renderBinding));
  openDialog("key-sheet", words.keys.heading, [heading, list]);
}

function renderBinding({ keys, label }: KeyBinding): HTMLElement {
  const row = document.createElement("div");
  const names = document.createElement("dt");
  for (const key of keys) {
    const name = document.createElement("kbd");
    name.textContent = key.replace(/[^+]+$/, (last) => words.keys.names[last] ?? last);
    names.append(name, " ");
  }
  const meaning = document.createElement("dd");
  meaning.textContent = label;
  row.append(names, meaning);
  return row;
}
