/** Elements that need the key for themselves. */
const WRITING = "input, textarea, select, [contenteditable]";
const RANGES = "media-time-range, media-volume-range";
const SCROLLING = "#notes, pre";
const PRESSABLE = "button, a, summary, [data-action]";

/**
 * One table of keys for a page. A key goes to the element in focus when that has a use for it.
 *
 * @param bindings by `KeyboardEvent.key`
 */
export function bindKeys(bindings: Readonly<Record<string, () => void>>): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest(WRITING)) return;
    if (event.key.startsWith("Arrow") && target.closest(RANGES)) return;
    if (/^(?:Arrow|Page)/.test(event.key) && target.closest(SCROLLING)) return;
    if ((event.key === " " || event.key === "Enter") && target.closest(PRESSABLE)) return;
    const action = bindings[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
