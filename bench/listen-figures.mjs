/**
 * @typedef {import("./figures.mjs").Figure} Figure
 * @typedef {typeof import("./measure/audio.mjs").measureAudio} MeasureAudio
 * @typedef {typeof import("./measure/clock.mjs").measureClock} MeasureClock
 * @typedef {typeof import("./measure/engines.mjs").measureEngines} MeasureEngines
 * @typedef {typeof import("./measure/load.mjs").measureLoad} MeasureLoad
 * @typedef {typeof import("./measure/paint.mjs").measurePaint} MeasurePaint
 * @typedef {typeof import("./measure/seek.mjs").measureSeek} MeasureSeek
 */

/** @template {(...args: never[]) => unknown} T @typedef {Awaited<ReturnType<T>>} Result */

/** @type {(result: Result<MeasureLoad>) => Figure[]} */
export const describeLoad = ({ themes, mermaid }) => [
  ...themes.flatMap(({ theme, heaviest: { episode, all, kinds }, fonts }) => [
    {
      part: /** @type {const} */ ("load"),
      name: `Listen in ${theme}, first load without audio and fonts, gzip`,
      goal: 145,
      unit: /** @type {const} */ ("kB"),
      value: all / 1000,
      detail: `${episode}: ${Object.entries(kinds)
        .map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(1)}`)
        .join(", ")}`,
    },
    {
      part: /** @type {const} */ ("load"),
      name: `fonts on that first load`,
      goal: 120,
      unit: /** @type {const} */ ("kB"),
      value: fonts / 1000,
    },
  ]),
  {
    part: "load",
    name: "JavaScript of mermaid, all pages",
    goal: 0,
    unit: "kB",
    value: mermaid / 1000,
  },
];

/** @type {(result: Result<MeasurePaint>) => Figure[]} */
export const describePaint = ({ rounds, painted, script, paintedAfterScript, unseen }) => [
  {
    part: "paint",
    name: "first paint of slide 1 and its notes, minus the first script's start, on a 4× slower processor",
    goal: 0,
    unit: "ms",
    value: paintedAfterScript,
    detail: `${painted.toFixed(0)} and ${script.toFixed(0)} ms, medians of ${rounds.length}`,
  },
  {
    part: "paint",
    name: "what of them is not seen while all scripts are held back",
    goal: 0,
    unit: "",
    value: unseen.length,
    detail: unseen.join(", "),
  },
];

/** @type {(result: Result<MeasureAudio>) => Figure[]} */
export const describeAudio = (modes) => [
  ...modes.flatMap(describeMode),
  {
    part: "audio",
    name: "the same at steps within a cue, p99 of the worst",
    goal: undefined,
    unit: "ms",
    value: worst(modes.map(({ steps }) => steps.p99)),
    detail: modes.map(({ name, steps }) => `${steps.count} steps ${name}`).join(", "),
  },
  {
    part: "audio",
    name: "moments with a wrong slide, step or note",
    goal: 0,
    unit: "",
    value: sum(modes.map(({ wrong }) => wrong.length)),
    detail: modes.map(({ name, wrong }) => `${wrong.length} ${name}`).join(", "),
  },
];

/** @type {(mode: Result<MeasureAudio>[number]) => Figure[]} */
const describeMode = ({ name, cues }) => [
  {
    part: "audio",
    name: `audio time when slide, step and note have changed, minus cue start, ${name}, p50`,
    goal: 20,
    unit: "ms",
    value: cues.p50,
    detail: `${cues.count} of ${cues.of} cues`,
  },
  {
    part: "audio",
    name: "the same, p99",
    goal: 50,
    unit: "ms",
    value: cues.p99,
    detail: `at most ${cues.max.toFixed(1)} ms`,
  },
];

/** @type {(result: Result<MeasureSeek>) => Figure[]} */
export const describeSeek = ({ real, long }) => [
  {
    part: "seek",
    name: "slide, step and note shown and laid out after `seeked`, p99",
    goal: 50,
    unit: "ms",
    value: real.laidOut.p99,
    detail: describeSeeks(real),
  },
  {
    part: "seek",
    name: "the same in a made-up episode of 300 slides and 1,500 cues",
    goal: 50,
    unit: "ms",
    value: worst(long.map(({ laidOut }) => laidOut.p99)),
    detail: long.map((each) => `${each.name}: ${describeSeeks(each)}`).join("; "),
  },
  {
    part: "seek",
    name: "seeks to a wrong slide, step or note",
    goal: 0,
    unit: "",
    value: sum([real, ...long].map(({ wrong }) => wrong.length)),
    detail: `of ${sum([real, ...long].map(({ seeks }) => seeks.length))}`,
  },
];

/** @type {(result: Result<MeasureClock>) => Figure[]} */
export const describeClock = ({ minutes, drift, moments, wrong }) => [
  {
    part: "clock",
    name: `clock set by hand: drift in ${minutes} minutes with pauses, other rates and a sleep`,
    goal: 0,
    unit: "ms",
    value: drift,
    detail: `the most at ${moments.length} moments`,
  },
  {
    part: "clock",
    name: "moments with a wrong slide, step or note",
    goal: 0,
    unit: "",
    value: wrong.length,
  },
];

/** @param {Pick<Result<MeasureSeek>["real"], "laidOut" | "drawn">} seeks */
function describeSeeks({ laidOut, drawn }) {
  return `p50 ${laidOut.p50.toFixed(1)}, at most ${laidOut.max.toFixed(1)}, with the next frame p99 ${drawn.p99.toFixed(1)} ms`;
}

/** @param {readonly (number | undefined)[]} values */
function worst(values) {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** Milliseconds. */
const LATENESS = {
  chromium: { p50: 20, p99: 50 },
  firefox: { p50: 35, p99: 60 },
  webkit: { p50: 35, p99: 60 },
};

/** @type {(result: Result<MeasureEngines>) => Figure[]} */
export const describeEngines = ({ late, faults }) => [
  ...late.flatMap(({ name, count, of, p50, p99, max }) => [
    {
      part: /** @type {const} */ ("engines"),
      name: `audio time when a cue is told, minus its start, at 1× in ${name}, p50`,
      goal: LATENESS[name].p50,
      unit: /** @type {const} */ ("ms"),
      value: p50,
      detail: `${count} of ${of} cues`,
    },
    {
      part: /** @type {const} */ ("engines"),
      name: "the same, p99",
      goal: LATENESS[name].p99,
      unit: /** @type {const} */ ("ms"),
      value: p99,
      detail: `at most ${max.toFixed(1)} ms`,
    },
  ]),
  ...faults.map(({ name, pages, found }) => ({
    part: /** @type {const} */ ("engines"),
    name: `what axe finds on all pages in all languages, in ${name}`,
    goal: 0,
    unit: /** @type {const} */ (""),
    value: found.length,
    detail: [`${pages} pages`, ...new Set(found)].join("; "),
  })),
];
