import { frame, textFrame, utf16, type Id3Frame } from "./frame.ts";

/** What stands in a frame between the byte of its encoding and its data. */
interface Layout {
  /** Whether a kind of file comes first, which a zero ends. */
  readonly kind?: boolean;
  /** Bytes that follow. */
  readonly bytes?: number;
  /** Texts after those: what has one encoding here, and another there. */
  readonly texts: number;
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  APIC: { kind: true, bytes: 1, texts: 1 },
  COMM: { bytes: 3, texts: 2 },
  GEOB: { kind: true, texts: 2 },
  TXXX: { texts: 2 },
  USLT: { bytes: 3, texts: 2 },
  WXXX: { texts: 1 },
};

const UTF_8 = 3;
const FLAGS = {
  grouped: 0x40,
  compressed: 0x08,
  encrypted: 0x04,
  unsynchronised: 0x02,
  sized: 0x01,
};

/**
 * What a frame of ID3v2.4 is in ID3v2.3. One that is compressed or encrypted, as no program writes them, is left out.
 *
 * @param isUnsynchronised whether its tag says so of all frames
 * @see https://id3.org/id3v2.4.0-changes
 */
export function asVersion3({ id, flags, body }: Id3Frame, isUnsynchronised: boolean): Id3Frame[] {
  if (flags & (FLAGS.compressed | FLAGS.encrypted)) return [];
  const written = isUnsynchronised || flags & FLAGS.unsynchronised ? synchronise(body) : body;
  const plain = written.subarray((flags & FLAGS.grouped ? 1 : 0) + (flags & FLAGS.sized ? 4 : 0));
  if (id === "TDRC") return datesOf(plain);
  const layout = LAYOUTS[id];
  if (plain[0] !== UTF_8 || (!layout && !id.startsWith("T")))
    return [{ id, flags: 0, body: plain }];
  return [layout ? withUtf16(id, layout, plain) : textFrame(id, listOf(plain))];
}

/** Takes away what hides bytes that look like the start of the sound. */
export function synchronise(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replaceAll("\xFF\0", "\xFF"), "latin1");
}

/** A time as `2026-11-23T10:00`, of which each letter is one of Latin-1. */
function datesOf(body: Buffer): Id3Frame[] {
  const text = body.toString("latin1").replaceAll(/[^\d-]/g, "");
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)-(\d\d))?/.exec(text) ?? [];
  return [
    ...(year === undefined ? [] : [textFrame("TYER", year)]),
    ...(month === undefined || day === undefined ? [] : [textFrame("TDAT", day + month)]),
  ];
}

/** Several values are told apart by a stroke. */
function listOf(body: Buffer): string {
  return body.toString("utf8", 1).replace(/\0+$/, "").replaceAll("\0", "/");
}

function withUtf16(id: string, { kind = false, bytes = 0, texts }: Layout, body: Buffer): Id3Frame {
  const start = (kind ? body.indexOf(0, 1) + 1 : 1) + bytes;
  const parts: Buffer[] = [];
  let rest = body.subarray(start);
  for (let index = 0; index < texts; index += 1) {
    const end = rest.indexOf(0);
    parts.push(utf16(rest.toString("utf8", 0, end < 0 ? rest.length : end)));
    if (end >= 0) parts.push(Buffer.alloc(2));
    rest = rest.subarray(end < 0 ? rest.length : end + 1);
  }
  return frame(id, "\x01", body.subarray(1, start), ...parts, rest);
}
