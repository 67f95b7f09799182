import type { CommandKeys } from "../ui/commands.ts";
import type { words } from "../ui/words.ts";

/** What the page can be told to do by a key; most also by a button, `[data-action="<name>"]`. */
export type Command = keyof typeof words.commands;

export const NEXT = ["next", "ArrowRight", "ArrowDown", "PageDown"] as const;
export const PREVIOUS = ["previous", "ArrowLeft", "ArrowUp", "PageUp"] as const;

export const COMMANDS: readonly CommandKeys<Command>[] = [
  ["play", " ", "k"],
  ["forward", "l"],
  ["back", "j"],
  ["next-segment", "n"],
  ["previous-segment", "p"],
  NEXT,
  PREVIOUS,
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
