import type { Action, TalkEvent } from "../../src/talk/event.ts";

/** Events of one window, each as [seconds, action]. */
export function eventsOf(
  actions: readonly (readonly [seconds: number, action: Action])[],
  window = "w",
): TalkEvent[] {
  return actions.map(([seconds, action], index) => ({
    count: index + 1,
    window,
    at: seconds * 1000,
    action,
  }));
}

export const START: Action = { type: "start" };
export const PAUSE: Action = { type: "pause" };
export const RESET: Action = { type: "reset" };
export const UNDO: Action = { type: "undo-reset" };

/** A move, as `a2`. */
export function to(place: string): Action {
  return { type: "move", slide: place.charAt(0), step: Number(place.slice(1)) };
}
