import type { Timeline } from "../../timeline/timeline.ts";
import type { Commands } from "../ui/commands.ts";
import type { Driver } from "./driver.ts";
import { openJump } from "./jump.ts";
import type { Talk } from "./talk.ts";
import type { Tools } from "./tools.ts";
import type { words } from "./words.ts";

/** The commands of Present and Speaker. */
export type TalkCommand = keyof typeof words.commands;

/** What the commands of both pages act on. */
export interface CommandContext {
  readonly talk: Talk;
  readonly driver: Driver;
  readonly tools: Tools;
  readonly timeline: Timeline;
  /** By id. */
  readonly slides: ReadonlyMap<string, HTMLElement>;
}

/**
 * The commands that Present and Speaker have in common, so that one does not have to know which window has the focus. The
 * keys are those of reveal.js and of clickers, which send Page Up, Page Down, F5, Escape and full stop.
 */
export function talkCommands({ talk, driver, tools, timeline, slides }: CommandContext) {
  return {
    next: {
      keys: ["ArrowRight", "ArrowDown", "PageDown", " ", "n", "l", "j"],
      run: driver.next,
    },
    previous: {
      keys: ["ArrowLeft", "ArrowUp", "PageUp", "Shift+ ", "p", "h", "k"],
      run: driver.previous,
    },
    "next-slide": {
      keys: ["Alt+ArrowRight", "Alt+ArrowDown"],
      run: () => driver.goToSlide(1),
    },
    "previous-slide": {
      keys: ["Alt+ArrowLeft", "Alt+ArrowUp"],
      run: () => driver.goToSlide(-1),
    },
    first: { keys: ["Home", "Shift+ArrowLeft", "Shift+ArrowUp"], run: driver.first },
    last: { keys: ["End", "Shift+ArrowRight", "Shift+ArrowDown"], run: driver.last },
    black: { keys: ["b", ".", "v", "/"], run: () => driver.toggleCurtain("black") },
    white: { keys: ["w", ","], run: () => driver.toggleCurtain("white") },
    jump: { keys: ["g"], run: () => openJump(timeline, slides, driver.goTo) },
    pointer: { keys: ["q"], run: () => tools.toggle("pointer") },
    pen: { keys: ["d"], run: () => tools.toggle("pen") },
    clear: {
      keys: ["e"],
      run: () => talk.act({ type: "clear", slide: driver.position.slide }),
    },
    sound: {
      keys: ["a"],
      run: () => talk.act({ type: "sound", playing: !talk.state.playing }),
    },
    timer: { keys: ["t"], run: driver.toggleStopwatch },
  } satisfies Commands<TalkCommand>;
}
