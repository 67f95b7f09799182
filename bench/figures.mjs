import {
  describeAudio,
  describeClock,
  describeEngines,
  describeLoad,
  describePaint,
  describeSeek,
} from "./listen-figures.mjs";
import { measureAlign } from "./measure/align.mjs";
import { measureAudio } from "./measure/audio.mjs";
import { measureBuild } from "./measure/build.mjs";
import { measureCharts } from "./measure/charts.mjs";
import { measureCheck } from "./measure/check.mjs";
import { measureClock } from "./measure/clock.mjs";
import { measureEngines } from "./measure/engines.mjs";
import { measureGuide } from "./measure/guide.mjs";
import { measureHostile } from "./measure/hostile.mjs";
import { measureLoad } from "./measure/load.mjs";
import { measureMemory } from "./measure/memory.mjs";
import { measurePaint } from "./measure/paint.mjs";
import { measurePdf } from "./measure/pdf.mjs";
import { measurePreview } from "./measure/preview.mjs";
import { measureRoom } from "./measure/room.mjs";
import { measureScale } from "./measure/scale.mjs";
import { measureSeek } from "./measure/seek.mjs";
import { measureSlides } from "./measure/slides.mjs";
import { measureTalk } from "./measure/talk.mjs";
import { describeRoom, describeTalk } from "./presenting-figures.mjs";
import { describeScale } from "./scale-figures.mjs";

/**
 * @typedef {{ full: boolean, report: (line: string) => void }} MeasureOptions
 * @typedef {"build" | "guide" | "check" | "charts" | "pdf" | "load" | "paint" | "audio" | "seek" | "clock" | "engines" | "talk" | "room" | "hostile" | "slides" | "align" | "preview" | "scale" | "memory"} Part
 */

/** @template T @typedef {T extends (...args: never[]) => infer R ? NonNullable<Awaited<R>> : never} Result */

/**
 * One line of the table.
 *
 * @typedef {object} Figure
 * @property {Part} part
 * @property {string} name
 * @property {number | undefined} goal what it may be at most; none for what is only told
 * @property {Unit} unit
 * @property {number | undefined} value `undefined` when it could not be measured
 * @property {string | undefined} [detail] what the value is made of
 *
 * @typedef {"×" | "s" | "ms" | "kB" | "MB" | ""} Unit
 */

/** @type {(result: Result<typeof measureBuild>) => Figure[]} */
const build = ({ marp, uncached, cached, unchanged }) => [
  {
    part: "build",
    name: "build of a 12-slide deck with 3 flowcharts, no cache, to Marp's",
    goal: 1.5,
    unit: "×",
    value: uncached.median / marp.median,
    detail: `${seconds(uncached)} to ${seconds(marp)}`,
  },
  {
    part: "build",
    name: "the same, diagrams cached",
    goal: 0.5,
    unit: "×",
    value: cached.median / marp.median,
    detail: `${seconds(cached)} to ${seconds(marp)}; ${seconds(unchanged)} when nothing has changed`,
  },
];

/** @type {(result: Result<typeof measureGuide>) => Figure[]} */
const guide = ({ slidev, uncached, cached }) => [
  {
    part: "guide",
    name: "build of the guide, no cache, to Slidev's of the same slides",
    goal: 0.35,
    unit: "×",
    value: uncached.median / slidev.median,
    detail: `${seconds(uncached)} to ${seconds(slidev)}`,
  },
  {
    part: "guide",
    name: "the same, diagrams cached",
    goal: 0.35,
    unit: "×",
    value: cached.median / slidev.median,
    detail: `${seconds(cached)} to ${seconds(slidev)}`,
  },
];

/** @type {(result: Result<typeof measureCheck>) => Figure[]} */
const check = ({ episodes, uncached, cached }) => [
  {
    part: "check",
    name: "check of the project's episodes in each theme, all at once, no cache",
    goal: 10,
    unit: "s",
    value: uncached.median,
    detail: `${episodes} episodes; ${seconds(cached)} once diagrams are cached`,
  },
];

/** @type {(result: Result<typeof measureCharts>) => Figure[]} */
const charts = ({ milliseconds, processes }) => [
  {
    part: "charts",
    name: "a chart in both formats of a slide, once Vega is loaded",
    goal: 60,
    unit: "ms",
    value: Math.max(...Object.values(milliseconds)),
    detail: Object.entries(milliseconds)
      .map(([name, each]) => `${name} ${each.toFixed(0)} ms`)
      .join(", "),
  },
  { part: "charts", name: "browsers that are started for it", goal: 0, unit: "", value: processes },
];

/** @type {(result: Result<typeof measurePdf>) => Figure[]} */
const pdf = ({ deck: { marp, uncached, diagramsCached }, episode, long, size, different }) => [
  {
    part: "pdf",
    name: "its slides PDF, no cache, to Marp's",
    goal: 0.4,
    unit: "×",
    value: uncached.median / marp.median,
    detail: `${seconds(uncached)} to ${seconds(marp)}`,
  },
  {
    part: "pdf",
    name: "the same, diagrams cached",
    goal: undefined,
    unit: "×",
    value: diagramsCached.median / marp.median,
    detail: `${seconds(diagramsCached)} to ${seconds(marp)}`,
  },
  {
    part: "pdf",
    name: "all three PDFs of the episode, no cache, to Marp's one of its slides",
    goal: 0.8,
    unit: "×",
    value: episode.papers.median / episode.marp.median,
    detail: `${seconds(episode.papers)} to ${seconds(episode.marp)}`,
  },
  {
    part: "pdf",
    name: "slides PDF of 300 slides, diagrams cached",
    goal: 8,
    unit: "s",
    value: long.seconds,
    detail: `${long.pages} pages, ${long.tagged} of them tagged`,
  },
  { part: "pdf", name: "its size", goal: 5, unit: "MB", value: long.bytes / 1e6 },
  {
    part: "pdf",
    name: "slides of it without a bookmark, and pages without a tag",
    goal: 0,
    unit: "",
    value: 600 - long.bookmarks - long.tagged,
  },
  { part: "pdf", name: "size of the episode's slides PDF", goal: 1, unit: "MB", value: size / 1e6 },
  {
    part: "pdf",
    name: "of the episode's three PDFs, how many differ when printed twice",
    goal: 0,
    unit: "",
    value: different,
  },
];

/** @type {(result: Result<typeof measureHostile>) => Figure[]} */
const hostile = ({ inputs, read, slowest, faults }) => [
  {
    part: "hostile",
    name: "hostile files that crashed a reader or took it 2 s, of which it said nothing or not where, or that would run or load something",
    goal: 0,
    unit: "",
    value: faults.length,
    detail: [
      `of ${inputs}, ${read} of them read; at most ${slowest.toFixed(0)} ms`,
      ...faults.slice(0, 3).map(({ kind, what }) => `${kind}: ${what.split("\n")[0]}`),
    ].join("; "),
  },
];

/** @type {(result: Result<typeof measureSlides>) => Figure[]} */
const slides = ({ slides: count, themes }) => [
  {
    part: "slides",
    name: "random slides on which something is cut, covered or not there, and nothing is said of it",
    goal: 0,
    unit: "",
    value: themes.reduce((sum, { silent }) => sum + silent.length, 0),
    detail: `of ${count} in ${themes.map(({ theme, told }) => `${theme} (${told} are told of)`).join(", ")}`,
  },
];

/** @type {(result: Result<typeof measureAlign>) => Figure[]} */
const align = ({ recordings, transcripts }) => {
  const sum = (/** @type {(recording: (typeof recordings)[number]) => number} */ of) =>
    recordings.reduce((total, recording) => total + of(recording), 0);
  const least = recordings.toSorted((a, b) => a.right - b.right)[0];
  return [
    {
      part: "align",
      name: "times of a recording that are off by more than half a second, of 100",
      goal: 2,
      unit: "",
      value: 100 * (1 - sum(({ right }) => right) / recordings.length),
      detail: `${recordings.length} recordings; the most: ${least?.name}`,
    },
    {
      part: "align",
      name: "the same with 15 % of sentences dropped and 15 % begun again",
      goal: 6,
      unit: "",
      value: 100 * (1 - (recordings.at(-1)?.right ?? 0)),
    },
    ...transcripts.map(
      ({ name, right }, index) =>
        /** @type {const} */ ({
          part: "align",
          name: `the same by ${name}`,
          goal: index === 0 ? 2 : 5,
          unit: "",
          value: 100 * (1 - right),
        }),
    ),
    {
      part: "align",
      name: "times that are called sure and off by more than a second, of 100",
      goal: 0.5,
      unit: "",
      value: (100 * sum(({ wrong }) => wrong)) / sum(({ paragraphs }) => paragraphs),
    },
    {
      part: "align",
      name: "the longest that a quarter of an hour took",
      goal: 25,
      unit: "s",
      value: Math.max(...recordings.map(({ seconds, length }) => (seconds * 900) / length)),
    },
    {
      part: "align",
      name: "peak memory of any process for it",
      goal: 400,
      unit: "MB",
      value: Math.max(...recordings.map(({ bytes }) => bytes)) / 1e6,
    },
  ];
};

/** @type {(result: Result<typeof measurePreview>) => Figure[]} */
const preview = ({ saves, diagrams, lost }) => [
  {
    part: "preview",
    name: "from a save until the changed slide is on the screen, 40 slides, median",
    goal: 100,
    unit: "ms",
    value: saves.p50,
  },
  { part: "preview", name: "the same, 95 of 100", goal: 250, unit: "ms", value: saves.p95 },
  {
    part: "preview",
    name: "the same with a changed diagram, median",
    goal: 400,
    unit: "ms",
    value: diagrams.p50,
    detail: `at most ${diagrams.max.toFixed(0)} ms`,
  },
  {
    part: "preview",
    name: "saves after which slide, sound or the pause in following was another",
    goal: 0,
    unit: "",
    value: lost,
    detail: `of ${saves.all.length}`,
  },
];

/** @type {(result: Result<typeof measureMemory> | undefined) => Figure[]} */
const memory = (result) => [
  {
    part: "memory",
    name: "npm ci + build from nothing, peak memory of any process",
    goal: 700,
    unit: "MB",
    value: result && (result.processes[0]?.bytes ?? 0) / 1e6,
    detail: result?.processes[0]?.name,
  },
];

/**
 * Runs a part's measurement.
 *
 * @type {Readonly<Record<Part, (options: MeasureOptions) => Promise<{ result: unknown, figures: Figure[] }>>>}
 */
export const PARTS = {
  build: part(measureBuild, build),
  guide: part(measureGuide, guide),
  check: part(measureCheck, check),
  charts: part(measureCharts, charts),
  pdf: part(measurePdf, pdf),
  load: part(measureLoad, describeLoad),
  paint: part(measurePaint, describePaint),
  audio: part(measureAudio, describeAudio),
  seek: part(measureSeek, describeSeek),
  clock: part(measureClock, describeClock),
  engines: part(measureEngines, describeEngines),
  talk: part(measureTalk, describeTalk),
  room: part(measureRoom, describeRoom),
  hostile: part(measureHostile, hostile),
  slides: part(measureSlides, slides),
  align: part(measureAlign, align),
  preview: part(measurePreview, preview),
  scale: part(measureScale, describeScale),
  memory: part(measureMemory, memory),
};

/**
 * @template T
 * @param {(options: MeasureOptions) => Promise<T>} measure
 * @param {(result: T) => Figure[]} describe
 */
function part(measure, describe) {
  return async (/** @type {MeasureOptions} */ options) => {
    const result = await measure(options);
    return { result, figures: describe(result) };
  };
}

/** @param {import("./alternate.mjs").Timing} timing */
function seconds({ median }) {
  return `${median.toFixed(2)} s`;
}
