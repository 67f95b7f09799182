import { createReadStream } from "node:fs";
import { ID3Writer } from "browser-id3-writer";
import { encodeFrame, HEADER, type Id3, type Id3Frame } from "./read.ts";

/** What an MP3 file is to say of its episode. */
export interface Id3Tags {
  readonly title: string;
  readonly show?: string | undefined;
  readonly authors: readonly string[];
  /** ISO 8601 calendar date. */
  readonly date?: string | undefined;
  readonly comment?: string | undefined;
  /** Of the comment: ISO 639-2. */
  readonly language: string;
  /** A PNG or JPEG file, for one that has no picture yet. */
  readonly cover?: Uint8Array | undefined;
  readonly chapters: readonly Id3Chapter[];
}

export interface Id3Chapter {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** What it leads to. */
  readonly url?: string | undefined;
  /** A PNG or JPEG file. */
  readonly picture?: Uint8Array | undefined;
}

const FRONT_COVER = 3;
const OTHER_PICTURE = 0;
/** The count of a table's entries is one byte. */
const MOST_IN_TABLE = 255;
/** Frames that hold for a file as it was: its chapters, and where its bytes lie. */
const OUTDATED: ReadonlySet<string> = new Set(["CHAP", "CTOC", "ASPI", "SEEK"]);
/** What stands for no name, by the number of its encoding. */
const NAMELESS = [["\0"], ["\0\0", "\xFF\xFE\0\0", "\xFE\xFF\0\0"], ["\0\0"], ["\0"]];

/**
 * Writes an ID3v2.3 tag with chapters: one CHAP each, and CTOC for their order. What the file says already stays, but
 * for what is said anew.
 *
 * @see https://id3.org/id3v2-chapters-1.0
 */
export function writeId3Tag({ frames }: Id3, { chapters, ...about }: Id3Tags): Uint8Array {
  const { title, show, authors, date, comment, language, cover } = about;
  const writer = new ID3Writer(new ArrayBuffer(0));
  writer.setFrame("TIT2", title);
  if (show !== undefined) writer.setFrame("TALB", show);
  if (authors.length > 0) writer.setFrame("TPE1", authors);
  if (date !== undefined) writer.setFrame("TYER", Number(date.slice(0, 4)));
  if (comment !== undefined) writer.setFrame("COMM", { description: "", text: comment, language });
  const hasPicture = frames.some(({ id }) => id === "APIC");
  if (cover && !hasPicture) writer.setFrame("APIC", picture(cover, FRONT_COVER));
  const ids = chapters.map((_, index) => `chapter-${index + 1}`);
  for (const [index, chapter] of chapters.entries()) {
    writer.setFrame("CHAP", {
      id: ids[index] ?? "",
      startTime: Math.round(chapter.start * 1000),
      endTime: Math.round(chapter.end * 1000),
      subFrames: {
        TIT2: chapter.title,
        // Latin-1, which has no other letters than an address that is encoded.
        ...(chapter.url !== undefined && {
          WXXX: { description: "", value: new URL(chapter.url).href },
        }),
        ...(chapter.picture && { APIC: picture(chapter.picture, OTHER_PICTURE) }),
      },
    });
  }
  for (const [name, children] of tablesOf(ids)) {
    writer.setFrame("CTOC", {
      id: name,
      childElementIds: children,
      ordered: true,
      topLevel: name === "contents",
    });
  }
  const kept = frames.filter((frame) => !isSaidAnew(frame, about));
  return withFrames(new Uint8Array(writer.addTag()), kept);
}

function isSaidAnew(
  { id, body }: Id3Frame,
  { show, authors, date, comment, language }: Omit<Id3Tags, "chapters">,
): boolean {
  switch (id) {
    case "TIT2":
      return true;
    case "TALB":
      return show !== undefined;
    case "TPE1":
      return authors.length > 0;
    case "TYER":
    case "TDAT":
    case "TIME":
      return date !== undefined;
    case "COMM":
      return comment !== undefined && isNameless(body, language);
    default:
      return OUTDATED.has(id);
  }
}

/** Whether it is the one comment that a language has without a name. */
function isNameless(comment: Buffer, language: string): boolean {
  if (comment.toString("latin1", 1, 4) !== language) return false;
  const name = comment.toString("latin1", 4);
  return NAMELESS[comment[0] ?? 0]?.some((start) => name.startsWith(start)) ?? false;
}

/** A tag with more in it, before its padding. */
function withFrames(tag: Uint8Array, frames: readonly Id3Frame[]): Uint8Array {
  const body = Buffer.concat([...frames.map(encodeFrame), tag.subarray(HEADER)]);
  const header = Buffer.from(tag.subarray(0, HEADER));
  // Seven bits a byte.
  for (const index of [0, 1, 2, 3]) header[9 - index] = (body.length >> (7 * index)) & 127;
  return Buffer.concat([header, body]);
}

/** One table of contents, or one of tables when there are more entries than one holds. */
function tablesOf(ids: readonly string[]): [name: string, children: readonly string[]][] {
  if (ids.length === 0) return [];
  if (ids.length <= MOST_IN_TABLE) return [["contents", ids]];
  const parts = Array.from({ length: Math.ceil(ids.length / MOST_IN_TABLE) }, (_, index) => {
    const children = ids.slice(index * MOST_IN_TABLE, (index + 1) * MOST_IN_TABLE);
    return [`contents-${index + 1}`, children] satisfies [string, string[]];
  });
  return [["contents", parts.map(([name]) => name)], ...parts];
}

function picture(file: Uint8Array, type: number) {
  return { description: "", type, data: new Uint8Array(file).buffer };
}

/**
 * An MP3 file with another tag at its start: pieces of what need not fit into memory. All that comes after its own
 * ID3v2 tags stays as it is, to the byte.
 */
export async function* withId3Tag(
  path: string,
  { size }: Id3,
  tag: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield tag;
  yield* createReadStream(path, { start: size });
}
