import { bindActions } from "./actions.ts";
import { openKeySheet } from "./key-sheet.ts";
import { bindKeys, type KeyBinding } from "./keys.ts";

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
