import type { CommandKeys } from "../ui/commands.ts";
import type { Driver } from "./driver.ts";
import type { Talk } from "./talk.ts";
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
  ["black", "b", ".", "v", "/"],
  ["white", "w", ","],
  ["overview", "o", "Escape"],
  ["choose", "Enter"],
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
  ["keyboard", "?", "F1"],
];

/** In the console a clicker's Escape, with which it ends a show, must not cover the notes. */
export const CONSOLE_COMMANDS: readonly CommandKeys<TalkCommand>[] = TALK_COMMANDS.map(
  ([name, ...keys]) => [name, ...keys.filter((key) => key !== "Escape")],
);

/** What a key does alike in all windows of a talk. */
export function commandsOf(talk: Talk, driver: Driver) {
  return {
    next: driver.next,
    previous: driver.previous,
    "next-slide": () => driver.goToSlide(1),
    "previous-slide": () => driver.goToSlide(-1),
    first: driver.first,
    last: driver.last,
    black: () => driver.setCurtain("black"),
    white: () => driver.setCurtain("white"),
    clear: () => talk.act({ type: "clear", slide: driver.position.slide }),
    sound: () => talk.act({ type: "sound", playing: !talk.state.playing }),
    timer: driver.toggleStopwatch,
  } satisfies Partial<Record<TalkCommand, () => void>>;
}
