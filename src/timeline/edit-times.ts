/** The times that an author has written for a cue. */
export interface CueTimes {
  /** Seconds; `null` where the start is estimated. */
  readonly start: number | null;
  /** For each `[click]`, the number of the cue's words before it, rising. */
  readonly clicks: readonly number[];
}

/** A cue whose times can be set by hand. */
export interface EditableCue extends CueTimes {
  readonly id: string;
  /** Whether its start stays as it is: it is the author's own, `[03:12!]`, or a block that can't have one. */
  readonly isFixed: boolean;
}

/** Changes of cues that belong together: made at once, and undone at once. */
export type TimesEdit = readonly {
  readonly id: string;
  readonly before: CueTimes;
  readonly after: CueTimes;
}[];

/** Index of the first cue at or after `from` whose start can be set; the number of cues when there is none. */
export function nextToSet(cues: readonly EditableCue[], from: number): number {
  const found = cues.findIndex(({ isFixed }, index) => index >= from && !isFixed);
  return found < 0 ? cues.length : found;
}

/**
 * Sets the start of a cue to where it was heard. Starts of other cues that would be out of order are estimated from now on.
 *
 * @param seconds rounded down to tenths, as timecodes are
 * @returns `undefined` when a start that stays as it is would be out of order, or is the cue's own
 */
export function setStart(
  cues: readonly EditableCue[],
  index: number,
  seconds: number,
): TimesEdit | undefined {
  const start = toTenth(seconds);
  const overtaken = cues.filter((cue, other) => {
    if (cue.start === null || other === index) return false;
    return other < index ? cue.start > start : cue.start < start;
  });
  const cue = cues[index];
  if (!cue || cue.isFixed || overtaken.some(({ isFixed }) => isFixed)) return undefined;
  return [changeStart(cue, start), ...overtaken.map((other) => changeStart(other, null))];
}

/**
 * Moves the start of a cue, at most to the starts that are written before and after it.
 *
 * @param seconds rounded to tenths
 * @param end of the recording, in seconds
 * @returns `undefined` when its start stays as it is
 */
export function moveStart(
  cues: readonly EditableCue[],
  index: number,
  seconds: number,
  end: number,
): TimesEdit | undefined {
  const cue = cues[index];
  if (!cue || cue.isFixed) return undefined;
  const written = (some: readonly EditableCue[]) => some.flatMap(({ start }) => start ?? []);
  const earliest = written(cues.slice(0, index)).at(-1) ?? 0;
  const latest = written(cues.slice(index + 1)).at(0) ?? toTenth(end);
  const start = Math.min(latest, Math.max(earliest, Math.round(seconds * 10) / 10));
  return start === cue.start ? undefined : [changeStart(cue, start)];
}

/**
 * Sets a `[click]` to the word that is said: of those that the cue has, the nearest one that was not set already, else a
 * new one.
 *
 * @param word how many words come before it
 * @param settled those that were set, by the words before them
 * @param isWanted whether there may be one more
 * @returns `undefined` when there is none to be set
 */
export function setClick(
  { id, start, clicks }: EditableCue,
  word: number,
  settled: readonly number[],
  isWanted: boolean,
): TimesEdit | undefined {
  const distance = (other: number) => Math.abs(other - word);
  const [moved] = clicks
    .filter((click) => !settled.includes(click))
    .toSorted((a, b) => distance(a) - distance(b));
  if (moved === undefined && !isWanted) return undefined;
  const others = clicks.filter((_, index) => index !== clicks.indexOf(moved ?? -1));
  const next = [...others, word].toSorted((a, b) => a - b);
  return [{ id, before: { start, clicks }, after: { start, clicks: next } }];
}

/** The edit that takes back another. */
export function reverse(edit: TimesEdit): TimesEdit {
  return edit.map(({ id, before, after }) => ({ id, before: after, after: before }));
}

/** Whether cues are still as an edit has left them. */
export function isUndoable(cues: readonly EditableCue[], edit: TimesEdit): boolean {
  return edit.every(({ id, after }) => {
    const cue = cues.find((each) => each.id === id);
    return cue?.start === after.start && String(cue.clicks) === String(after.clicks);
  });
}

/** Cues with their new times. */
export function applyEdit<Cue extends EditableCue>(cues: readonly Cue[], edit: TimesEdit): Cue[] {
  const changes = new Map(edit.map(({ id, after }) => [id, after]));
  return cues.map((cue) => ({ ...cue, ...changes.get(cue.id) }));
}

function changeStart({ id, start, clicks }: EditableCue, next: number | null): TimesEdit[number] {
  return { id, before: { start, clicks }, after: { start: next, clicks } };
}

function toTenth(seconds: number): number {
  return Math.floor(Math.max(0, seconds) * 10 + 1e-6) / 10;
}
