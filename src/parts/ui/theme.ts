import { createStore } from "./store.ts";

/** Applies the theme that the user has chosen, or else the system's, and lets buttons switch it. */
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
