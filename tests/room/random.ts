import type { RandomBytes } from "../../src/room/keys.ts";

/** Bytes that look random and are the same in every run. */
export function randomFrom(seed: number): RandomBytes {
  let state = seed;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 24;
    });
}
