// Replaces what would make two drawings of the same code differ: random numbers and the date.

const EPOCH = Date.UTC(2020, 0, 1);
const SEED = 1;
let state = SEED;

/** Begins the random numbers anew, so that a drawing doesn't depend on those before it. */
export function reseed(): void {
  state = SEED;
}

/** Mulberry32: 32 bits of state, the same numbers in every run. */
function next(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

function hex(length: number): string {
  return Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join("");
}

/** `new Date()` is always the same; `new Date(…)` stays what it is. */
const FrozenDate = new Proxy(Date, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [EPOCH], made),
});

Math.random = next;
crypto.getRandomValues = (array) => {
  if (array !== null) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (const index of bytes.keys()) bytes[index] = Math.floor(next() * 256);
  }
  return array;
};
crypto.randomUUID = () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
Date.now = () => EPOCH;
globalThis.Date = FrozenDate;
