import type { CommandKeys } from "../ui/commands.ts";
import type { words } from "./words.ts";

/** What Present and Speaker can be told to do by a key; most also by a button, `[data-action="<name>"]`. */
export type TalkCommand = keyof typeof words.commands;

/**
 * The keys of Present and Speaker: reveal.js's own, and what clickers send (Page Up and Down, F5 and Escape, a full
 * stop). One table for both, so that nobody has to know which window they are in.
 */
export const TALK_COMMANDS: readonly CommandKeys<TalkCommand>[] = [
  ["next", "ArrowRight", "ArrowDown", "PageDown", " ", "n", "l", "j"],
  ["previous", "ArrowLeft", "ArrowUp", "PageUp", "Shift+ ", "p", "h", "k"],
  ["next-slide", "Alt+ArrowRight", "Alt+ArrowDown"],
  ["previous-slide", "Alt+ArrowLeft", "Alt+ArrowUp"],
  ["first", "Home", "Shift+ArrowLeft", "Shift+ArrowUp"],
  ["last", "End", "Shift+ArrowRight", "Shift+ArrowDown"],
  ["black", "b", ".", "v"],
  ["white", "w", ","],
  ["overview", "o", "Escape"],
  ["jump", "g"],
  ["fill-screen", "f", "F5"],
  ["pointer", "q"],
  ["pen", "d"],
  ["clear", "e"],
  ["zoom", "z"],
  ["sound", "a"],
  ["speaker", "s"],
  ["timer", "t"],
  ["larger", "+"],
  ["smaller", "-"],
  ["keyboard", "?"],
];
