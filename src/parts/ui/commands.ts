import { openDialog } from "./dialog.ts";
import { el } from "./elements.ts";
import { words } from "./words.ts";

/** What a page can do. */
interface Command {
  /** Each a `KeyboardEvent.key`, or for keys that write nothing with modifiers, such as `Alt+ArrowRight` or `Shift+Home`. */
  readonly keys: readonly string[];
  readonly run: () => void;
  /** Whether left is earlier and right is later, on a line of time: that runs from left to right on all pages. */
  readonly isAlongTime?: boolean;
}

/** A page's commands by name. A button, `[data-action="<name>"]`, runs them as well. */
export type Commands<Name extends string> = Readonly<Partial<Record<Name, Command>>>;

/** In right-to-left pages the left and right arrow keys are swapped. */
const MIRRORED: Readonly<Record<string, string>> = {
  ArrowLeft: "ArrowRight",
  ArrowRight: "ArrowLeft",
};

/** The key that means the same where pages run from left to right. */
export function mirrorKey(key: string): string {
  if (document.documentElement.dir !== "rtl") return key;
  return key.replace(/[^+]+$/, (name) => MIRRORED[name] ?? name);
}

function keysOf({ keys, isAlongTime = false }: Command): readonly string[] {
  return isAlongTime ? keys : keys.map(mirrorKey);
}

/**
 * Runs an action for each click on a `[data-action="<name>"]`. Media Chrome's buttons and those of a popover act by
 * themselves.
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

/** Elements that use keys themselves. */
const TEXT_FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const RANGES = "media-time-range, media-volume-range";
const CHOICES = "[type=radio]";
/** Scrolls vertically. */
const NOTES = "#notes";
/** Scrolls in both directions. */
const CODE = "pre";
/** Elements that Space and Enter press; Enter also follows links. */
const PRESSABLE =
  "button, summary, input, media-play-button, media-playback-rate-button, media-mute-button, media-seek-backward-button, media-seek-forward-button";
const SCROLL_KEYS = /^(?:Arrow|Page)/;
const SIDEWAYS_KEYS = /^Arrow(?:Left|Right)$/;
const OVERLAYS = "dialog, [popover]";
/** An overlay that was just closed keeps the focus for a moment. */
const CLOSED_OVERLAYS = "dialog:not([open]), [popover]:not(:popover-open)";

/** Binds a page's commands to keys and buttons. A focused element that uses a key itself receives it instead. */
export function bindCommands(commands: Commands<string>): void {
  const actions: Record<string, () => void> = {};
  const byKey = new Map<string, () => void>();
  for (const [name, command] of Object.entries(commands)) {
    if (!command) continue;
    actions[name] = command.run;
    for (const key of keysOf(command)) byKey.set(key, command.run);
  }
  bindActions(actions);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    const modified = byKey.get(nameOf(event));
    if (event.altKey && !modified) return;
    // A key that is held down may turn several slides, but must not start and stop the sound.
    if (event.repeat && !SCROLL_KEYS.test(event.key)) return;
    const focused = event.target instanceof Element ? event.target : document.body;
    const target = focused.closest(CLOSED_OVERLAYS) ? document.body : focused;
    if (target.closest(`${TEXT_FIELDS}, ${OVERLAYS}`)) return;
    // A click on a dialog's text moves the focus to the page behind it.
    if (document.querySelector("dialog:modal")) return;
    // Escape closes a popover wherever the focus is.
    if (event.key === "Escape" && document.querySelector(":popover-open")) return;
    if (event.key.startsWith("Arrow") && target.closest(`${RANGES}, ${CHOICES}`)) return;
    if (SCROLL_KEYS.test(event.key) && target.closest(CODE)) return;
    if (SCROLL_KEYS.test(event.key) && !SIDEWAYS_KEYS.test(event.key) && target.closest(NOTES))
      return;
    if ((event.key === " " || event.key === "Enter") && target.closest(PRESSABLE)) return;
    if (event.key === "Enter" && target.closest("a")) return;
    const run = modified ?? byKey.get(event.key) ?? byKey.get(latinLetterOf(event));
    if (!run) return;
    event.preventDefault();
    run();
  });
}

/**
 * Removes the focus from a button that was clicked with the mouse or a finger, before it acts: the page's keys keep working,
 * Space too. Keyboard users keep the focus.
 */
export function blurClickedButtons(): void {
  const blur = ({ detail, target }: MouseEvent) => {
    if (detail === 0 || !(target instanceof Element)) return;
    target.closest<HTMLElement>("button, summary, a")?.blur();
  };
  document.addEventListener("click", blur, { capture: true });
}

/** A key with its modifiers. Shift only counts for keys that write nothing, and Space. */
function nameOf({ key, altKey, shiftKey }: KeyboardEvent): string {
  const shift = shiftKey && (key.length > 1 || key === " ") ? "Shift+" : "";
  return `${altKey ? "Alt+" : ""}${shift}${key}`;
}

/** The lower-case Latin letter of a key, also with Caps Lock or on a keyboard of another script. */
function latinLetterOf({ key, code }: KeyboardEvent): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^\p{L}$/u.test(key) ? code.replace(/^Key/, "").toLowerCase() : key;
}

const ARROWS = { ArrowRight: "→", ArrowLeft: "←", ArrowUp: "↑", ArrowDown: "↓" } as const;

/**
 * Shows a page's keys in a dialog.
 *
 * @param labels by command, in the order in which they are shown
 */
export function openKeySheet(
  commands: Commands<string>,
  labels: Readonly<Record<string, string>>,
): void {
  const heading = words.commands.keyboard;
  const names: Readonly<Record<string, string>> = { ...ARROWS, ...words.keys };
  const rows = Object.entries(labels).flatMap(([name, label]) => {
    const command = commands[name];
    if (!command) return [];
    const keys = keysOf(command).flatMap((key) => [
      el(
        "kbd",
        {},
        key.replace(/[^+]+$/, (last) => names[last] ?? last),
      ),
      " ",
    ]);
    return [el("div", {}, el("dt", {}, ...keys), el("dd", {}, label))];
  });
  openDialog("key-sheet", heading, [el("h2", {}, heading), el("dl", {}, ...rows)]);
}
