import { nearest } from "../../episode/problem.ts";
import { CODE_CONTAINERS } from "../read-code.ts";
import { expected, mended, type Slip } from "./slip.ts";

export const CONTAINERS = ["notes", "private", "steps", "column", "fit", ...CODE_CONTAINERS];
export const LEAVES = ["slide", "embed"];

const names = (list: readonly string[]) => `(?:${list.join("|")})`;
const ANY = names([...LEAVES, ...CONTAINERS]);

/** What Quarto, Pandoc and others call what Cuedeck has by another name. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  columns: "column",
  fragment: "steps",
  incremental: "steps",
  left: "column",
  right: "column",
  speaker: "notes",
};

/** Lines that are meant as directives. */
export const DIRECTIVES: readonly Slip[] = [
  {
    rule: "directive-syntax",
    // `:::notes` in full-width characters, as input methods for Chinese and Japanese write them.
    pattern: new RegExp(`^:*：[:：]*\\s*${ANY}\\b.*$`, "gm"),
    meant: ([line]) => mended(line.replaceAll("：", ":").replace(/^(:+)\s+/, "$1")),
  },
  {
    rule: "directive-syntax",
    pattern: /^(:{3,})[ \t]*\{\.([\w-]+)\}[ \t]*$/gm,
    meant: ([, colons = "", name = ""]) =>
      mended(`${colons}${ELSEWHERE[name] ?? nearest(name, CONTAINERS)}`),
  },
  {
    rule: "directive-syntax",
    pattern: /^(:{2,})[ \t]+([a-z][\w-]*)([ \t]*)((?:\{.*\})?)[ \t]*$/gim,
    meant: ([, colons = "", name = "", , attributes = ""]) =>
      Object.hasOwn(ELSEWHERE, name)
        ? expected(`\`${colons}${ELSEWHERE[name]}\``)
        : mended(`${colons}${name}${attributes}`),
  },
  {
    rule: "directive-syntax",
    pattern: new RegExp(`^(:{2,}${ANY})[ \\t]+(\\{[^“”„‘’]*\\})[ \\t]*$`, "gm"),
    meant: ([, name = "", attributes = ""]) => mended(`${name}${attributes}`),
  },
  {
    rule: "directive-syntax",
    pattern: new RegExp(`^:${names(LEAVES)}\\{.*\\}[ \\t]*$`, "gm"),
    meant: ([line]) => mended(`:${line}`),
  },
  {
    rule: "directive-syntax",
    pattern: new RegExp(`^:{2,}${ANY}[ \\t]*\\{.*[“”„‘’].*$`, "gm"),
    meant: ([line]) => mended(line.replaceAll(/[“”„]/g, '"').replaceAll(/[‘’]/g, "'")),
  },
  {
    rule: "directive-syntax",
    pattern: /^::[a-z][\w-]*::$/gim,
    meant: () => expected("`:::column` around each column"),
  },
  {
    rule: "directive-syntax",
    pattern: new RegExp(`^:{3,}(${names(CONTAINERS)})[ \\t]+[^{\\s].*$`, "gm"),
    meant: ([, name]) => expected(`nothing after \`:::${name}\` on its line`),
  },
  {
    rule: "directive-syntax",
    pattern: new RegExp(`^::?:?(${names(LEAVES)})\\b.*$`, "gm"),
    meant: ([, name]) => expected(`attributes as \`::${name}{key="value"}\``),
  },
];
