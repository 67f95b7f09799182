import type { Keep, KeepState } from "../../../src/parts/offline/keep.ts";

/** A `Keep` that is told its state, and notes what it was asked for. */
export interface FakeKeep extends Keep {
  readonly calls: string[];
  set(state: KeepState): void;
}

export function fakeKeep(bytes: number, first: KeepState = { type: "absent" }): FakeKeep {
  const listeners = new Set<(state: KeepState) => void>();
  const calls: string[] = [];
  let state = first;
  const note = (name: string) => () => {
    calls.push(name);
    return Promise.resolve();
  };
  return {
    bytes,
    calls,
    get state() {
      return state;
    },
    set(next) {
      state = next;
      for (const listener of listeners) listener(state);
    },
    check: note("check"),
    keep: note("keep"),
    cancel: () => void calls.push("cancel"),
    remove: note("remove"),
    onChange: (listener) => void listeners.add(listener),
  };
}
