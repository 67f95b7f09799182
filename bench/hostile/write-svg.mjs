import { ADDRESSES, TEXTS } from "./choose.mjs";

/** @typedef {import("./choose.mjs").Choose} Choose */

const ELEMENTS =
  "a animate circle clipPath defs ellipse feImage filter foreignObject g iframe image line linearGradient marker mask metadata path pattern polyline rect script set stop style svg switch symbol text textPath title tspan use video handler".split(
    " ",
  );
const ATTRIBUTES =
  "begin class clip-path cx d data-step fill filter height href id marker-end mask onbegin onclick onload points r src stroke stroke-width style transform viewBox width x xlink:href xml:base y".split(
    " ",
  );
const VALUES = [
  ...ADDRESSES,
  ...TEXTS,
  "url(#a)",
  "url(#b",
  "url('https://evil.example/#a')",
  String.raw`u\72l(https://evil.example/)`,
  "fill: url(https://evil.example/); color: red",
  "-moz-binding: url(https://evil.example/)",
  "#a",
  "#b",
  "a",
  "b",
  "M0 0L9 9",
  "1e308",
  "-1",
  "0 0 1e999 1",
  "scale(1e9)",
  "none",
];

/**
 * A drawing with steps, of elements and attributes that draw, run or load.
 *
 * @param {Choose} choose
 */
export function writeSvg(choose) {
  const head = choose.from([
    "",
    '<?xml version="1.0"?>',
    '<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>',
    '<?xml-stylesheet href="https://evil.example/a.css"?>',
  ]);
  const names =
    'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml"';
  const parts = choose.some(4, () => writeElement(choose, 3));
  return `${head}<svg ${names} viewBox="0 0 1104 430"><g id="step 1">${parts}</g>${choose.from(["<g id='step 2'/>", "&c;", ""])}</svg>`;
}

/**
 * @param {Choose} choose
 * @param {number} depth
 * @returns {string}
 */
function writeElement(choose, depth) {
  const name = choose.from(["", "", "", "h:", "x:"]) + choose.from(ELEMENTS);
  const escape = (/** @type {string} */ text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const attributes = new Map(
    Array.from({ length: choose.below(4) }, () => [
      choose.from(ATTRIBUTES),
      escape(choose.from(VALUES)),
    ]),
  );
  const written = Array.from(attributes, ([key, value]) => ` ${key}="${value}"`).join("");
  if (depth === 0) return `<${name}${written}/>`;
  const inner = choose.from([
    () => escape(choose.from(TEXTS)),
    () => `<![CDATA[${choose.from(TEXTS)}]]>`,
    () => choose.some(3, () => writeElement(choose, depth - 1), ""),
  ]);
  return `<${name}${written}>${inner()}</${name}>`;
}
