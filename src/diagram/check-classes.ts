import { ROLES } from "../episode/episode.ts";
import type { EpisodeMeta } from "../episode/meta.ts";
import { nearestOrAll } from "../episode/problem.ts";
import type { DiagramError } from "./page/protocol.ts";

/** What Mermaid and the drawing itself have classes for, beside the words of a show. */
const OWN = ["inhibits", "raised", "lowered", "default"];

const NAME = String.raw`[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*`;
const NAMES = new RegExp(NAME, "gu");
/** `A:::negative`, or with a colon too few. */
const GIVEN = new RegExp(String.raw`(?<!:)(:{2,3})(?!:)(${NAME})`, "gu");
const DEFINITION = /^[ \t]*classDef[ \t]+(\S+)/gm;
const LABEL = /"[^"]*"|\[[^\][]*\]|\|[^|]*\|/g;

/**
 * What is wrong with the classes in a flowchart or a state diagram: Mermaid passes over one that is none, or that is given
 * to nothing.
 */
export function checkClasses(
  code: string,
  { tones, badges }: Pick<EpisodeMeta, "tones" | "badges">,
): DiagramError[] {
  // A style sheet of the diagram's own may have any class.
  if (!/^[ \t]*(?:flowchart|graph|stateDiagram)\b/m.test(code) || code.includes("themeCSS"))
    return [];
  const defined = Array.from(code.matchAll(DEFINITION), ([, names = ""]) => names.split(","));
  const known = new Set([
    ...ROLES,
    ...Object.keys(tones),
    ...Object.keys(badges),
    ...OWN,
    ...defined.flat(),
  ]);
  const lines = code.split("\n").map((line) => (/^\s*%%/.test(line) ? "" : line));
  const others = lines.filter((line) => !readClassLine(line)).join("\n");
  const ids = new Set(others.match(NAMES));

  const faultsIn = (line: string): { at: number; reason: string }[] => {
    const unknown = (at: number, name: string) => {
      const reason = `Unexpected class \`${name}\`, expected ${nearestOrAll(name, [...known], "a tone or a badge of the show")}, or a \`classDef\` for it`;
      return known.has(name) ? [] : [{ at, reason }];
    };
    const written = readClassLine(line);
    if (written) {
      const { start, given, name } = written;
      const missing = given
        .split(/\s*,\s*/)
        .filter((id) => id.match(NAMES)?.[0] === id && !ids.has(id))
        .map((id) => ({
          at: start + given.indexOf(id),
          reason: `Unexpected \`${id}\` in a line of a class, expected a node of the diagram, or an edge, as \`e1\` in \`A e1@--> B\``,
        }));
      return [...missing, ...unknown(line.lastIndexOf(name), name)];
    }
    const bare = line.replaceAll(LABEL, (label) => " ".repeat(label.length));
    return Array.from(bare.matchAll(GIVEN)).flatMap(({ 1: colons = "", 2: word = "", index }) => {
      if (colons.length === 3) return unknown(index + colons.length, word);
      const reason = `Unexpected \`::${word}\`, expected three colons, as \`:::${word}\``;
      return known.has(word) ? [{ at: index, reason }] : [];
    });
  };
  return lines.flatMap((line, index) =>
    faultsIn(line).map(({ at, reason }) => ({
      type: "error" as const,
      line: index + 1,
      column: at + 1,
      reason,
    })),
  );
}

/** Reads `class e1,e2 inhibits`. */
function readClassLine(line: string) {
  const text = line.trimEnd().replace(/;$/, "").trimEnd();
  const start = /^[ \t]*class[ \t]+/.exec(text)?.[0].length ?? text.length;
  const end = Math.max(text.lastIndexOf(" "), text.lastIndexOf("\t"));
  if (end <= start || text.includes(";")) return undefined;
  return { start, given: text.slice(start, end).trimEnd(), name: text.slice(end + 1) };
}
