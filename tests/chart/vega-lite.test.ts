import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import {
  CHANNELS,
  CONFIG_KEYS,
  KEYS_OF,
  MARKS,
  VIEW_KEYS,
} from "../../src/chart/vega-lite/names.ts";
import { KEYS, type Part } from "../../src/chart/vega-lite/values.ts";
import { drawn } from "./drawing.ts";

const SAND = `
data: { values: [{ pier: Old, sand: 12 }, { pier: New, sand: 31.5 }] }
encoding:
  y: { field: pier, title: null, sort: null }
  x: { field: sand, type: quantitative, title: Sand in tons }
layer:
  - mark: bar
  - mark: { type: text, dx: 12, align: left, color: loss }
    encoding: { text: { field: sand } }
    step: 1
    until: 1
`;

test("a chart has colours by the theme's names, and text in its fonts", async () => {
  const { wide, tall } = await drawn(SAND);
  for (const svg of [wide, tall]) {
    expect(svg).not.toMatch(/#[\da-f]{3,8}\b|rgb\(|<style|style="|class="(?!motion-)/);
    expect(svg).toContain('fill="var(--accent)"');
    expect(svg).toContain('fill="var(--negative)"');
    expect(svg).not.toMatch(/font-family="(?!var\(--)/);
    expect(svg).toContain(">31.5</text>");
  }
});

test("labels are as large as a slide has them, and larger for their slide in a tall format", async () => {
  const { wide, tall } = await drawn(SAND);
  const sizes = (svg: string) =>
    Array.from(svg.matchAll(/font-size="([\d.]+)"/g), ([, size]) => Number(size));
  expect(Math.min(...sizes(wide))).toBe(24);
  expect(sizes(wide)).toContain(28);
  expect(Math.min(...sizes(tall))).toBe(23);
  expect(wide).toContain('viewBox="0 0 1104 430"');
  expect(tall).toContain('viewBox="0 0 632 580"');
});

test("a view with a step is in one group, which that step shows", async () => {
  const { wide } = await drawn(SAND);
  expect(wide.match(/data-step="1" data-until="1"/g)).toHaveLength(1);
  expect(wide.slice(wide.indexOf("data-step"))).toContain(">31.5</text>");
  expect(wide.slice(0, wide.indexOf("data-step"))).not.toContain(">31.5</text>");
});

test("it is named by what it shows, and has its data", async () => {
  const { wide, data } = await drawn(SAND);
  const description = "Bar chart: pier, Sand in tons. Old 12; New 31.5.";
  expect(wide).toContain('role="img"');
  expect(wide).toContain(`<title id="cuedeck-picture-id-title">${description}</title>`);
  expect(data).toEqual({
    description,
    table: [
      ["pier", "Sand in tons"],
      ["Old", "12"],
      ["New", "31.5"],
    ],
  });
});

test("an author's description stands in place of ours", async () => {
  const { data } = await drawn(`description: The new pier holds more sand\n${SAND}`);
  expect(data?.description).toBe("The new pier holds more sand");
});

test("numbers and words are those of the episode's language", async () => {
  const { wide, data } = await drawn(SAND.replace("12 }", "12000.5 }"), {}, "de");
  expect(data?.description).toBe("Balkendiagramm: pier, Sand in tons. Old 12.000,5; New 31,5.");
  expect(wide).toContain(">10.000</text>");
});

test("colours between two of the theme stand for numbers", async () => {
  const { wide } = await drawn(`
data: { values: [{ x: a, n: 1 }, { x: b, n: 3 }] }
mark: rect
encoding: { x: { field: x }, color: { field: n, type: quantitative } }
`);
  expect(wide).toContain('fill="color-mix(in oklab, var(--accent) 100%, var(--line))"');
  expect(wide).toMatch(/fill="url\(#cuedeck-picture-id-gradient_\d\)"/);
});

test.each([
  ["tide.csv", "day,high\n1,3.5\n2,4"],
  ["tide.tsv", "day\thigh\n1\t3.5\n2\t4"],
  ["tide.json", '[{ "day": 1, "high": 3.5 }, { "day": 2, "high": 4 }]'],
])("data are read from %s", async (name, text) => {
  const chart = `
data: { url: ${name} }
mark: line
encoding:
  x: { field: day, type: ordinal }
  y: { field: high, type: quantitative }
`;
  const { data } = await drawn(chart, { [name]: text });
  expect(data?.table).toEqual([
    ["day", "high"],
    ["1", "3.5"],
    ["2", "4"],
  ]);
});

test.each([
  ["x: { field: pier }, y: { field: sand, type: quantitative }", "motion-grow-up"],
  ["y: { field: pier }, x: { field: sand, type: quantitative }", "motion-grow-right"],
])("bars of a step grow from their axis: %s", async (encoding, growth) => {
  const { wide } = await drawn(`
data: { values: [{ pier: Old, sand: 12 }, { pier: New, sand: 31.5 }] }
layer:
  - { mark: bar, encoding: { ${encoding} }, step: 1 }
`);
  expect(Array.from(wide.matchAll(/class="([^"]*)"/g), ([, name]) => name)).toEqual([growth]);
});

test("views beside each other fill the room that one would", async () => {
  const { wide, tall } = await drawn(`
data: { values: [{ pier: Old, sand: 12 }, { pier: New, sand: 31.5 }] }
hconcat:
  - mark: bar
    encoding: { x: { field: pier }, y: { field: sand, type: quantitative } }
  - mark: point
    encoding: { x: { field: pier }, y: { field: sand, type: quantitative } }
    step: 1
`);
  for (const [svg, width, height] of [
    [wide, 1104, 430],
    [tall, 632, 580],
  ] as const) {
    const [, w, h] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
    expect(Math.abs(Number(w) - width)).toBeLessThan(12);
    expect(Math.abs(Number(h) - height)).toBeLessThan(12);
    expect(svg.match(/data-step="1"/g)).toHaveLength(1);
  }
});

test("the same chart is drawn in the same bytes", async () => {
  const scattered = `${SAND}\ntransform: [{ calculate: "random()", as: r }]`;
  expect((await drawn(scattered)).wide).toBe((await drawn(scattered)).wide);
});

test("our names are those of Vega-Lite's schema", () => {
  const keys = (...names: string[]) => [...propertiesOf(names.map(definition)).keys()].toSorted();
  expect(VIEW_KEYS).toEqual(keys("TopLevelSpec"));
  expect(CHANNELS).toEqual(keys("FacetedEncoding"));
  expect(CONFIG_KEYS).toEqual(keys("Config"));
  expect(KEYS_OF.mark).toEqual(keys("AnyMark"));
  expect(KEYS_OF.axis).toEqual(keys("Axis"));
  expect(KEYS_OF.legend).toEqual(keys("Legend"));
  expect(KEYS_OF.scale).toEqual(keys("Scale"));
  expect(KEYS_OF.channel).toEqual([...propertiesOf(channels()).keys()].toSorted());
  const composite = ["boxplot", "errorband", "errorbar"];
  const marks = [...textsOf(definition("Mark")), ...composite];
  expect(MARKS).toEqual(marks.filter((mark) => mark !== "image").toSorted());
});

/** Where the schema defines the parts of which we know values. */
const DEFINED: Readonly<Partial<Record<Part, readonly string[]>>> = {
  axis: ["Axis"],
  bin: ["BinParams"],
  header: ["Header"],
  impute: ["ImputeParams", "ImputeTransform"],
  legend: ["Legend"],
  mark: ["AnyMark"],
  predicate: ["FieldEqualPredicate", "FieldRangePredicate"],
  projection: ["Projection"],
  resolution: ["AxisResolveMap", "LegendResolveMap", "ScaleResolveMap"],
  scale: ["Scale"],
  scheme: ["SchemeParams"],
  sort: ["EncodingSortField", "SortByEncoding", "SortField"],
  summary: ["AggregatedFieldDef", "JoinAggregateFieldDef", "WindowFieldDef"],
  timeUnit: ["TimeUnitParams", "TimeUnitTransformParams"],
  title: ["TitleParams"],
  transform: [
    "AggregateTransform",
    "DensityTransform",
    "PivotTransform",
    "RegressionTransform",
    "StackTransform",
    "TimeUnitTransform",
  ],
};

const TIME_UNITS = KEYS.channel.values?.["timeUnit"] ?? [];

/** Values that Vega-Lite draws although its schema does not have them. */
const BEYOND: Readonly<Record<string, readonly string[]>> = {
  "mark.interpolate": ["catmull-rom-closed", "catmull-rom-open"],
  "projection.type": ["mollweide"],
  "sort.encoding": CHANNELS,
  "summary.op": ["next_value", "prev_value"],
  "timeUnit.unit": TIME_UNITS,
  "transform.method": ["constant"],
  "transform.timeUnit": TIME_UNITS,
};

test("our values are those of Vega-Lite's schema", () => {
  for (const [part, { values = {}, most = {} }] of Object.entries(KEYS)) {
    const names = Object.entries(DEFINED).find(([name]) => name === part)?.[1];
    const properties = propertiesOf(names?.map(definition) ?? channels());
    for (const key of Object.keys(most))
      expect(properties.get(key)?.some(isNumber), `${part}.${key}`).toBe(true);
    for (const [key, known] of Object.entries(values)) {
      const place = `${part}.${key}`;
      const forms = (properties.get(key) ?? []).flatMap((each) => formsOf(each));
      expect(forms.some(isAnyText), place).toBe(false);
      const all = new Set([...forms.flatMap(textsOf), ...(BEYOND[place] ?? [])]);
      expect(known.toSorted(), place).toEqual([...all].toSorted());
    }
  }
});

function textsOf(form: Definition): string[] {
  return [form.enum ?? form.const ?? []].flat().filter((text) => text !== null);
}

/** Whether a key takes any text, and so has no values that could be known. */
function isAnyText(form: Definition): boolean {
  return form.type === "string" && !form.enum && form.const === undefined;
}

function isNumber(form: Definition): boolean {
  return formsOf(form).some(({ type }) => [type].flat().includes("number"));
}

interface Definition {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly (string | null)[];
  readonly properties?: Readonly<Record<string, Definition>>;
  readonly anyOf?: readonly Definition[];
  readonly allOf?: readonly Definition[];
}

const schema: { definitions: Readonly<Record<string, Definition>> } = JSON.parse(
  await readFile(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8"),
);

function definition(name: string): Definition {
  return schema.definitions[name] ?? {};
}

function channels(): Definition[] {
  return Object.values(definition("FacetedEncoding").properties ?? {});
}

/** A definition of JSON Schema, and all that it may be instead. */
function formsOf(each: Definition | undefined, seen = new Set<Definition>()): Definition[] {
  if (!each || seen.has(each)) return [];
  seen.add(each);
  const { $ref, anyOf = [], allOf = [] } = each;
  const other = $ref && definition(decodeURIComponent($ref.replace("#/definitions/", "")));
  const others = [other || undefined, ...anyOf, ...allOf];
  return [each, ...others.flatMap((form) => formsOf(form, seen))];
}

/** What stands at the keys of objects, in any of their forms. */
function propertiesOf(definitions: readonly Definition[]): Map<string, Definition[]> {
  const properties = definitions
    .flatMap((each) => formsOf(each))
    .flatMap((form) => Object.entries(form.properties ?? {}));
  const found = new Map<string, Definition[]>();
  for (const [key, each] of properties) found.set(key, [...(found.get(key) ?? []), each]);
  return found;
}
