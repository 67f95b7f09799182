const KEY = "cuedeck:theme";

/** Light or dark as the reader last chose it, else as their system has it. */
export function initTheme(): void {
  const root = document.documentElement;
  const chosen = recall();
  if (chosen === "light" || chosen === "dark") root.dataset["theme"] = chosen;
  for (const button of document.querySelectorAll('[data-action="theme"]')) {
    button.addEventListener("click", () => {
      const dark = root.dataset["theme"]
        ? root.dataset["theme"] === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset["theme"] = dark ? "light" : "dark";
      remember(root.dataset["theme"]);
    });
  }
}

/** Storage can be refused: then the choice lasts as long as the page. */
function recall(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Refused.
  }
}
