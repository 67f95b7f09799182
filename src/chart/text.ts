import type { Element } from "hast";
import { s } from "hastscript";
import type { MeasureText, TextStyle } from "./measure-text.ts";

/** Between the baselines of two lines, in units of their size. */
const LEADING = 1.28;

/** Breaks a text into lines of at most a width, at blanks, and where the author breaks it; each as long as the others. */
export function wrap(
  text: string,
  width: number,
  style: TextStyle,
  measure: MeasureText,
): readonly string[] {
  return text.split("\n").flatMap((paragraph) => {
    const words = paragraph.split(/\s+/).filter(Boolean);
    const lines = linesOf(words, width, style, measure);
    let balanced = lines;
    for (let narrower = width * 0.95; narrower > width / 2; narrower *= 0.95) {
      const next = linesOf(words, narrower, style, measure);
      if (next.length > lines.length) break;
      balanced = next;
    }
    return balanced;
  });
}

function linesOf(
  words: readonly string[],
  width: number,
  style: TextStyle,
  measure: MeasureText,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && measure(longer, style) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

export interface PlacedText extends TextStyle {
  readonly lines: readonly string[];
  readonly x: number;
  /** Of the first baseline. */
  readonly y: number;
  readonly anchor?: "start" | "middle" | "end" | undefined;
  /** A value of CSS; that of running text when left out. */
  readonly fill?: string | undefined;
}

/** How high lines are together. */
export function heightOf(lines: readonly string[], { size }: TextStyle): number {
  return lines.length * size * LEADING;
}

/** Lines of text below each other. */
export function textElement(text: PlacedText): Element {
  const { lines, x, y, font, size, weight = 500, italic, anchor, fill = "var(--ink)" } = text;
  const [first = "", ...others] = lines;
  return s(
    "text",
    {
      x: Math.round(x),
      y: Math.round(y),
      fontSize: size,
      fontWeight: font === "display" ? "var(--display-weight)" : weight,
      fontFamily: font === "label" ? undefined : `var(--${font})`,
      fontStyle: italic ? "italic" : undefined,
      textAnchor: anchor,
      fill,
    },
    others.length === 0
      ? first
      : lines.map((line, index) =>
          s(
            "tspan",
            { x: Math.round(x), dy: index === 0 ? undefined : Math.round(size * LEADING) },
            line,
          ),
        ),
  );
}

/** A length as it is written: a tenth of a pixel is less than what can be seen. */
export function round(length: number): number {
  return Number(length.toFixed(1));
}
