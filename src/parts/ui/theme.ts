import { createStore } from "./store.ts";

/** Light or dark as the reader last chose it, else as their system has it. */
export function initTheme(): void {
  const store = createStore("cuedeck:");
  const root = document.documentElement;
  const chosen = store.get("theme");
  if (chosen === "light" || chosen === "dark") root.dataset["theme"] = chosen;
  for (const button of document.querySelectorAll('[data-action="theme"]')) {
    button.addEventListener("click", () => {
      const dark = root.dataset["theme"]
        ? root.dataset["theme"] === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset["theme"] = dark ? "light" : "dark";
      store.set("theme", root.dataset["theme"]);
    });
  }
}
