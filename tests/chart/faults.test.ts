import { describe, expect, test } from "vitest";
import { chartSteps } from "../../src/episode/chart-steps.ts";
import { drawn, faults } from "./drawing.ts";

const ROWS = "data: { values: [{ a: 1, b: low }, { a: 2, b: high }] }";

describe("what is wrong is told with its place", () => {
  test.each<[string, string, string[]]>([
    [
      "YAML",
      "mark: [bar",
      [
        "11:11 Unexpected YAML, expected it to parse: Flow sequence in block collection must be sufficiently indented and end with a ] (chart-syntax)",
      ],
    ],
    [
      "a text",
      "bar",
      ["11:1 Unexpected chart, expected keys and values, as `mark: bar` (chart-syntax)"],
    ],
    [
      "no mark",
      ROWS,
      [
        "11:1 Unexpected chart without a mark, expected `mark`, `layer`, `units` or `timeline` (chart-syntax)",
      ],
    ],
    [
      "a mark",
      "mark: lines",
      [
        "11:7 Unexpected mark `lines`, expected `line`, or another of `arc`, `area`, `bar`, `boxplot`, `circle`, `errorband`, `errorbar`, `geoshape`, `line`, `point`, `rect`, `rule`, `square`, `text`, `tick` or `trail` (chart-syntax)",
      ],
    ],
    [
      "keys and channels",
      "mark: { type: bar, colour: loss }\nencodng: 1\nencoding:\n  z: { field: a }\n  x: { feld: a, axis: { titel: A } }",
      [
        "12:1 Unexpected key `encodng`, expected `encoding` (chart-syntax)",
        "11:20 Unexpected key `colour`, expected `color` (chart-syntax)",
        "14:3 Unexpected key `z`, expected one that Vega-Lite has here (chart-syntax)",
        "15:8 Unexpected key `feld`, expected `field` (chart-syntax)",
        "15:25 Unexpected key `titel`, expected `title` (chart-syntax)",
      ],
    ],
    [
      "values of channels",
      `mark: line
encoding:
  x: { field: a, type: temporl, timeUnit: yearmonthday, axis: { orient: rigth } }
  y: { field: a, aggregate: Mean, stack: yes, scale: { type: Log }, sort: { field: a, op: meen, order: desc } }
  color: { condition: { test: { field: a, timeUnit: yaer, equal: 1 }, field: b, sort: -z }, legend: { orient: upper } }
  tooltip: [{ field: a, timeUnit: { unit: utcyaer } }]`,
      [
        "15:87 Unexpected sort `-z`, expected one that Vega-Lite has here (chart-syntax)",
        "15:53 Unexpected timeUnit `yaer`, expected `year` (chart-syntax)",
        "15:111 Unexpected orient `upper`, expected `bottom`, `left`, `right`, `top`, `bottom-left`, `bottom-right`, `none`, `top-left` or `top-right` (chart-syntax)",
        "16:43 Unexpected unit `utcyaer`, expected `utcyear` (chart-syntax)",
        "13:43 Unexpected timeUnit `yearmonthday`, expected `yearmonthdate` (chart-syntax)",
        "13:24 Unexpected type `temporl`, expected `temporal` (chart-syntax)",
        "13:73 Unexpected orient `rigth`, expected `right` (chart-syntax)",
        "14:29 Unexpected aggregate `Mean`, expected `mean` (chart-syntax)",
        "14:42 Unexpected stack `yes`, expected `center`, `normalize` or `zero` (chart-syntax)",
        "14:62 Unexpected type `Log`, expected `log` (chart-syntax)",
        "14:91 Unexpected op `meen`, expected `mean` (chart-syntax)",
        "14:104 Unexpected order `desc`, expected `descending` (chart-syntax)",
      ],
    ],
    [
      "values of views",
      `title: { text: A, anchor: left }
projection: { type: mercatr }
resolve: { scale: { y: independant } }
transform:
  - { window: [{ op: rnk, as: r }], sort: [{ field: a, order: falling }] }
  - { joinaggregate: [{ op: meen, field: a, as: m }] }
  - { impute: a, key: b, method: avg }
  - { stack: a, groupby: [b], offset: centre, as: [c, d] }
layer:
  - { mark: { type: text, align: centre, baseline: center, strokeCap: flat, strokeJoin: mitre } }
  - { mark: { type: area, interpolate: Monotone, line: { interpolate: smooth } } }`,
      [
        "20:34 Unexpected align `centre`, expected `center` (chart-syntax)",
        "20:52 Unexpected baseline `center`, expected `alphabetic`, `bottom`, `line-bottom`, `line-top`, `middle` or `top` (chart-syntax)",
        "20:71 Unexpected strokeCap `flat`, expected `butt`, `round` or `square` (chart-syntax)",
        "20:89 Unexpected strokeJoin `mitre`, expected `miter` (chart-syntax)",
        "21:40 Unexpected interpolate `Monotone`, expected `monotone` (chart-syntax)",
        "21:71 Unexpected interpolate `smooth`, expected `basis`, `basis-closed`, `basis-open`, `bundle`, `cardinal`, `cardinal-closed`, `cardinal-open`, `catmull-rom`, `catmull-rom-closed`, `catmull-rom-open`, `linear`, `linear-closed`, `monotone`, `natural`, `step`, `step-after` or `step-before` (chart-syntax)",
        "12:21 Unexpected type `mercatr`, expected `mercator` (chart-syntax)",
        "13:24 Unexpected y `independant`, expected `independent` (chart-syntax)",
        "11:27 Unexpected anchor `left`, expected `end`, `middle` or `start` (chart-syntax)",
        "15:63 Unexpected order `falling`, expected `ascending` or `descending` (chart-syntax)",
        "15:22 Unexpected op `rnk`, expected `rank` (chart-syntax)",
        "16:29 Unexpected op `meen`, expected `mean` (chart-syntax)",
        "17:34 Unexpected method `avg`, expected `max`, `mean`, `median`, `min` or `value` (chart-syntax)",
        "18:39 Unexpected offset `centre`, expected `center` (chart-syntax)",
      ],
    ],
    [
      "a step",
      `${ROWS}\nlayer:\n  - { mark: bar, step: 0 }`,
      ["13:24 Unexpected `0`, expected a whole number from 1 on (chart-syntax)"],
    ],
    [
      "an end before its step",
      `${ROWS}\nlayer:\n  - { mark: rule, step: 3, until: 2 }`,
      ["13:35 Unexpected `2`, expected an `until` that is not before its `step` (chart-syntax)"],
    ],
    [
      "channels that have no keys",
      `${ROWS}\nmark: bar\nencoding:\n  color: accent\n  opacity: 0.5\n  x: [a]\n  tooltip: [a, { field: b }]`,
      [
        '14:10 Unexpected `"accent"`, expected `{ field: accent }` or `{ value: accent }` (chart-syntax)',
        "15:12 Unexpected `0.5`, expected `{ value: 0.5 }` (chart-syntax)",
        '16:6 Unexpected `["a"]`, expected `{ field: … }` (chart-syntax)',
        '17:13 Unexpected `"a"`, expected `{ field: a }` or `{ value: a }` (chart-syntax)',
      ],
    ],
    [
      "sizes",
      `${ROWS}\nmark: bar\nwidth: big\nheight: tall`,
      [
        '13:8 Unexpected `"big"`, expected a number of pixels, or none to fill the room (chart-syntax)',
        '14:9 Unexpected `"tall"`, expected a number of pixels, or none to fill the room (chart-syntax)',
      ],
    ],
    [
      "a column",
      `${ROWS}\nmark: bar\nencoding: { x: { field: aa }, y: { field: b, type: quantitative } }`,
      [
        "13:25 Unexpected column `aa`, expected `a` or `b` (chart-data)",
        "13:43 Unexpected `low` in row 1 of column `b`, expected numbers (chart-data)",
      ],
    ],
    [
      "numbers that JavaScript would take for dates",
      'data: { values: "a;b;c;d\\n1;2,5;12%;2011-05-01", format: { type: dsv, delimiter: ";" } }\nmark: bar\nencoding: { x: { field: b, type: quantitative }, y: { field: c, type: quantitative }, color: { field: d, type: quantitative } }',
      [
        "13:25 Unexpected `2,5` in row 1 of column `b`, expected numbers with a point, as `2.5` (chart-data)",
        "13:62 Unexpected `12%` in row 1 of column `c`, expected numbers (chart-data)",
      ],
    ],
    [
      "thousands set apart",
      'data: { values: "a,b\\n1,\\"4,000\\"\\n2,\\"4,000,000\\"" }\nmark: bar\nencoding: { y: { field: b, type: quantitative } }',
      [
        "13:25 Unexpected `4,000` in row 1 of column `b`, expected numbers without `,`, as `4000` (chart-data)",
      ],
    ],
    [
      "a number that YAML takes for two",
      "data: { values: [{ a: x, b: 12 }, { a: y, b: 4,000 }] }\nmark: bar",
      [
        "11:48 Unexpected digits without a key, expected a number without `,`, as `4000`, or quotes around a text (chart-data)",
      ],
    ],
    [
      "data that are a text",
      "data: tide.csv\nlayer:\n  - { mark: bar, data: [{ a: 1 }] }",
      [
        '11:7 Unexpected `"tide.csv"`, expected `{ url: tide.csv }` (chart-syntax)',
        '13:24 Unexpected `[{"a":1}]`, expected `{ values: […] }` (chart-syntax)',
      ],
    ],
    [
      "years and days that are no dates",
      "data: { values: [{ a: 1999, b: 24.2.2019, c: soon }, { a: 2001, b: 2019-03-01, c: 2019-03-01 }] }\nmark: line\nencoding: { x: { field: a, type: temporal }, y: { field: b, type: temporal }, color: { field: c, type: temporal } }",
      [
        "13:25 Unexpected `1999` as a date in column `a`, which is that many milliseconds of 1970, expected `type: ordinal`, or dates, as `1999-01-01` (chart-data)",
        "13:58 Unexpected `24.2.2019` in row 1 of column `b`, expected dates, as `2019-02-24` (chart-data)",
        "13:95 Unexpected `soon` in row 1 of column `c`, expected dates, as `2019-12-24` (chart-data)",
      ],
    ],
    [
      "days that JavaScript would take for months",
      "data: { url: days.csv }\nmark: line\nencoding: { x: { field: day, type: temporal } }",
      [
        "13:25 Unexpected `1.12.2019` in row 1 of column `day`, expected dates, as `2019-12-01` (chart-data)",
      ],
    ],
    [
      "a mark of no channels",
      `${ROWS}\nlayer:\n  - { mark: bar, encoding: {} }\n  - { mark: { type: line, point: true } }`,
      [
        "13:13 Unexpected mark `bar` without `encoding`, expected it to say what is shown, as `encoding: { x: { field: … } }` (chart-syntax)",
        "14:13 Unexpected mark `line` without `encoding`, expected it to say what is shown, as `encoding: { x: { field: … } }` (chart-syntax)",
      ],
    ],
    [
      "columns in expressions",
      `data: { values: [{ sand: 1, year: 2 }] }
mark: bar
encoding: { x: { field: year }, y: { field: tons } }
transform:
  - { calculate: "datum.sandd * datum['yaer']", as: tons }
  - { filter: { and: ["datum.tonns > 1", { field: year, gt: 1 }] } }`,
      [
        "15:18 Unexpected column `sandd` in an expression, expected `sand` (chart-data)",
        "15:18 Unexpected column `yaer` in an expression, expected `year` (chart-data)",
        "16:23 Unexpected column `tonns` in an expression, expected `tons` (chart-data)",
      ],
    ],
    [
      "rows that are longer or shorter than their head",
      'data: { url: long.csv }\nhconcat: [{ mark: bar, data: { url: lacking-cells.tsv } }, { mark: bar, data: { values: "a,b\\n1" } }]',
      [
        "12:89 Unexpected 1 cell in line 2, expected 2, as the head has (chart-data)",
        "public/talk/long.csv:4:1 Unexpected 3 cells in line 4, expected 2, as the head has; a cell with `,` in it needs quotes (chart-data)",
        "public/talk/lacking-cells.tsv:3:1 Unexpected 1 cell in line 3, expected 2, as the head has (chart-data)",
      ],
    ],
    [
      "semicolons in place of commas, and a file that is not UTF-8",
      "data: { url: semicolons.csv }\nhconcat: [{ mark: bar, data: { url: latin.csv } }]",
      [
        'public/talk/semicolons.csv:1:5 Unexpected semicolons between columns, expected commas, or `format: { type: dsv, delimiter: ";" }` beside the data (chart-data)',
        "public/talk/latin.csv:2:3 Unexpected characters that are not UTF-8, expected a file that is saved as UTF-8 (chart-data)",
      ],
    ],
    [
      "a shape, also of what has a link",
      `${ROWS}\nmark: { type: point, shape: Hello, href: https://example.org }\nencoding: { x: { field: a } }`,
      [
        "11:1 Unexpected chart, expected one that Vega-Lite can draw: Invalid SVG path, incorrect parameter type (chart-syntax)",
      ],
    ],
    [
      "a colour",
      `${ROWS}\nmark: { type: bar, color: lavendar }\nencoding: { x: { field: a } }`,
      [
        "12:27 Unexpected colour `lavendar`, expected `accent`, `positive`, `negative`, `neutral`, `loss`, another colour of the theme, or one of CSS (chart-syntax)",
      ],
    ],
    [
      "data from elsewhere",
      "data: { url: https://example.org/a.csv }\nmark: bar",
      [
        "11:14 Unexpected data from elsewhere `https://example.org/a.csv`, expected a file in `public/talk` (chart-data)",
      ],
    ],
    [
      "data outside",
      "data: { url: ../../secret.csv }\nmark: bar",
      [
        "11:14 Unexpected missing data `../../secret.csv`, expected a .csv, .tsv or .json file in `public/talk` (chart-data)",
      ],
    ],
    [
      "data that can't be read",
      "data: { url: broken.json }\nmark: bar",
      [
        "public/talk/broken.json:2:7 Unexpected JSON, expected it to parse: Unexpected `2` found. (chart-data)",
      ],
    ],
    [
      "data with a tab in a text",
      "data: { url: tab.json }\nmark: bar",
      [
        "public/talk/tab.json:2:10 Unexpected JSON, expected it to parse: Bad control character in string literal (chart-data)",
      ],
    ],
    [
      "a key of JSON that is there twice",
      '{ "mark": "bar",\n  "mark": "line" }',
      ["12:3 Unexpected JSON, expected it to parse: Map keys must be unique (chart-syntax)"],
    ],
    [
      "YAML that no call stack would hold",
      `data: ${"[".repeat(20_000)}`,
      [
        "11:507 Unexpected YAML, expected it to parse: lists are nested more than 500 deep (chart-syntax)",
      ],
    ],
    [
      "JSON",
      '{\n  "data": { "url": "tide.csv" },\n  "mark": "bar"\n  "encoding": {}\n}',
      ['14:3 Unexpected JSON, expected it to parse: Unexpected `"encoding"` found. (chart-syntax)'],
    ],
    [
      "a sequence without end",
      "data: { sequence: { start: 0, stop: 1000000000 } }\nmark: bar",
      [
        "11:19 Unexpected sequence, expected `start`, `stop` and `step` of at most 50000 rows (chart-data)",
      ],
    ],
    [
      "units",
      "units:\n  - { cout: 3, shape: star }",
      [
        "12:7 Unexpected key `units.0.cout`, expected `count` (unknown-key)",
        "12:23 Unexpected `star` as `units.0.shape`, expected `circle`, `square` or `diamond` (invalid-value)",
      ],
    ],
    [
      "units that are more or fewer than their parts, and an end before a step",
      "units:\n  - { count: 14, parts: [{ count: 11 }, { count: 4, step: 2, until: 1 }] }\n  - { count: 9, parts: [{ count: 8 }] }",
      [
        "12:5 Unexpected `{ count: 14, parts: [{ count: 11 }, { count: 4, step: 2, until: 1 }] }` as `units.0`, expected a `count` that is the sum of its parts, or none (invalid-value)",
        "12:41 Unexpected `{ count: 4, step: 2, until: 1 }` as `units.0.parts.1`, expected an `until` that is not before its `step` (invalid-value)",
        "13:5 Unexpected `{ count: 9, parts: [{ count: 8 }] }` as `units.1`, expected a `count` that is the sum of its parts, or none (invalid-value)",
      ],
    ],
    [
      "units that have no keys",
      "units: [[3], 3, { parts: [[]] }]",
      [
        "11:9 Unexpected list as `units.0`, expected keys and values (invalid-value)",
        "11:14 Unexpected `3` as `units.1`, expected keys and values (invalid-value)",
        "11:27 Unexpected list as `units.2.parts.0`, expected keys and values (invalid-value)",
      ],
    ],
    [
      "numbers that are too large, and keys of the configuration",
      `${ROWS}
mark: bar
encoding:
  x: { field: a, type: quantitative, bin: { maxbins: 1e9 }, axis: { tickCount: 1e9, values: [1] } }
  y: { field: b }
  color: { field: a, type: quantitative, scale: { type: quantize, scheme: { name: viridis, count: 1e9 } }, legend: { tickCount: 9999 } }
transform: [{ density: a, steps: 1e9, as: [a, c] }, { regression: a, on: a, method: poly, order: 99 }]
config: { axis: { tickCount: 1001 }, axes: { tickCount: 5 }, bar: { orient: across } }`,
      [
        "18:38 Unexpected key `axes`, expected `axis` (chart-syntax)",
        "18:30 Unexpected tickCount `1001`, expected at most 1000 (chart-syntax)",
        "18:77 Unexpected orient `across`, expected `horizontal` or `vertical` (chart-syntax)",
        "16:129 Unexpected tickCount `9999`, expected at most 1000 (chart-syntax)",
        "16:99 Unexpected count `1000000000`, expected at most 1000 (chart-syntax)",
        "14:80 Unexpected tickCount `1000000000`, expected at most 1000 (chart-syntax)",
        "14:54 Unexpected maxbins `1000000000`, expected at most 10000 (chart-syntax)",
        "17:34 Unexpected steps `1000000000`, expected at most 10000 (chart-syntax)",
        "17:98 Unexpected order `99`, expected at most 20 (chart-syntax)",
      ],
    ],
    [
      "a badge",
      "timeline: [{ at: 1964, label: A, badge: rumour }]",
      [
        "11:41 Unexpected badge `rumour`, expected one of the show: `measured`, `rats` or `guess` (chart-syntax)",
      ],
    ],
    [
      "a badge of a name that every object has",
      "timeline: [{ at: 1964, label: A, badge: constructor }]",
      [
        "11:41 Unexpected badge `constructor`, expected one of the show: `measured`, `rats` or `guess` (chart-syntax)",
      ],
    ],
    [
      "a timeline",
      "timeline:\n  - { at: soon, label: A }\n  - { from: 1964, label: B }\n  - { at: -44, label: C }\n  - { at: 1e9, label: D }\n  - { from: 2011-05, to: 2011, label: E }\n  - { from: 2010, to: 2011-Mar, label: F }",
      [
        "12:11 Unexpected `soon` as `timeline.0.at`, expected a year, as `1964`, or a date, as `2019-03-05` (invalid-value)",
        "13:5 Unexpected `{ from: 1964, label: B }` as `timeline.1`, expected `at`, or `from` and `to` (invalid-value)",
        "14:11 Unexpected `-44` as `timeline.2.at`, expected a year, as `1964`, or a date, as `2019-03-05` (invalid-value)",
        "15:11 Unexpected `1e9` as `timeline.3.at`, expected a year, as `1964`, or a date, as `2019-03-05` (invalid-value)",
        "16:5 Unexpected `{ from: 2011-05, to: 2011, label: E }` as `timeline.4`, expected a `from` that is before its `to` (invalid-value)",
        "17:23 Unexpected `2011-Mar` as `timeline.5.to`, expected a year, as `1964`, or a date, as `2019-03-05` (invalid-value)",
      ],
    ],
  ])("%s", async (_, code, expected) => {
    expect(
      await faults(code, {
        "broken.json": '[{ "a": 1 },\n{ "a" 2 }]',
        "tab.json": '[\n{ "a": "b\tc" }]',
        "tide.csv": "a,b\n1,2",
        "days.csv": "day\n1.12.2019\n2.12.2019",
        "long.csv": 'a,b\n"1\n1",2\n1,2,5\n',
        "lacking-cells.tsv": "a\tb\n1\t2\n3\n",
        "semicolons.csv": "year;sand\n2019;4,5\n",
        "latin.csv": "a,b\n1,\uFFFD\n",
      }),
    ).toEqual(expected);
  });
});

test("values that Vega-Lite has are refused in none of the places and forms that they may have", async () => {
  const code = `
title: { text: A, anchor: start, orient: bottom }
data: { values: [{ a: 1, b: low, d: 2024-02-01 }, { a: 2, b: high, d: 2025-03-01 }] }
params: [{ name: side, value: left }]
resolve: { scale: { color: independent }, legend: { color: independent } }
transform:
  - { filter: { or: [{ field: d, timeUnit: year, gte: 2024 }, { not: { field: a, equal: 2 } }] } }
  - { window: [{ op: rank, as: r }, { op: prev_value, field: a, as: p }], sort: [{ field: a, order: descending }] }
  - { joinaggregate: [{ op: argmax, field: a, as: m }], groupby: [b] }
  - { timeUnit: { unit: utcyearmonth, step: 2 }, field: d, as: u }
  - { impute: a, key: d, method: value, value: 0, groupby: [b] }
layer:
  - mark: { type: bar, orient: vertical, strokeCap: { expr: "'round'" }, strokeJoin: bevel }
    encoding:
      x: { field: b, type: Nominal, sort: -y, axis: { orient: top, labelAlign: { expr: side } } }
      y: { field: a, type: quantitative, aggregate: sum, stack: normalize, scale: { type: sqrt } }
      color:
        condition: { test: { field: a, equal: 1 }, field: b, type: nominal, sort: [low, high], legend: { orient: top-left, type: symbol } }
        value: accent
  - mark: { type: area, interpolate: step-after, line: { interpolate: catmull-rom }, point: transparent }
    encoding:
      x: { field: d, type: temporal, timeUnit: binnedyearmonth, sort: null, scale: { type: utc } }
      tooltip: [{ field: a }, { field: b }]
      detail: [{ field: b }]
      order: null
      y: { field: a, aggregate: { argmax: a }, stack: false, impute: { value: 0, method: mean } }
  - mark: { type: text, align: { expr: side }, baseline: line-top }
    step: 1
    until: 1
    encoding:
      x: { field: b, sort: { encoding: y, order: null } }
      y: { field: a, stack: true, axis: null, scale: null, sort: { op: count, order: ascending } }
      text: { field: b }
`;
  expect(await faults(code)).toEqual([]);
});

test("data and expressions that are right are not refused", async () => {
  const code = `
data: { url: sand.csv }
transform:
  - { calculate: "datum.sand * 2", as: twice }
  - { filter: "datum.twice > 2 && isValid(datum['the pier']) && datum.other != 1 && datum.b != 'datum'" }
layer:
  - mark: line
    encoding:
      x: { field: year, type: temporal }
      y: { field: sand, type: quantitative }
      color: { field: day, type: temporal }
  - mark: bar
    encoding: { x: { field: year, type: ordinal }, y: { field: twice, type: quantitative } }
  - data: { values: [{ t: 1500 }, { t: 900000000000 }] }
    mark: point
    encoding: { x: { field: t, type: temporal } }
  - data: { values: "a|b\\n1,5|x;y", format: { type: dsv, delimiter: "|" } }
    mark: { type: arc, theta: 0, theta2: 3 }
  - data: null
    mark: { type: text, text: Sand }
`;
  const files = {
    "sand.csv":
      '\uFEFFyear,sand,day,the pier,b\r\n2019,4,2019-02-01,"Old, and\r\n""new""",5" wide\r\n\r\n2020,,Feb 2 2020,New,\r\n',
  };
  expect(await faults(code, files)).toEqual([]);
});

test("years of a file are dates where its channel says so", async () => {
  const { wide } = await drawn(
    "data: { url: sand.csv }\nmark: line\nencoding: { x: { field: year, type: temporal }, y: { field: sand, type: quantitative } }",
    { "sand.csv": "year,sand\n2000,4\n2020,5\n" },
  );
  expect(wide).toContain(">2010<");
});

test("YAML that can't be read has no steps", () => {
  expect(chartSteps("layer: [{ step: 2 }]")).toBe(2);
  expect(chartSteps("layer: [{ step: 2 }")).toBe(0);
  expect(chartSteps(`layer: [{ step: 2 }]\ndata: ${"[".repeat(20_000)}`)).toBe(0);
});

describe("an expression of the author", () => {
  const calculated = (expression: string) =>
    `${ROWS}\ntransform: [{ calculate: "${expression}", as: c }]\nmark: text\nencoding: { text: { field: c } }`;
  const undrawable = (reason: string) => [
    `11:1 Unexpected chart, expected one that Vega-Lite can draw: ${reason} (chart-syntax)`,
  ];

  test.each([
    ["sequence(1e9)", "1000000000 numbers in a sequence, expected at most 50000"],
    [
      "timeSequence('hours', datetime(0, 0), datetime(9999, 0))",
      expect.stringMatching(/^\d+ dates in a sequence, expected at most 50000$/),
    ],
    [
      "utcSequence('quarter', utc(0, 0), utc(99999, 0))",
      expect.stringMatching(/^\d+ dates in a sequence, expected at most 50000$/),
    ],
    ["pad('a', 1e9)", "1000000000 characters of `pad`, expected at most 100000"],
    ["format(1, '01000000000d')", "1000000000 characters of a format, expected at most 999"],
    ["length(null)", "Cannot read properties of null (reading 'length')"],
  ])("%s is refused", async (expression, reason) => {
    const [fault = ""] = await faults(calculated(expression));
    const [before = "", after = ""] = undrawable("|")[0]?.split("|") ?? [];
    expect(fault.startsWith(before) && fault.endsWith(after)).toBe(true);
    expect(fault.slice(before.length, -after.length)).toEqual(reason);
  });

  test("may make what a chart has room for", async () => {
    const dates = (unit: string, step: number) =>
      `length(timeSequence('${unit}', datetime(2000, 0), datetime(2009, 0), ${step}))`;
    const made = `length(sequence(3)) + pad('a', 3, 'b') + ${dates("year", 2)} + ${dates("quarter", 1)} + format(1, '03d')`;
    expect((await drawn(calculated(made))).wide).toContain(">3abb536001<");
  });

  test.each([
    ["[$, $]", "65534 items of a list, expected at most 50000"],
    ["$ + $", "131072 characters, expected at most 100000"],
  ])("of %s, and so on, is refused", async (twice, reason) => {
    const params = Array.from(
      { length: 40 },
      (_, index) => `{ name: p${index + 1}, expr: "${twice.replaceAll("$", `p${index}`)}" }`,
    );
    const code = `${ROWS}\nparams: [{ name: p0, value: a }, ${params.join(", ")}]\nmark: text\nencoding: { text: { value: { expr: p40 } } }`;
    expect(await faults(code)).toEqual(undrawable(reason));
  });

  test("of a mark that is there too often, or says too much, is refused before it is written", async () => {
    const marks = (count: number, mark: string) =>
      `data: { sequence: { start: 0, stop: ${count} } }\nmark: ${mark}\nencoding: { x: { field: data, type: quantitative, axis: null } }`;
    expect(await faults(marks(4500, "point"))).toEqual([
      "11:1 Unexpected 4500 shapes, expected at most 4000: aggregate or sample the data (chart-data)",
    ]);
    const long = `{ type: text, text: { expr: "pad('a', 99000, 'a')" } }`;
    expect(await faults(marks(11, long))).toEqual(
      undrawable("1089000 characters of text, expected at most 1000000"),
    );
  });

  test("that would go on for years ends the chart, and what follows is drawn", async () => {
    const text = (regex: string) =>
      `${ROWS}\ntransform: [{ calculate: "test(regexp('${regex}'), '${"a".repeat(60)}!')", as: c }]\nmark: text\nencoding: { text: { field: c } }`;
    expect(await faults(text("^(a+)+$"), {}, 100)).toEqual([
      "11:1 Unexpected chart, expected one that Vega-Lite can draw: it takes too long (chart-syntax)",
    ]);
    expect((await drawn(text("^a+!$"))).wide).toContain(">true<");
  });

  test.each([
    "datum.constructor.constructor('return process')()",
    "constructor.constructor('return process')()",
    "process.exit()",
    "globalThis",
    "datum['__proto__']['constructor']('x')",
    "warn(toString.constructor)",
  ])("%s reaches nothing but its data", async (expression) => {
    const code = `${ROWS}\ntransform: [{ calculate: "${expression}", as: c }]\nmark: text\nencoding: { text: { field: c } }`;
    const [fault] = await faults(code);
    expect(fault ?? "").not.toContain("process.exit is");
    expect(process.exitCode).toBeUndefined();
  });
});
