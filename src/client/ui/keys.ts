/** What a key of the page does, and in which words its sheet says so. */
export interface KeyBinding {
  /** By `KeyboardEvent.key`, those that write nothing also as `Shift+Home` or `Alt+ArrowRight`. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly run: () => void;
}

/** Elements that need the key for themselves. */
const WRITING = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const RANGES = "media-time-range, media-volume-range";
/** They scroll up and down, code in any direction. */
const SCROLLING = "#notes";
const CODE = "pre";
/** What Space presses; Enter presses links as well. */
const PRESSABLE =
  "button, summary, input, media-play-button, media-playback-rate-button, media-mute-button, media-seek-backward-button, media-seek-forward-button";
const GOING_ON = /^(?:Arrow|Page)/;
const SIDEWAYS = /^Arrow(?:Left|Right)$/;
const OVER_THE_PAGE = "dialog, [popover]";
/** What was over the page, and has the focus for a moment longer. */
const CLOSED = "dialog:not([open]), [popover]:not(:popover-open)";

/** One table of keys for a page. A key goes to the element in focus when that has a use for it. */
export function bindKeys(bindings: readonly KeyBinding[]): void {
  const actions = new Map(bindings.flatMap(({ keys, run }) => keys.map((key) => [key, run])));
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    const modified = actions.get(nameOf(event));
    if (event.altKey && !modified) return;
    // Who holds a key down wants to get on, not to start and stop.
    if (event.repeat && !GOING_ON.test(event.key)) return;
    const focused = event.target instanceof Element ? event.target : document.body;
    const target = focused.closest(CLOSED) ? document.body : focused;
    if (target.closest(`${WRITING}, ${OVER_THE_PAGE}`)) return;
    // A click on a dialog's text leaves the focus on the page behind it.
    if (document.querySelector("dialog:modal")) return;
    // It closes what lies over the page, wherever the focus is.
    if (event.key === "Escape" && document.querySelector(":popover-open")) return;
    if (event.key.startsWith("Arrow") && target.closest(RANGES)) return;
    if (GOING_ON.test(event.key) && target.closest(CODE)) return;
    if (GOING_ON.test(event.key) && !SIDEWAYS.test(event.key) && target.closest(SCROLLING)) return;
    if ((event.key === " " || event.key === "Enter") && target.closest(PRESSABLE)) return;
    if (event.key === "Enter" && target.closest("a")) return;
    const action = modified ?? actions.get(event.key) ?? actions.get(letterOf(event));
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** A key with what is held down beside it; Shift is a part of what a key writes. */
function nameOf({ key, altKey, shiftKey }: KeyboardEvent): string {
  const shift = shiftKey && (key.length > 1 || key === " ") ? "Shift+" : "";
  return `${altKey ? "Alt+" : ""}${shift}${key}`;
}

/** The Latin letter of a key, in small: with Caps Lock, and where the keyboard writes another script. */
function letterOf({ key, code }: KeyboardEvent): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^\p{L}$/u.test(key) ? code.replace(/^Key/, "").toLowerCase() : key;
}
