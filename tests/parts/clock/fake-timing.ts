import type { Timing } from "../../../src/parts/clock/clock.ts";

/** Time that passes only when told to, with what was to be done on the way. */
export interface FakeTiming extends Timing {
  pass(seconds: number): void;
}

export function createFakeTiming(): FakeTiming {
  const waiting = new Set<{ readonly at: number; readonly callback: () => void }>();
  let now = 0;
  return {
    now: () => now,
    after(seconds, callback) {
      const timer = { at: now + seconds, callback };
      waiting.add(timer);
      return () => void waiting.delete(timer);
    },
    pass(seconds) {
      const end = now + seconds;
      for (;;) {
        const [next] = [...waiting].toSorted((a, b) => a.at - b.at);
        if (!next || next.at > end) break;
        waiting.delete(next);
        now = Math.max(now, next.at);
        next.callback();
      }
      now = end;
    },
  };
}
