import { CHANNELS, CONFIG_KEYS, MARKS, words } from "./names.ts";

/** What a chart has at certain keys. A condition is a `channel`, the columns that a transform makes are its `summary`, and one that imputes is an `impute`. */
export type Part =
  | "axis"
  | "bin"
  | "channel"
  | "config"
  | "encoding"
  | "facet"
  | "header"
  | "impute"
  | "legend"
  | "mark"
  | "predicate"
  | "projection"
  | "resolve"
  | "resolution"
  | "scale"
  | "scheme"
  | "sort"
  | "summary"
  | "timeUnit"
  | "title"
  | "transform"
  | "view";

/** What stands at the keys of a part. */
interface Keys {
  /** The texts that a key may have; what is no text is not looked at, as null and `{ expr: … }`. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  /** The largest numbers that keys may have: with more, a chart would not be drawn before its time is over. */
  readonly most?: Readonly<Record<string, number>>;
  /** What other parts stand at a key, alone or in a list. */
  readonly parts?: Readonly<Record<string, Part>>;
}

const ALIGN = words("center left right");
const ANCHOR = words("end middle start");
const BASELINE = words("alphabetic bottom line-bottom line-top middle top");
const CAP = words("butt round square");
const DIRECTION = words("horizontal vertical");
const ORDER = words("ascending descending");
const SIDE = words("bottom left right top");

/** Parts of a view's mark that are drawn as marks themselves. */
const INNER_MARKS = words("band borders box line median outliers point rule ticks");

const AGGREGATE = words(`
  average ci0 ci1 count distinct exponential exponentialb max mean median min missing product q1 q3 stderr stdev stdevp
  sum valid values variance variancep
`);
const AGGREGATE_OF_TRANSFORM = [...AGGREGATE, "argmax", "argmin"];

const WINDOW = words(`
  cume_dist dense_rank first_value lag last_value lead next_value nth_value ntile percent_rank prev_value rank row_number
`);

const YEARS = words(`
  year yeardayofyear yearmonth yearmonthdate yearmonthdatehours yearmonthdatehoursminutes
  yearmonthdatehoursminutesseconds yearquarter yearquartermonth yearweek yearweekday yearweekdayhours
  yearweekdayhoursminutes yearweekdayhoursminutesseconds
`);
const PARTS_OF_YEAR = words(`
  date day dayhours dayhoursminutes dayhoursminutesseconds dayofyear hours hoursminutes hoursminutesseconds milliseconds
  minutes minutesseconds month monthdate monthdatehours monthdatehoursminutes monthdatehoursminutesseconds quarter
  quartermonth seconds secondsmilliseconds week weekday weekdayhours weekdayhoursminutes weekdayhoursminutesseconds
`);
const TIME_UNIT = [
  ...[...YEARS, ...PARTS_OF_YEAR].flatMap((unit) => [unit, `utc${unit}`]),
  ...YEARS.flatMap((unit) => [`binned${unit}`, `binnedutc${unit}`]),
];

const SORT_CHANNELS = words(
  "color fill fillOpacity opacity shape size stroke strokeOpacity strokeWidth text x y",
);

/** Channels of which views may share the scale. */
const RESOLVED = words(`
  angle color fill fillOpacity opacity radius shape size stroke strokeDash strokeOpacity strokeWidth theta time x xOffset
  y yOffset
`);

/** More of them are no lines, but an area. */
const MOST_TICKS = 1000;
const MOST_COLOURS = 1000;
/** More parts of a range than there are pixels. */
const MOST_STEPS = 10_000;
/** Of a polynomial. */
const MOST_POWERS = 20;

const CHANNEL = {
  values: {
    aggregate: AGGREGATE,
    sort: [...ORDER, ...SORT_CHANNELS.flatMap((channel) => [channel, `-${channel}`])],
    stack: words("center normalize zero"),
    timeUnit: TIME_UNIT,
    type: words("geojson nominal ordinal quantitative temporal"),
  },
  parts: {
    axis: "axis",
    bin: "bin",
    condition: "channel",
    header: "header",
    impute: "impute",
    legend: "legend",
    scale: "scale",
    sort: "sort",
    test: "predicate",
    timeUnit: "timeUnit",
  },
} as const;

const TITLE = { titleAlign: ALIGN, titleAnchor: ANCHOR, titleBaseline: BASELINE };
const LABEL = { labelAlign: ALIGN, labelBaseline: BASELINE };

/**
 * The values of Vega-Lite's grammar where it takes any other for none, or says no place of it. `names.ts` has its keys. A
 * test compares them with its JSON Schema, which lacks a few that Vega has.
 */
export const KEYS: Readonly<Record<Part, Keys>> = {
  axis: {
    values: { ...LABEL, ...TITLE, domainCap: CAP, gridCap: CAP, orient: SIDE, tickCap: CAP },
    most: { tickCount: MOST_TICKS },
  },
  bin: { most: { maxbins: MOST_STEPS } },
  channel: CHANNEL,
  config: {
    parts: {
      ...all(startingWith("axis"), "axis"),
      ...all(startingWith("header"), "header"),
      ...all([...MARKS, "mark"], "mark"),
      legend: "legend",
      title: "title",
    },
  },
  encoding: { parts: all(CHANNELS, "channel") },
  facet: { ...CHANNEL, parts: { ...CHANNEL.parts, column: "channel", row: "channel" } },
  header: {
    values: {
      ...LABEL,
      ...TITLE,
      labelAnchor: ANCHOR,
      labelOrient: SIDE,
      orient: SIDE,
      titleOrient: SIDE,
    },
  },
  impute: { values: { method: words("max mean median min value") } },
  legend: {
    values: {
      ...LABEL,
      ...TITLE,
      direction: DIRECTION,
      orient: [...SIDE, ...words("bottom-left bottom-right none top-left top-right")],
      titleOrient: SIDE,
      type: words("gradient symbol"),
    },
    most: { tickCount: MOST_TICKS },
  },
  mark: {
    values: {
      align: ALIGN,
      baseline: BASELINE,
      interpolate: words(`
        basis basis-closed basis-open bundle cardinal cardinal-closed cardinal-open catmull-rom catmull-rom-closed
        catmull-rom-open linear linear-closed monotone natural step step-after step-before
      `),
      orient: DIRECTION,
      strokeCap: CAP,
      strokeJoin: words("bevel miter round"),
    },
    parts: all(INNER_MARKS, "mark"),
  },
  predicate: {
    values: { timeUnit: TIME_UNIT },
    parts: { and: "predicate", not: "predicate", or: "predicate", timeUnit: "timeUnit" },
  },
  projection: {
    values: {
      type: words(`
        albers albersUsa azimuthalEqualArea azimuthalEquidistant conicConformal conicEqualArea conicEquidistant
        equalEarth equirectangular gnomonic identity mercator mollweide naturalEarth1 orthographic stereographic
        transverseMercator
      `),
    },
  },
  resolution: { values: all(RESOLVED, words("independent shared")) },
  resolve: { parts: all(["axis", "legend", "scale"], "resolution") },
  scale: {
    values: {
      interpolate: words("cubehelix cubehelix-long hcl hcl-long hsl hsl-long lab rgb"),
      type: words(`
        band bin-ordinal identity linear log ordinal point pow quantile quantize sequential sqrt symlog threshold time
        utc
      `),
    },
    parts: { scheme: "scheme" },
  },
  scheme: { most: { count: MOST_COLOURS } },
  sort: { values: { encoding: CHANNELS, op: AGGREGATE, order: ORDER } },
  summary: { values: { op: [...AGGREGATE_OF_TRANSFORM, ...WINDOW] } },
  timeUnit: { values: { unit: TIME_UNIT } },
  title: {
    values: { align: ALIGN, anchor: ANCHOR, baseline: BASELINE, orient: [...SIDE, "none"] },
  },
  transform: {
    values: {
      method: words("constant exp linear log poly pow quad"),
      offset: CHANNEL.values.stack,
      op: AGGREGATE_OF_TRANSFORM,
      timeUnit: TIME_UNIT,
    },
    most: { maxsteps: MOST_STEPS, minsteps: MOST_STEPS, order: MOST_POWERS, steps: MOST_STEPS },
    parts: {
      aggregate: "summary",
      bin: "bin",
      filter: "predicate",
      joinaggregate: "summary",
      sort: "sort",
      timeUnit: "timeUnit",
      window: "summary",
    },
  },
  view: {
    parts: {
      config: "config",
      encoding: "encoding",
      facet: "facet",
      mark: "mark",
      projection: "projection",
      resolve: "resolve",
      title: "title",
      transform: "transform",
    },
  },
};

function startingWith(start: string): readonly string[] {
  return CONFIG_KEYS.filter((key) => key.startsWith(start));
}

function all<Value>(keys: readonly string[], value: Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(keys.map((key) => [key, value]));
}
