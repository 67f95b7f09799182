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
  "luminance('</script>')",
];

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
    `usermeta: { embedOptions: { loader: { baseURL: ${address} } } }`,
  ]);
  const forms = [
    `units: [{ count: ${choose.from(["3", "2000", "1e9"])}, label: ${text}, note: ${text} }, { parts: [{ count: 2, label: ${text}, color: ${choose.from(["accent", text])} }] }]`,
    `timeline: [{ at: ${choose.from(["2001", "-1e9", text])}, label: ${text} }, { from: 2010, to: 2020, label: ${text} }]`,
    `data: ${rows}\nmark: ${mark}\nencoding: { y: { field: b }, ${channels} }\n${more}`,
  ];
  return choose.from([...forms, forms[2] ?? "", forms[2] ?? ""]);
}
