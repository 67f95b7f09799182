import { isMap, isNode, isScalar, parseDocument, type Node } from "yaml";
import { type EpisodeFile, parseEpisodeFile } from "../episode/meta.ts";

/** The text of an `episode.yaml` with another `media`; or why its author has to change it. */
export type MediaSet =
  | { readonly type: "set"; readonly text: string }
  | { readonly type: "refused"; readonly reason: string };

/**
 * Sets `media` in the text of a valid `episode.yaml`, and removes `duration`, which is that of the old file. Every other
 * character stays.
 *
 * @param media a file in the episode's folder of `public/`
 */
export function setMedia(source: string, media: string): MediaSet {
  const mark = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  const before = source.slice(mark.length);
  const { contents } = parseDocument(before, { logLevel: "error" });
  if (!isMap(contents) || contents.flow) {
    const reason = "Unexpected keys in braces, expected a line for each, as `title: …`";
    return { type: "refused", reason };
  }
  const entries = contents.items.flatMap(({ key, value }) =>
    isScalar(key) && isNode(value) ? [{ name: key.value, key, value }] : [],
  );
  const after = apply(before, splicesOf(before, entries, media));
  // Anchors and explicit keys can stand nearly anywhere: parse again to be sure.
  if (isChanged(before, after, media)) return { type: "set", text: mark + after };
  const reason =
    "Unexpected form, expected `media` and `duration` on plain lines, as `media: talk.mp3`";
  return { type: "refused", reason };
}

interface Entry {
  readonly name: unknown;
  readonly key: Node;
  readonly value: Node;
}

/** A replacement of part of the text; offsets in UTF-16 code units. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

function splicesOf(source: string, entries: readonly Entry[], media: string): Splice[] {
  const old = entries.find(({ name }) => name === "media");
  const duration = entries.find(({ name }) => name === "duration");
  const last = entries.at(-1);
  if (old) {
    const replaced = valueSplice(source, old.value, media);
    return duration ? [replaced, lineSplice(source, duration, undefined)] : [replaced];
  }
  if (duration) return [lineSplice(source, duration, media)];
  return last ? [addition(source, last, media)] : [];
}

/** Replaces a value, in the same quotes. */
function valueSplice(source: string, value: Node, media: string): Splice {
  const [from, to] = rangeOf(value);
  const old = source.slice(from, to);
  const [lineEnd = ""] = /(?:\r?\n)*$/.exec(old) ?? [];
  const quote = old.charAt(0);
  const written =
    quote === '"'
      ? JSON.stringify(media)
      : quote === "'"
        ? `'${media.replaceAll("'", "''")}'`
        : scalar(media);
  return { from, to: to - lineEnd.length, by: old === "" ? ` ${written}` : written };
}

/** Replaces an entry's lines, trailing comment included. */
function lineSplice(source: string, { key, value }: Entry, media: string | undefined): Splice {
  const from = lineStart(source, key);
  const to = lineEnd(source, value);
  if (media === undefined) return { from, to, by: "" };
  const [end = ""] = /(?:\r?\n)?$/.exec(source.slice(from, to)) ?? [];
  return { from, to, by: `${mediaLine(source, from, media)}${end}` };
}

/** Inserts a line after an entry. */
function addition(source: string, { key, value }: Entry, media: string): Splice {
  const at = lineEnd(source, value);
  const line = mediaLine(source, lineStart(source, key), media);
  const end = source.includes("\r\n") ? "\r\n" : "\n";
  const isLineEnded = source.charAt(at - 1) === "\n";
  return { from: at, to: at, by: isLineEnded ? `${line}${end}` : `${end}${line}` };
}

/** A `media` line with the indent of the line that begins at an offset. */
function mediaLine(source: string, neighbour: number, media: string): string {
  const [indent = ""] = /^[ \t]*/.exec(source.slice(neighbour)) ?? [];
  return `${indent}media: ${scalar(media)}`;
}

function lineStart(source: string, node: Node): number {
  return source.lastIndexOf("\n", rangeOf(node)[0] - 1) + 1;
}

/** The offset after an entry's last line and its line ending. */
function lineEnd(source: string, node: Node): number {
  const end = rangeOf(node)[1];
  if (end > rangeOf(node)[0] && source.charAt(end - 1) === "\n") return end;
  const next = source.indexOf("\n", end);
  return next < 0 ? source.length : next + 1;
}

function rangeOf({ range }: Node): readonly [from: number, to: number] {
  return range ? [range[0], range[1]] : [0, 0];
}

function scalar(text: string): string {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(text) ? text : JSON.stringify(text);
}

function apply(source: string, splices: readonly Splice[]): string {
  const backwards = splices.toSorted((a, b) => b.from - a.from);
  return backwards.reduce(
    (text, { from, to, by }) => text.slice(0, from) + by + text.slice(to),
    source,
  );
}

/** Whether `media` is the new one, `duration` is gone, and every other value is the same. */
function isChanged(before: string, after: string, media: string): boolean {
  const old = metaOf(before);
  const meta = metaOf(after);
  const beside = (value: EpisodeFile) =>
    JSON.stringify({ ...value, media: undefined, duration: undefined });
  return (
    old !== undefined &&
    meta?.media === media &&
    meta.duration === undefined &&
    beside(meta) === beside(old)
  );
}

function metaOf(text: string): EpisodeFile | undefined {
  return parseEpisodeFile({ path: "", text }).value;
}
