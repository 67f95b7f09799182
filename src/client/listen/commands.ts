import { bindActions } from "../ui/actions.ts";
import { openKeySheet } from "../ui/key-sheet.ts";
import { bindKeys, type KeyBinding } from "../ui/keys.ts";
import { words } from "../ui/words.ts";

/** What the page can be told to do by a key; most also by a button, `[data-action="<name>"]`. */
export type Command = keyof typeof words.commands;

const KEYS: readonly (readonly [Command, ...keys: string[]])[] = [
  ["play", " ", "k"],
  ["forward", "l"],
  ["back", "j"],
  ["next-segment", "n"],
  ["previous-segment", "p"],
  ["next", "ArrowRight", "ArrowDown", "PageDown"],
  ["previous", "ArrowLeft", "ArrowUp", "PageUp"],
  ["follow", "Enter", "b"],
  ["note", "g"],
  ["search", "/"],
  ["overview", "o"],
  ["enlarge", "e"],
  ["captions", "c"],
  ["fullscreen", "f"],
  ["mute", "m"],
  ["slower", "<"],
  ["faster", ">"],
  ["nudge-earlier", ","],
  ["nudge-later", "."],
  ["copy-link", "y"],
  ["settings", "s"],
  ["keyboard", "?"],
];

/** In a right-to-left page the arrows to the sides change places. */
const MIRRORED: Readonly<Record<string, string>> = {
  ArrowLeft: "ArrowRight",
  ArrowRight: "ArrowLeft",
};

/** Lets keys and buttons run the page's commands; `keyboard` shows the keys. */
export function bindCommands(
  commands: Readonly<Record<Exclude<Command, "keyboard">, () => void>>,
): void {
  const all: Readonly<Record<Command, () => void>> = {
    ...commands,
    keyboard: () => openKeySheet(bindings),
  };
  const bindings = KEYS.map(([name]) => bindingOf(name, all[name]));
  bindKeys(bindings);
  bindActions(all);
}

/** The keys of a command, as the page's direction has them. */
export function bindingOf(name: Command, run: () => void): KeyBinding {
  const [, ...keys] = KEYS.find(([command]) => command === name) ?? [name];
  const mirrored = document.documentElement.dir === "rtl";
  return {
    keys: keys.map((key) => (mirrored ? (MIRRORED[key] ?? key) : key)),
    label: words.commands[name],
    run,
  };
}
