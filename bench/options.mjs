import { parseArgs } from "node:util";

/** @typedef {import("./figures.mjs").Part} Part */

/** @type {readonly Part[]} */
const NAMES = [
  "build",
  "guide",
  "check",
  "charts",
  "pdf",
  "load",
  "paint",
  "audio",
  "seek",
  "clock",
  "engines",
  "talk",
  "room",
  "hostile",
  "slides",
  "align",
  "preview",
  "scale",
  "memory",
];

export const USAGE = `Usage: npm run bench -- [--only ${NAMES.join(",")}] [--full]

  --only   measure these parts alone
  --full   play the whole episode in one go, three times, instead of across its moments; step through
           all slides, follow a talk for ten minutes, spoil 100,000 files, draw 2,000 random slides
           in each theme, build 1,000 episodes, align all recordings, and have axe look at all pages in
           all languages in each engine
`;

/**
 * @param {readonly string[]} args
 * @returns {{ help: boolean, full: boolean, parts: readonly Part[] }}
 * @throws {Error} that names what is unknown
 */
export function readOptions(args) {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: "string" }, full: { type: "boolean" }, help: { type: "boolean" } },
  });
  const wanted = values.only?.split(",") ?? NAMES;
  const unknown = wanted.find((name) => !NAMES.some((part) => part === name));
  if (unknown !== undefined)
    throw new Error(`Unexpected part ${unknown}, expected some of ${NAMES.join(", ")}`);
  const parts = NAMES.filter((part) => wanted.includes(part));
  return { help: values.help ?? false, full: values.full ?? false, parts };
}
