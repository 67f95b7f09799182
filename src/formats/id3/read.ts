import { type FileHandle, open } from "node:fs/promises";

/** One fact of a tag, as ID3v2.3 has it. */
export interface Id3Frame {
  /** Four letters and digits. */
  readonly id: string;
  readonly flags: number;
  readonly body: Buffer;
}

/** Of a tag that names its size, and of a frame: bytes. */
export const HEADER = 10;

/** @param parts bytes, or text that is Latin-1 */
function frame(id: string, ...parts: readonly (string | Uint8Array)[]): Id3Frame {
  const bytes = parts.map((part) =>
    typeof part === "string" ? Buffer.from(part, "latin1") : part,
  );
  return { id, flags: 0, body: Buffer.concat(bytes) };
}

/** A frame that is a text, of the encoding 1. */
function textFrame(id: string, value: string): Id3Frame {
  return frame(id, "\x01", utf16(value));
}

/** The bytes of a frame in a tag. */
export function encodeFrame({ id, flags, body }: Id3Frame): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write(id);
  header.writeUInt32BE(body.length, 4);
  header.writeUInt16BE(flags, 8);
  return Buffer.concat([header, body]);
}

/** A text without the two bytes that end it, where something follows. */
function utf16(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`, "utf16le");
}

/** What an MP3 file says at its start. */
export interface Id3 {
  readonly frames: readonly Id3Frame[];
  /** Bytes before the sound. */
  readonly size: number;
}

const UNSYNCHRONISED = 0x80;
const EXTENDED = 0x40;
const WITH_FOOTER = 0x10;

/**
 * Reads the tags at the start of an MP3 file, ID3v2.2 to ID3v2.4. Where several follow each other, a later one adds what
 * none before it has.
 *
 * @see https://id3.org/id3v2-00
 * @see https://id3.org/id3v2.3.0
 * @see https://id3.org/id3v2.4.0-structure
 */
export async function readId3(path: string): Promise<Id3> {
  await using file = await open(path);
  const frames: Id3Frame[] = [];
  let size = 0;
  for (;;) {
    const header = await read(file, size, HEADER);
    if (header.length < HEADER || header.toString("latin1", 0, 3) !== "ID3")
      return { frames, size };
    const [version, flags] = [header.readUInt8(3), header.readUInt8(5)];
    const length = readSynchsafe(header.subarray(6));
    const known = new Set(frames.map(({ id }) => id));
    const own = framesOf(version, flags, await read(file, size + HEADER, length));
    frames.push(...own.filter(({ id }) => !known.has(id)));
    size += HEADER + length + (flags & WITH_FOOTER ? HEADER : 0);
  }
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function framesOf(version: number, flags: number, body: Buffer): Id3Frame[] {
  const isUnsynchronised = (flags & UNSYNCHRONISED) !== 0;
  const isExtended = (flags & EXTENDED) !== 0;
  const bytes = isUnsynchronised && version < 4 ? synchronise(body) : body;
  switch (version) {
    case 2:
      return listFrames(bytes, 0, { id: 3, size: readUint }).flatMap(fromVersion2);
    case 3: {
      const start = isExtended ? 4 + readUint(bytes.subarray(0, 4)) : 0;
      return listFrames(bytes, start, { id: 4, size: readUint });
    }
    case 4: {
      const start = isExtended ? readSynchsafe(bytes.subarray(0, 4)) : 0;
      const frames = listFrames(bytes, start, { id: 4, size: readSynchsafe });
      return frames.flatMap((frame) => asVersion3(frame, isUnsynchronised));
    }
    default:
      return [];
  }
}

/** How frames begin: an id, a size of as many bytes, and flags where there is room for them. */
interface Head {
  /** Letters. */
  readonly id: 3 | 4;
  readonly size: (bytes: Buffer) => number;
}

function listFrames(bytes: Buffer, first: number, head: Head): Id3Frame[] {
  const frames: Id3Frame[] = [];
  const length = head.id === 3 ? 6 : HEADER;
  let offset = first;
  while (offset + length <= bytes.length) {
    const id = bytes.toString("latin1", offset, offset + head.id);
    const start = offset + length;
    const end = start + head.size(bytes.subarray(offset + head.id, offset + 2 * head.id));
    if (!/^[A-Z\d]+$/.test(id) || end > bytes.length) break;
    const flags = head.id === 3 ? 0 : bytes.readUInt16BE(offset + 8);
    frames.push({ id, flags, body: bytes.subarray(start, end) });
    offset = end;
  }
  return frames;
}

function readUint(bytes: Buffer): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

/** A number of seven bits a byte, so that no size looks like the start of the sound. */
function readSynchsafe(bytes: Buffer): number {
  return bytes.reduce((sum, byte) => sum * 128 + (byte & 127), 0);
}

/** Names of frames in ID3v2.2, each with that in ID3v2.3; some are iTunes's own. */
const NAMES = `
  CNT PCNT COM COMM GEO GEOB IPL IPLS PCS PCST PIC APIC POP POPM SLT SYLT TAL TALB TBP TBPM TCM TCOM TCO TCON TCP TCMP
  TCR TCOP TCT TCAT TDA TDAT TDS TDES TDY TDLY TEN TENC TFT TFLT TID TGID TIM TIME TKE TKEY TKW TKWD TLA TLAN TLE TLEN
  TMT TMED TOA TOPE TOF TOFN TOL TOLY TOR TORY TOT TOAL TP1 TPE1 TP2 TPE2 TP3 TPE3 TP4 TPE4 TPA TPOS TPB TPUB TRC TSRC
  TRD TRDA TRK TRCK TS2 TSO2 TSA TSOA TSC TSOC TSI TSIZ TSP TSOP TSS TSSE TST TSOT TT1 TIT1 TT2 TIT2 TT3 TIT3 TXT TEXT
  TXX TXXX TYE TYER UFI UFID ULT USLT WAF WOAF WAR WOAR WAS WOAS WCM WCOM WCP WCOP WFD WFED WPB WPUB WXX WXXX
`;

/**
 * What a frame of ID3v2.2 is in ID3v2.3; none for one that this lacks.
 *
 * @see https://id3.org/id3v2-00
 */
function fromVersion2({ id, body }: Id3Frame): Id3Frame[] {
  const name = new RegExp(`\\b${id} (\\w{4})`).exec(NAMES)?.[1];
  if (name === undefined) return [];
  return [name === "APIC" ? withKind(body) : { id: name, flags: 0, body }];
}

/** A picture of which the kind is three letters, as `PNG`. */
function withKind(body: Buffer): Id3Frame {
  const kind = body.toString("latin1", 1, 4).toLowerCase().replace("jpg", "jpeg");
  return frame("APIC", body.subarray(0, 1), `image/${kind}\0`, body.subarray(4));
}

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
function asVersion3({ id, flags, body }: Id3Frame, isUnsynchronised: boolean): Id3Frame[] {
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
function synchronise(bytes: Buffer): Buffer {
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
