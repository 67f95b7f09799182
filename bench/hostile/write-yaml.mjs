import { ADDRESSES, TEXTS } from "./choose.mjs";

/** @typedef {import("./choose.mjs").Choose} Choose */

/**
 * YAML of keys that a file may have, with values of any kind.
 *
 * @param {Choose} choose
 * @param {readonly string[]} keys
 * @param {number} depth
 * @returns {string}
 */
export function writeYaml(choose, keys, depth = 3) {
  const names = new Set(Array.from({ length: 1 + choose.below(6) }, () => choose.from(keys)));
  const lines = Array.from(names, (name) => {
    const quoted = /^[\w-]+$/.test(name) ? name : JSON.stringify(name);
    return `${quoted}: ${writeValue(choose, keys, depth)}`;
  });
  return `${lines.join("\n")}\n`;
}

/**
 * @param {Choose} choose
 * @param {readonly string[]} keys
 * @param {number} depth
 * @returns {string}
 */
function writeValue(choose, keys, depth) {
  const scalar = () => JSON.stringify(choose.from([...TEXTS, ...ADDRESSES, ...keys]));
  const plain = () =>
    choose.from(
      "null true 0 -1 1e999 .nan .inf 0x1F 2026-02-30 12:34 !!binary|aGk= *a &a !<x> | > ? - [ { ' \" % @ ` ~".split(
        " ",
      ),
    );
  if (depth === 0) return choose.from([scalar, plain])();
  const list = () =>
    `[${choose.some(4, () => writeValue(choose, keys, depth - 1).replaceAll("\n", " "), ", ")}]`;
  const map = () =>
    `\n${writeYaml(choose, [...keys, "<<", "__proto__", "constructor"], depth - 1)
      .trimEnd()
      .replaceAll(/^/gm, "  ")}`;
  return choose.from([scalar, scalar, plain, list, map])();
}

/**
 * `episode.yaml` that says something hostile wherever it may say anything; or keys in any order.
 *
 * @param {Choose} choose
 */
export function writeMeta(choose) {
  if (choose.below(3) === 0) return `title: In\n${writeYaml(choose, EPISODE_KEYS)}`;
  const text = () => JSON.stringify(choose.from(TEXTS));
  const address = () => JSON.stringify(choose.from(ADDRESSES));
  const lines = [
    `title: ${text()}`,
    `description: ${text()}`,
    `authors: [${text()}, ${text()}]`,
    `show: ${text()}`,
    `language: ${choose.from(["de", "ar", "en", text()])}`,
    `source: { title: ${text()}, url: ${choose.from(['"https://a.example/"', address()])} }`,
    `disclaimer: ${text()}`,
    `tones: { ${text()}: accent }`,
    `badges: { ${text()}: { label: ${text()}, stroke: dotted } }`,
    `pronunciations: { ${text()}: ${text()} }`,
    `media: ${address()}`,
    `date: ${choose.from(["2026-01-31", text()])}`,
  ];
  return `${lines.filter((_, index) => index === 0 || choose.below(3) === 0).join("\n")}\n`;
}

/**
 * `theme.yaml`, likewise.
 *
 * @param {Choose} choose
 */
export function writeTheme(choose) {
  if (choose.below(3) === 0) return writeYaml(choose, THEME_KEYS);
  const text = () => JSON.stringify(choose.from(TEXTS));
  const lines = [
    `footer: ${text()}`,
    `palette: { ${choose.from(["sand", text()])}: "#d8c7a0" }`,
    `colours: { paper: { light: "#fffffe", dark: ${choose.from(['"#000001"', text()])} } }`,
    `fonts: { text: { family: ${text()} } }`,
    `logo: ${JSON.stringify(choose.from(ADDRESSES))}`,
    `extends: ${text()}`,
    `node: { radius: ${choose.from(["4", "1e999", text()])} }`,
  ];
  return `${lines.filter(() => choose.below(3) === 0).join("\n")}\n`;
}

/** Keys of `episode.yaml` and `show.yaml`. */
const EPISODE_KEYS =
  "title show description language authors date media duration source disclaimer theme tones badges rules voice pronunciations license url label stroke engine".split(
    " ",
  );

/** Keys of `theme.yaml`. */
const THEME_KEYS =
  "extends colours fonts logo footer sizes layouts node paper ink accent positive negative neutral light dark heading body mono family files css style weight".split(
    " ",
  );
