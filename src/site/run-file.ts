import * as v from "valibot";
import { Lexer } from "yaml";
import { problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { Seconds } from "../formats/reading.ts";
import { readYaml, type YamlResult } from "../episode/read-yaml.ts";
import type { Run } from "../talk/run.ts";

/** UTF-16 code units. */
const LONGEST = 20_000_000;
/** Up to here any text is parsed: the time that the parser takes for what is no JSON grows with its square. */
const SHORT = 100_000;
/** 29 a change, as `writeRunFile` writes them, and some. */
const MOST_TOKENS = 700_000;
/** A press a second for more than five hours. */
const MOST_CHANGES = 20_000;

const SLOT = "seconds, or `null` for as long as the episode";
const Slot = v.pipe(
  v.number(SLOT),
  v.check((seconds) => Number.isFinite(seconds) && seconds > 0, SLOT),
);
const STEP = "a step, 0 or more";
const TIMESTAMP = "a time as `2026-05-04T18:30:00.000Z`";

const Change = v.strictObject(
  {
    time: Seconds,
    slide: v.string("a slide's id"),
    step: v.pipe(v.number(STEP), v.safeInteger(STEP), v.minValue(0, STEP)),
  },
  "a change, as `{ time: 12.5, slide: first, step: 0 }`",
);

const MANY = "at most 20,000 changes";
const Changes = v.pipe(
  v.array(Change, "a list of changes"),
  v.maxLength(MOST_CHANGES, MANY),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const changes = dataset.value;
    for (const [index, { time }] of changes.entries()) {
      const before = changes[index - 1]?.time ?? 0;
      if (time >= before) continue;
      addIssue({
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

/** What was shown when, and of which episode. */
export interface LoggedRun extends Run {
  /** The episode's id. */
  readonly episode: string;
}

/** Reads a run's file, as `writeRunFile` writes it. */
export function parseRunFile(source: SourceFile): YamlResult<LoggedRun> {
  if (isReadable(source.text)) return readYaml({ ...source, linesAbove: 0 }, RunFileSchema);
  const place = { path: source.path };
  const reason = `Unexpected length, expected JSON with ${MANY} in at most 20 MB`;
  return { problems: [problem("invalid-value", place, reason)], placeOf: () => place };
}

function isReadable(text: string): boolean {
  if (text.length <= SHORT) return true;
  if (text.length > LONGEST || !isJson(text)) return false;
  let tokens = 0;
  for (const _ of new Lexer().lex(text)) {
    tokens += 1;
    if (tokens > MOST_TOKENS) return false;
  }
  return true;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** As `Date` writes it. */
function isTimestamp(text: string): boolean {
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString() === text;
}
