/**
 * The clock set by hand, as it is kept: a time and the wall clock's reading when it was that time. What it shows is
 * reckoned from these, never counted up, so that no pause, sleep or reload can make it drift.
 */
export interface ManualTime {
  /** Seconds on the episode's clock. */
  readonly at: number;
  /** Epoch milliseconds when it was `at`; `null` while it stands. */
  readonly since: number | null;
  readonly rate: number;
}

/** The wall clock's reading and the episode's end: what each change is made against. */
export interface Wall {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Seconds; Infinity when nobody knows. */
  readonly duration: number;
}

/** Seconds on the episode's clock; never past its end, and never before `at`, though the wall clock be set back. */
export function timeAt({ at, since, rate }: ManualTime, { now, duration }: Wall): number {
  const passed = since === null ? 0 : Math.max(0, (now - since) / 1000) * rate;
  return Math.min(duration, at + passed);
}

/** Whether time passes: it was started, and the end is not reached. */
export function isRunning(state: ManualTime, wall: Wall): boolean {
  return state.since !== null && timeAt(state, wall) < wall.duration;
}

/** Lets time pass from now on; at the end it stays there. */
export function start(state: ManualTime, wall: Wall): ManualTime {
  return isRunning(state, wall) ? state : { ...pause(state, wall), since: wall.now };
}

/** Makes time stand where it is. */
export function pause(state: ManualTime, wall: Wall): ManualTime {
  return { ...state, at: timeAt(state, wall), since: null };
}

/**
 * Sets the time; what passes goes on passing.
 *
 * @param time seconds; what lies outside the episode becomes its start or its end
 */
export function seek(state: ManualTime, time: number, wall: Wall): ManualTime {
  const since = isRunning(state, wall) ? wall.now : null;
  return { ...state, at: Math.min(wall.duration, Math.max(0, time)), since };
}

/** Changes how fast time passes from now on. */
export function changeRate(state: ManualTime, rate: number, wall: Wall): ManualTime {
  return { ...seek(state, timeAt(state, wall), wall), rate };
}

/** The state as text, to be kept. */
export function serialize({ at, since, rate }: ManualTime): string {
  return JSON.stringify({ at, since, rate });
}

/** Reads what `serialize` wrote; `undefined` for any other text. */
export function parse(text: string): ManualTime | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isManualTime(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isManualTime(value: unknown): value is ManualTime {
  if (typeof value !== "object" || value === null) return false;
  if (!("at" in value && "since" in value && "rate" in value)) return false;
  const { at, since, rate } = value;
  return (
    isAmount(at) && at >= 0 && (since === null || isAmount(since)) && isAmount(rate) && rate > 0
  );
}

/** `Infinity` is not in JSON, but `1e999` is. */
function isAmount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}
