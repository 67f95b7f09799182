import * as v from "valibot";
import { problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { type JsonReading, readJson, Seconds } from "../formats/read-json.ts";
import type { Run } from "../talk/run.ts";
import { TIMECODES_END } from "../timeline/timecode.ts";

/** UTF-16 code units: twice those of the most changes, as `writeRunFile` writes them. */
const LONGEST = 4_000_000;
/** One a second for more than five hours. */
const MOST_CHANGES = 20_000;

const SLOT = "seconds, or `null` for as long as the episode";
const Slot = v.pipe(
  v.number(SLOT),
  v.check((seconds) => Number.isFinite(seconds) && seconds > 0, SLOT),
);
const STEP = "a step, 0 or more";
const TIMESTAMP = "a time as `2026-05-04T18:30:00.000Z`";

const TOO_LATE = "less than 1000 hours, of which timecodes can tell";

const Change = v.strictObject(
  {
    time: v.pipe(Seconds, v.ltValue(TIMECODES_END, TOO_LATE)),
    slide: v.string("a slide's id"),
    step: v.pipe(v.number(STEP), v.safeInteger(STEP), v.minValue(0, STEP)),
  },
  'a change, as `{ "time": 12.5, "slide": "first", "step": 0 }`',
);

const LIST = "a list of changes";
const Changes = v.pipe(
  v.array(v.unknown(), LIST),
  // Before each of them is read.
  v.maxLength(MOST_CHANGES, "at most 20,000 changes"),
  v.array(Change, LIST),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const changes = dataset.value;
    for (const [index, { time }] of changes.entries()) {
      const before = changes[index - 1]?.time ?? 0;
      if (time >= before) continue;
      addIssue({
        received: String(time),
        message: `${before} or later, as the change above`,
        path: [
          { type: "array", origin: "value", input: changes, key: index, value: changes[index] },
          {
            type: "object",
            origin: "value",
            input: changes[index] ?? {},
            key: "time",
            value: time,
          },
        ],
      });
    }
  }),
);

const RunFileSchema = v.strictObject({
  version: v.literal(1, "1"),
  episode: v.string("an episode's id"),
  began: v.pipe(
    v.string(TIMESTAMP),
    v.check(isTimestamp, TIMESTAMP),
    v.transform((text) => Date.parse(text)),
  ),
  slot: v.nullable(Slot),
  duration: Seconds,
  changes: Changes,
});

/** A run, and the episode of which it is. */
export interface LoggedRun extends Run {
  /** The episode's id. */
  readonly episode: string;
}

/** Reads a run's file, as `writeRunFile` writes it. */
export async function parseRunFile(source: SourceFile): Promise<JsonReading<LoggedRun>> {
  if (source.text.length <= LONGEST) return readJson(source, RunFileSchema);
  const place = { path: source.path };
  const reason = "Unexpected length, expected at most 4 MB";
  return { problems: [problem("file-size", place, reason)], placeOf: async () => place };
}

/** Whether a text is a time as `Date` writes it. */
function isTimestamp(text: string): boolean {
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString() === text;
}
