import { openDialog } from "./dialog.ts";
import { words } from "./words.ts";

/** A command and the keys that run it. */
export type CommandKeys<Name extends string> = readonly [name: Name, ...keys: string[]];

/** In a right-to-left page the arrows to the sides change places. */
const MIRRORED: Readonly<Record<string, string>> = {
  ArrowLeft: "ArrowRight",
  ArrowRight: "ArrowLeft",
};

/**
 * Lets keys and buttons, `[data-action="<name>"]`, run a page's commands. `keyboard` is always one of them, and shows
 * the keys.
 *
 * @param table in the order of the sheet; commands that the page does not have are left out
 */
export function bindCommands<Name extends string>(
  table: readonly CommandKeys<Name | "keyboard">[],
  commands: Readonly<Partial<Record<Name, () => void>>>,
  labels: Readonly<Record<Name | "keyboard", string>>,
): void {
  const bindings = table.flatMap((keys): KeyBinding[] => {
    const [name] = keys;
    const run = name === "keyboard" ? showKeys : commands[name];
    return run ? [bindingOf(keys, labels[name], run)] : [];
  });
  function showKeys() {
    openKeySheet(bindings);
  }
  bindKeys(bindings);
  bindActions({ ...commands, keyboard: showKeys });
}

/** The keys of a command, as the page's direction has them. */
export function bindingOf(
  [, ...keys]: CommandKeys<string>,
  label: string,
  run: () => void,
): KeyBinding {
  const mirrored = document.documentElement.dir === "rtl";
  const mirror = (key: string) => key.replace(/[^+]+$/, (name) => MIRRORED[name] ?? name);
  return { keys: mirrored ? keys.map(mirror) : keys, label, run };
}

/**
 * Runs an action for each click on a `[data-action="<name>"]`. Media Chrome's buttons, and those of a popover, act
 * themselves, and have the name for whoever looks for them.
 */
export function bindActions(
  actions: Readonly<Record<string, (element: HTMLElement) => void>>,
): void {
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const element = event.target.closest<HTMLElement>("[data-action]");
    const name = element?.dataset["action"];
    if (!element || name === undefined || element.matches("[popovertarget]")) return;
    if (!element.localName.startsWith("media-")) actions[name]?.(element);
  });
}

/** What a key of the page does, and in which words its sheet says so. */
interface KeyBinding {
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

/** Shows which key does what. */
function openKeySheet(bindings: readonly KeyBinding[]): void {
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
