import type { TalkEvent } from "../../talk/event.ts";
import { applyEvent, FIRST_STATE, type TalkState } from "../../talk/state.ts";

/** What a remote knows of a talk that is done elsewhere, with what it has asked for and not been answered yet. */
export interface Foresight {
  /** How the talk stands once all that was asked for is done. */
  readonly state: TalkState;
  /** Adds what was asked for. @param event its count is that of the message that asks for it */
  ask(event: TalkEvent): void;
  /** Takes what is told of the talk. @param heard the count of the last message that is in it */
  hear(told: TalkState, heard: number): void;
  /** Gives up on what has not been answered. */
  forget(): void;
}

/**
 * Presses come faster than answers, and an answer to the first says nothing of the second: what is not in it yet is
 * done once more on top of it.
 */
export function createForesight(): Foresight {
  let told = FIRST_STATE;
  let asked: readonly TalkEvent[] = [];
  let state = FIRST_STATE;
  const foresee = () => (state = asked.reduce(applyEvent, told));
  return {
    get state() {
      return state;
    },
    ask(event) {
      asked = [...asked, event];
      foresee();
    },
    hear(next, heard) {
      told = next;
      asked = asked.filter(({ count }) => count > heard);
      foresee();
    },
    forget() {
      asked = [];
      foresee();
    },
  };
}
