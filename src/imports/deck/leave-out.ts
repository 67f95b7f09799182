import type { Position } from "unist";

/** Is told of what is not carried over. @param position in the slide's text */
export type LeaveOut = (what: string, position: Position | undefined) => void;

/** What a message shows of something. */
export function firstLine(text: string): string {
  const [line = ""] = text.trim().split("\n", 1);
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
