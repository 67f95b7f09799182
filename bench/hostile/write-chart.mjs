import { ADDRESSES, TEXTS } from "./choose.mjs";
import { writeYaml } from "./write-yaml.mjs";

/** @typedef {import("./choose.mjs").Choose} Choose */

/** Keys of Vega-Lite and of the short forms. */
const KEYS =
  "mark encoding data values url format type field x y color size shape href tooltip text detail transform filter calculate as expr signal params layer hconcat facet repeat spec title config projection scale domain range axis labelExpr timeline units of count total label from to badge step sort aggregate bin timeUnit image point bar".split(
    " ",
  );
const EXPRESSIONS = [
  "datum.a",
  "1e999",
  "constructor.constructor('return process')()",
  "toString.constructor('alert(1)')()",
  "[].constructor",
  "this",
  "event.view",
  "replace('a', /(a+)+$/, 'b')",
  "sequence(1e9)",
  "pad('a', 1e9, 'b')",
  "format(datum.a, '01000000000d')",
  "timeSequence('seconds', datetime(0, 0), datetime(9999, 0))",
  "gradient('y', [0, 0], [1, 1], 1e9)",
  "modify('source_0', { a: 1 })",
  "setdata('source_0', sequence(9999))",
  "replace(pad('a', 9999), /./g, pad('a', 9999))",
  "split(pad('a', 9999), '')",
  "length(null)",
  "luminance('</script>')",
];

/** What makes much of little: transforms, guides and sizes. */
const GROWTHS = [
  "transform: [{ impute: a, key: a, keyvals: { start: 0, stop: 1e9 }, value: 0 }]",
  "transform: [{ density: a, steps: 1e9, as: [a, c] }]",
  "transform: [{ quantile: a, step: 1e-9, as: [c, a] }]",
  "transform: [{ bin: { step: 1e-9 }, field: a, as: c }]",
  "transform: [{ calculate: 'sequence(9999)', as: c }, { flatten: [c] }, { window: [{ op: median, field: c, as: d }] }]",
  "transform: [{ regression: a, on: a, method: poly, order: 1e9 }]",
  "transform: [{ timeUnit: { unit: milliseconds, step: 1e-9 }, field: a, as: c }]",
  "transform: [{ sample: 1e9 }, { fold: [a, b, u] }, { pivot: key, value: value }]",
  "config: { axis: { tickCount: 1e9 } }",
  "config: { axis: { format: '01000000000d' }, legend: { tickCount: 1e9 } }",
  "config: { bar: { cornerRadius: 1e300 }, scale: { bandPaddingInner: 1e9 } }",
  "width: 1e9\nheight: { step: 1e9 }",
  "title: { text: { expr: 'sequence(49999)' } }",
];

/** Each value has the one before twice in it. */
const DOUBLINGS = [
  "$ + $",
  "[$, $]",
  "{ a: $, b: $ }",
  "replace($, /./g, $)",
  "merge({ a: $ }, { b: $ })",
];

/** @param {Choose} choose */
function writeDoubling(choose) {
  const twice = choose.from(DOUBLINGS);
  const count = 1 + choose.below(60);
  const params = Array.from(
    { length: count },
    (_, index) => `{ name: p${index + 1}, expr: "${twice.replaceAll("$", `p${index}`)}" }`,
  );
  const shown = choose.from(["title: { text", "title: { text", "background"]);
  const end = shown.includes("{") ? " }" : "";
  return `${shown}: { expr: p${count} }${end}\nparams: [{ name: p0, value: abcdefgh }, ${params.join(", ")}]`;
}

/**
 * A chart: a good one with something hostile in it, or keys in any order.
 *
 * @param {Choose} choose
 */
export function writeChart(choose) {
  if (choose.below(4) === 0) return writeYaml(choose, KEYS);
  const text = JSON.stringify(choose.from(TEXTS));
  const address = JSON.stringify(choose.from(ADDRESSES));
  const expression = JSON.stringify(choose.from(EXPRESSIONS));
  const rows = choose.from([
    `{ values: [{ a: 1, b: ${text}, u: ${address} }, { a: ${choose.from(["2", ".nan", "1e308"])}, b: "c", u: "d" }] }`,
    `{ values: [{ a: 1, b: ${text}, u: ${address} }, { a: 2, b: "c", u: "d" }] }`,
    `{ values: [{ a: 1, b: ${text}, u: ${address} }, { a: 2, b: "c", u: "d" }] }`,
    `{ url: ${address} }`,
    "{ sequence: { start: 0, stop: 1e9 } }",
    "{ sequence: { start: 0, stop: 49999, as: a } }",
  ]);
  const mark = choose.from([
    "bar",
    `{ type: image, url: ${address} }`,
    "bar",
    `{ type: text, text: ${text}, href: ${address} }`,
    `{ type: point, shape: ${text}, tooltip: true }`,
    "arc",
  ]);
  const channels = choose.from([
    `href: { field: u }`,
    `href: { value: ${address} }`,
    `color: { value: ${text} }`,
    `text: { field: b }`,
    `x: { field: a, axis: { labelExpr: ${expression} } }`,
    `x: { field: a, type: quantitative, axis: { tickCount: ${choose.from(["1e9", "99999"])} } }`,
    `x: { field: a, bin: ${choose.from(["{ maxbins: 1e9 }", "{ step: 1e-9 }"])} }`,
    `color: { field: a, type: quantitative, scale: { type: quantize, scheme: { name: viridis, count: 1e9 } } }`,
    `text: { field: a, type: quantitative, format: "01000000000d" }`,
    `tooltip: { value: ${text} }`,
    `size: { condition: { test: ${expression}, value: 9 }, value: 1 }`,
  ]);
  const more = choose.from([
    `transform: [{ calculate: ${expression}, as: c }]`,
    `transform: [{ filter: ${expression} }]`,
    `params: [{ name: p, expr: ${expression} }]`,
    `title: { text: ${text}, fontSize: { expr: ${expression} } }`,
    `config: { background: ${text}, style: { a: { fill: ${text} } } }`,
    `description: ${text}`,
    choose.from(GROWTHS),
    choose.from(GROWTHS),
    writeDoubling(choose),
    `usermeta: { embedOptions: { loader: { baseURL: ${address} } } }`,
  ]);
  const forms = [
    `units: [{ count: ${choose.from(["3", "2000", "1e9"])}, label: ${text}, note: ${text} }, { parts: [{ count: 2, label: ${text}, color: ${choose.from(["accent", text])} }] }]`,
    `timeline: [{ at: ${choose.from(["2001", "-1e9", text])}, label: ${text} }, { from: 2010, to: 2020, label: ${text} }]`,
    `data: ${rows}\nmark: ${mark}\nencoding: { y: { field: b }, ${channels} }\n${more}`,
  ];
  return choose.from([...forms, forms[2] ?? "", forms[2] ?? ""]);
}
