import { open } from "node:fs/promises";
import { createReadStream } from "node:fs";
import { ID3Writer } from "browser-id3-writer";

/** What an MP3 file says of its episode. */
export interface Id3Tags {
  readonly title: string;
  readonly show?: string | undefined;
  readonly authors: readonly string[];
  /** ISO 8601 calendar date. */
  readonly date?: string | undefined;
  readonly comment?: string | undefined;
  /** A PNG or JPEG file. */
  readonly cover?: Uint8Array | undefined;
  readonly chapters: readonly Id3Chapter[];
  /** What the file said before in frames of free text, by their descriptions. */
  readonly kept: ReadonlyMap<string, string>;
}

export interface Id3Chapter {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly url?: string | undefined;
  /** A PNG or JPEG file. */
  readonly picture?: Uint8Array | undefined;
}

/** Of a tag that names its size, in bytes. */
const HEADER = 10;
const FRONT_COVER = 3;
const OTHER_PICTURE = 0;
/** The count of a table's entries is one byte. */
const MOST_IN_TABLE = 255;

/**
 * Writes an ID3v2.3 tag with chapters: one CHAP each, and CTOC for their order.
 *
 * @see https://id3.org/id3v2-chapters-1.0
 */
export function writeId3Tag({ chapters, kept, ...about }: Id3Tags): Uint8Array {
  const writer = new ID3Writer(new ArrayBuffer(0));
  writer.setFrame("TIT2", about.title);
  if (about.show !== undefined) writer.setFrame("TALB", about.show);
  if (about.authors.length > 0) writer.setFrame("TPE1", about.authors);
  if (about.date !== undefined) writer.setFrame("TYER", Number(about.date.slice(0, 4)));
  if (about.comment !== undefined)
    writer.setFrame("COMM", { description: "", text: about.comment });
  if (about.cover) writer.setFrame("APIC", picture(about.cover, FRONT_COVER));
  for (const [description, value] of kept) writer.setFrame("TXXX", { description, value });
  const ids = chapters.map((_, index) => `chapter-${index + 1}`);
  for (const [index, chapter] of chapters.entries()) {
    writer.setFrame("CHAP", {
      id: ids[index] ?? "",
      startTime: Math.round(chapter.start * 1000),
      endTime: Math.round(chapter.end * 1000),
      subFrames: {
        TIT2: chapter.title,
        ...(chapter.url !== undefined && {
          WXXX: { description: "", value: chapter.url, useUnicodeEncoding: false },
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
  return new Uint8Array(writer.addTag());
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
 *
 * @see https://id3.org/id3v2.4.0-structure section 3.1
 */
export async function* withId3Tag(path: string, tag: Uint8Array): AsyncGenerator<Uint8Array> {
  yield tag;
  for await (const piece of createReadStream(path, { start: await endOfTags(path) })) yield piece;
}

async function endOfTags(path: string): Promise<number> {
  const file = await open(path);
  try {
    let offset = 0;
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER), 0, HEADER, offset);
      if (bytesRead < HEADER || buffer.toString("latin1", 0, 3) !== "ID3") return offset;
      // Seven bits a byte, so that no size looks like the start of a frame.
      const size = buffer.subarray(6).reduce((sum, byte) => sum * 128 + (byte & 127), 0);
      const hasFooter = ((buffer[5] ?? 0) & 0x10) !== 0;
      offset += HEADER + size + (hasFooter ? HEADER : 0);
    }
  } finally {
    await file.close();
  }
}
