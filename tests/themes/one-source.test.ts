import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { FONT_ROLES } from "../../src/themes/theme.ts";
import { shippedThemes, readShipped } from "../../src/themes/shipped.ts";
import { themeProperties } from "../../src/themes/theme-css.ts";
import { EDITORIAL } from "./editorial.ts";

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));
const THEMES = `themes${path.sep}`;
/** What authors write into themes of their own. */
const EXAMPLES = path.join("episode", "rules", "examples.ts");

const HEX = /#(?:[\da-f]{8}|[\da-f]{6}|[\da-f]{3,4})\b/i;
/** A colour's function, with a number in it: `rgb(…)` in a comment is none. */
const FUNCTION = /\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|device-cmyk)a?\(\s*(?:srgb\s)?[-.\d]/i;
/** The colours that CSS has names for, without what says to use another's or none. */
const NAMES =
  "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgr[ae]y darkgreen darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategr[ae]y darkturquoise darkviolet deeppink deepskyblue dimgr[ae]y dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gr[ae]y green greenyellow honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgr[ae]y lightgreen lightpink lightsalmon lightseagreen lightskyblue lightslategr[ae]y lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategr[ae]y snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen";
/** Where CSS or SVG has a value: after a property's or an attribute's name. */
const NAMED = new RegExp(
  String.raw`(?:colou?r|background|fill|stroke|border[\w-]*|outline|shadow|--[\w-]+)["']?\s*[:=,(]\s*["'\`]?[^;{}\n]*?(?<![\w-])(?:${NAMES.replaceAll(" ", "|")})(?![\w(-])`,
  "i",
);

async function sources(ending: RegExp): Promise<{ file: string; lines: string[] }[]> {
  const files = (await readdir(SRC, { recursive: true })).filter((file) => ending.test(file));
  return Promise.all(
    files.map(async (file) => ({
      file,
      lines: withoutComments(await readFile(path.join(SRC, file), "utf8")).split("\n"),
    })),
  );
}

/** Lines stay where they are. */
function withoutComments(code: string): string {
  return code
    .replace(/\/\*[^]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ""))
    .replace(/^\s*\/\/.*$/gm, "");
}

async function linesWith(pattern: RegExp, ending: RegExp): Promise<string[]> {
  return (await sources(ending)).flatMap(({ file, lines }) =>
    lines.flatMap((line, index) =>
      pattern.test(line) && !file.startsWith(THEMES) && file !== EXAMPLES
        ? [`${file}:${index + 1}: ${line.trim()}`]
        : [],
    ),
  );
}

it.each([
  ["color: #fff;", true],
  ["background: rgb(0 0 0 / 18%);", true],
  ["border: 1px solid white;", true],
  ["fill: oklch(0.5 0.1 20);", true],
  ["--media-icon-color: black;", true],
  ["color: var(--white);", false],
  ["white-space: nowrap;", false],
  ["color: color-mix(in srgb, var(--black) 18%, transparent);", false],
  ["color: inherit;", false],
  ["grid-area: gold;", false],
])("knows whether a rule has a colour: %s", (rule, expected) => {
  expect([HEX, FUNCTION, NAMED].some((pattern) => pattern.test(rule))).toBe(expected);
});

it("has colours in themes only", async () => {
  const allowed = new Set([
    // What the browser says a fill is when there is none.
    `diagram/page/flatten-style.ts: fill: "rgb(0, 0, 0)",`,
  ]);
  const found = [
    ...(await linesWith(HEX, /\.(?:css|svg|html)$/)),
    ...(await linesWith(/["'`(\s]#(?:[\da-f]{6}|[\da-f]{3})(?=["'`;\s)/<])/i, /\.ts$/)),
    ...(await linesWith(FUNCTION, /\.(?:css|svg|ts)$/)),
    ...(await linesWith(NAMED, /\.css$/)),
  ].map((line) => line.replace(/:\d+:/, ":"));
  expect(found.filter((line) => !allowed.has(line))).toEqual([]);
});

it("has families in themes only", async () => {
  const faces = shippedThemes().flatMap((name) =>
    FONT_ROLES.flatMap((role) => readShipped(name).fonts[role].faces),
  );
  const families = [...new Set(faces.map(({ family }) => family)), "system-ui", "monospace"];
  const pattern = new RegExp(String.raw`\b(?:${families.join("|")})\b`);
  expect(await linesWith(pattern, /\.(?:css|ts)$/)).toEqual([]);
});

it("has no custom property that nothing uses, but for those of code and drawings", async () => {
  const all = (await sources(/\.(?:css|ts)$/)).flatMap(({ lines }) => lines).join("\n");
  const unused = Object.keys(themeProperties(EDITORIAL)).filter(
    (name) => !/^(?:code-|shape)/.test(name) && !all.includes(`var(--${name})`),
  );
  expect(unused).toEqual([]);
});
