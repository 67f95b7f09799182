import type { VFileMessage } from "vfile-message";
import type { DrawingFile } from "../episode/episode.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { keepAllowed } from "./allowed.ts";
import { isBounded, nameIds } from "./name-ids.ts";
import { parseSvg } from "./parse-svg.ts";
import { resolveStyles } from "./resolve-styles.ts";
import { describeSteps, dropHidden, findSteps, markSteps } from "./steps.ts";
import { childrenNamed, openReport, type Report, type SvgElement, textOf } from "./svg.ts";
import { toTree, type Words } from "./to-tree.ts";
import { isForTheme, type Tokens, useTheme } from "./use-theme.ts";

/** An SVG file that is a drawing, safe to stand in a page. */
export interface ReadSvg {
  readonly svg: SvgElement;
  readonly steps: number;
  readonly words: Words;
}

export interface ReadOptions {
  /** Whether it is a drawing, whatever it holds. */
  readonly isDrawing?: boolean;
  /** Those that it must have, where it is the tall one of two. */
  readonly steps?: number;
}

/** Characters of a drawing. */
const LONGEST = 500_000;
/** Characters of an image that is not even looked at. */
const TOO_LONG = 10 * LONGEST;

/**
 * Reads an SVG file as a drawing: what only draws, in the theme's colours and fonts, with its steps.
 *
 * @returns nothing for a file without steps and not made for the theme: it stays an image, whatever it holds
 * @throws {RangeError} when its elements lie too deep inside each other
 */
export async function readSvg(
  source: SourceFile,
  tokens: Tokens,
  { isDrawing = false, steps }: ReadOptions = {},
): Promise<{ drawing?: ReadSvg; problems: readonly VFileMessage[] }> {
  const { report, problems } = openReport(source);
  const { length } = source.text;
  if (length > TOO_LONG) return { problems };
  const svg = await parseSvg(source.text, report);
  if (!svg) return { problems };
  await resolveStyles(svg, report);
  if (!isDrawing && findSteps(svg).size === 0 && !isForTheme(svg, tokens)) return { problems: [] };
  if (length > LONGEST) {
    const reason = `Unexpected drawing of ${length} characters, expected at most ${LONGEST}`;
    report("drawing-file", svg.offset, reason);
    return { problems };
  }
  keepAllowed(svg, report);
  useTheme(svg, tokens);
  if (!setViewBox(svg, report) || !isBounded(svg, report)) return { problems };
  const words = takeWords(svg);
  const spans = findSteps(svg);
  dropHidden(svg, spans);
  const own = markSteps(spans, report);
  if (steps !== undefined && own !== steps) {
    const reason = `Unexpected tall drawing of ${own} steps, expected ${steps}, as the wide one has`;
    report("drawing-step", svg.offset, reason);
  }
  nameIds(svg, report);
  return {
    drawing: { svg, steps: own, words: { ...words, steps: describeSteps(spans, own) } },
    problems,
  };
}

/** A drawing of a wide file and, if there is one, a tall file. What they show is said by the first. */
export function joinDrawing({ svg, steps, words }: ReadSvg, tall?: ReadSvg): DrawingFile {
  return {
    picture: { wide: toTree(svg, words), tall: tall && toTree(tall.svg, words) },
    steps,
    title: words.title,
    descriptions: [words.description, ...words.steps],
  };
}

function takeWords(svg: SvgElement): Pick<Words, "title" | "description"> {
  const textIn = (name: string) => childrenNamed(svg, name).map(textOf).join(" ");
  return { title: textIn("title"), description: textIn("desc") };
}

/** @returns false after a message */
function setViewBox({ attributes, offset }: SvgElement, report: Report): boolean {
  if (attributes["viewBox"] !== undefined) return true;
  const [width, height] = ["width", "height"].map((name) =>
    Number.parseFloat(attributes[name] ?? ""),
  );
  if (width && height) {
    attributes["viewBox"] = `0 0 ${width} ${height}`;
    return true;
  }
  report("drawing-file", offset, "Unexpected drawing without a size, expected a `viewBox`");
  return false;
}
