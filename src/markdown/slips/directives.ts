import { CODE_CONTAINERS } from "../read-code.ts";
import { expected, type Meant, mended, type Slip, UNSEEN } from "./slip.ts";

export const CONTAINERS = ["notes", "private", "steps", "column", "fit", ...CODE_CONTAINERS];
export const LEAVES = ["slide", "embed"];

const names = (list: readonly string[]) => `(?:${list.join("|")})`;
const ANY = names([...LEAVES, ...CONTAINERS]);

/** What Quarto, Pandoc and others call what Cuedeck has by another name. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["columns", "`:::column` around each column"],
  ["fragment", "`:::steps`"],
  ["incremental", "`:::steps`"],
  ["left", "`:::column`"],
  ["right", "`:::column`"],
  ["speaker", "`:::notes`"],
]);

/** Attributes of a directive, or none, that are read as such. */
const WELL_FORMED =
  /^(?:\{(?:\s*(?:[#.][\w-]+|[\w-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'“”„‘’<>=`{}]+))?)(?=[\s}#.]))*\s*\})?$/;

const UNSEEN_ANYWHERE = new RegExp(UNSEEN);

/** Typographic quotation marks around a value become straight ones; within it they stay. */
function straighten(attributes: string): string {
  return attributes.replaceAll(
    /=(?:[“”„]([^“”„"]*)[“”]|[‘‚]([^‘‚'"]*?)[’‘])(?=[\s}])/g,
    (_, double?: string, single?: string) => `="${double ?? single}"`,
  );
}

/** A line that is meant as a directive. It has one right answer where that is sure to be read. */
function directive(colons: string, name: string, written = ""): Meant {
  const attributes = straighten(written);
  const isLeaf = LEAVES.includes(name);
  const isKnown = isLeaf || CONTAINERS.includes(name);
  const isMeant = isLeaf ? colons.length === 2 : colons.length > 2;
  const line = `${!isKnown || isMeant ? colons : isLeaf ? "::" : ":::"}${name}${attributes}`;
  return isKnown && isMeant && WELL_FORMED.test(attributes)
    ? mended(line)
    : expected(`\`${line}\``);
}

/** Lines that are meant as directives. */
export const DIRECTIVES: readonly Slip[] = [
  {
    rule: "directive-syntax",
    pattern: new RegExp(
      `^(?:${UNSEEN}|[ \\t])*(:{2,}(?:${ANY}(?:\\{[^\\n]*\\})?)?)(?:${UNSEEN}|[ \\t])*$`,
      "gm",
    ),
    meant: ([line, directive = ""]) =>
      UNSEEN_ANYWHERE.test(line)
        ? {
            expected: `\`${directive}\` without the characters beside it that are not seen`,
            mended: directive,
          }
        : undefined,
  },
  {
    rule: "directive-syntax",
    // `:::notes` in full-width characters, as input methods for Chinese and Japanese write them.
    pattern: new RegExp(`^(:*：[:：]*)[ \\t]*(${ANY})\\b[ \\t]*(.*?)[ \\t]*$`, "gm"),
    meant: ([, colons = "", name = "", rest = ""]) => {
      if (rest === "" || rest.startsWith("{"))
        return directive(":".repeat(colons.length), name, rest);
      return colons.length > 1 ? expected(`\`:::${name}\`, and nothing after it`) : undefined;
    },
  },
  {
    rule: "directive-syntax",
    pattern: /^：{3,}[ \t]*$/gm,
    meant: ([line]) => mended(":".repeat(line.trim().length)),
  },
  {
    rule: "directive-syntax",
    pattern: /^(:{3,})[ \t]*\{\.([\w-]+)\}[ \t]*$/gm,
    meant: ([, colons = "", name = ""]) =>
      CONTAINERS.includes(name)
        ? directive(colons, name)
        : expected(ELSEWHERE.get(name) ?? "a directive that there is, as `:::notes`"),
  },
  {
    rule: "directive-syntax",
    // As MyST has them.
    pattern: new RegExp(`^(:{3,})\\{(${names(CONTAINERS)})\\}[ \\t]*$`, "gm"),
    meant: ([, colons = "", name = ""]) => directive(colons, name),
  },
  {
    rule: "directive-syntax",
    pattern: /^(:{2,})[ \t]+([a-z][\w-]*)[ \t]*((?:\{.*\})?)[ \t]*$/gim,
    meant: ([, colons = "", name = "", attributes]) => {
      const elsewhere = ELSEWHERE.get(name);
      return elsewhere ? expected(elsewhere) : directive(colons, name.toLowerCase(), attributes);
    },
  },
  {
    rule: "directive-syntax",
    pattern: new RegExp(`^(:{2,})(${ANY})[ \\t]+(\\{.*\\})[ \\t]*$`, "gm"),
    meant: ([, colons = "", name = "", attributes = ""]) => directive(colons, name, attributes),
  },
  {
    rule: "directive-syntax",
    pattern: new RegExp(`^:(${names(LEAVES)})(\\{.*\\})[ \\t]*$`, "gm"),
    meant: ([, name = "", attributes = ""]) => directive("::", name, attributes),
  },
  {
    rule: "directive-syntax",
    pattern: new RegExp(`^(:{2,})(${ANY})(\\{.*[“”„‘’‚].*\\})[ \\t]*$`, "gm"),
    meant: ([, colons = "", name = "", attributes = ""]) =>
      straighten(attributes) === attributes ? undefined : directive(colons, name, attributes),
  },
  {
    rule: "directive-syntax",
    pattern: new RegExp(`(?=::)(?<=[^\\s:\\\\][ \\t]+)::${names(LEAVES)}\\{[^}\\n]*\\}`, "g"),
    meant: () => expected("it on a line of its own"),
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
    pattern: new RegExp(`^(?:::?:?(${names(LEAVES)})\\b|:{3,}(${names(CONTAINERS)})\\{).*$`, "gm"),
    meant: ([, leaf, container]) =>
      expected(`attributes as \`${leaf ? `::${leaf}` : `:::${container}`}{key="value"}\``),
  },
];
