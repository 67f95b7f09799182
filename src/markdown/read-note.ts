import type { RootContent } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { type Location, location } from "vfile-location";
import type { NoteDraft } from "../episode/assemble.ts";
import type { TextRun } from "../episode/episode.ts";
import { type Place, problem } from "../episode/problem.ts";
import { countWords } from "../timeline/schedule.ts";
import { parseTimecode } from "../timeline/timecode.ts";
import { takeSpeaker } from "./take-speaker.ts";

/** A timecode at the start of a paragraph, valid or not; with an exclamation mark it is the author's own. */
const LEADING_TIMECODE = /^\[\s*([\d:.,]*\d:[\d:.,]*)\s*(!?)\s*\]\s*/;
/** Nodes that separate words even without a space between them. */
const SEPARATE = new Set(["break", "paragraph", "heading", "tableCell"]);
const CLICK = /(\[click\]\s*)/;
/** `[click]` in the source, where a backslash makes it text. */
const WRITTEN_CLICK = /\\?\[click\\?\]/g;

/**
 * Reads the cue that a block of `:::notes` is, and takes its timecode, its speaker and its `[click]`s out of the block.
 *
 * @param speakers names of those who are known to speak; left out where nobody does
 */
export function readNote(
  block: RootContent,
  file: VFile,
  speakers?: ReadonlySet<string>,
): Omit<NoteDraft, "content" | "citations"> {
  const place = { path: file.path, position: block.position };
  const source = String(file);
  const points = pointsOf(file);
  const clicks: { wordsBefore: number; place: Place }[] = [];
  const runs: TextRun[] = [];
  let start: number | undefined;
  let held = false;
  let speaker: string | undefined;
  let text = "";
  let timecodeAt = block.type === "paragraph" ? block.position?.start.offset : undefined;
  // Where a text node without a position begins: GFM splits text around an address and gives the parts none.
  let readTo = block.position?.start.offset ?? 0;

  visit(block, (node, index, parent) => {
    if (node.type === "footnoteReference") return undefined;
    if (
      node.type === "strong" &&
      block.type === "paragraph" &&
      parent === block &&
      index !== undefined &&
      speakers &&
      speaker === undefined &&
      text.trim() === ""
    ) {
      speaker = takeSpeaker(block, index, source, speakers);
      // What came after the name stands in its place now.
      if (speaker !== undefined) return [SKIP, index];
    }
    const isEscaped = source[node.position?.start.offset ?? 0] === "\\";
    const isFirst = text === "" && start === undefined && speaker === undefined;
    if (node.type === "text" && isFirst && parent?.type === "paragraph" && !isEscaped) {
      const timecode = LEADING_TIMECODE.exec(node.value);
      if (timecode) {
        start = parseTimecode(timecode[1] ?? "");
        if (start === undefined) {
          const reason = `Unexpected timecode \`${timecode[1]}\`, expected mm:ss or hh:mm:ss with seconds below 60`;
          file.messages.push(problem("timecode", place, reason));
        }
        held = timecode[2] === "!";
        node.value = node.value.slice(timecode[0].length);
        timecodeAt = parent.position?.start.offset;
      }
    }
    if (node.type === "text") {
      // At its end: a speaker and a timecode are taken from its beginning.
      const offset = (node.position?.end.offset ?? 0) - node.value.length;
      if (node.position && source.startsWith(node.value, offset))
        runs.push({
          offset,
          text: node.value,
          wordsBefore: countWords(text),
          isWithinWord: /\S$/.test(text) && /^\S/.test(node.value),
        });
      // Parts with an odd index are `[click]`.
      const parts = node.value.split(CLICK);
      const at = node.position?.start.offset ?? readTo;
      const end = (node.position ?? block.position)?.end.offset;
      const written = [...source.slice(at, end).matchAll(WRITTEN_CLICK)].slice(0, parts.length / 2);
      const offsets = written.map(({ 0: mark, index }) =>
        mark === "[click]" ? at + index : undefined,
      );
      const last = written.at(-1);
      readTo = node.position?.end.offset ?? (last ? at + last.index + last[0].length : at);
      const kept = parts.filter((part, index) => {
        const offset = offsets[(index - 1) / 2];
        if (offset === undefined) {
          text += part;
          return true;
        }
        const [from, to] = [points.toPoint(offset), points.toPoint(offset + "[click]".length)];
        clicks.push({
          wordsBefore: countWords(text),
          place: from && to ? { path: file.path, position: { start: from, end: to } } : place,
        });
        return false;
      });
      node.value = kept.join("");
    } else if (node.type === "html") {
      text += node.value.replace(/<!--[\s\S]*?-->|<[^>]*>/g, "");
    } else if ("value" in node) {
      text += node.value;
      readTo = node.position?.end.offset ?? readTo;
    } else if (text !== "" && SEPARATE.has(node.type)) {
      text += " ";
    }
    return undefined;
  });

  text = text.replace(/\s+/g, " ").trim();
  return { start, held, speaker, text, words: countWords(text), clicks, place, timecodeAt, runs };
}

/** Whether a block of the notes has no text: a comment, a thematic break. */
export function isSilent(
  block: RootContent,
  { text, start, clicks }: Omit<NoteDraft, "content" | "citations">,
): boolean {
  return (
    ["html", "thematicBreak"].includes(block.type) &&
    text === "" &&
    start === undefined &&
    clicks.length === 0
  );
}

const POINTS = new WeakMap<VFile, Location>();

/** Finds the lines of a file once, not again for each of its notes. */
function pointsOf(file: VFile): Location {
  const points = POINTS.get(file) ?? location(file);
  POINTS.set(file, points);
  return points;
}
