import { type FileHandle, open } from "node:fs/promises";

/** A frame of an ID3v2.3 tag. */
export interface Id3Frame {
  /** Four letters and digits. */
  readonly id: string;
  readonly flags: number;
  readonly body: Buffer;
}

/** Bytes of a tag's header and of a frame's. */
export const HEADER = 10;

/** @param parts bytes, or Latin-1 text */
function frame(id: string, ...parts: readonly (string | Uint8Array)[]): Id3Frame {
  const bytes = parts.map((part) =>
    typeof part === "string" ? Buffer.from(part, "latin1") : part,
  );
  return { id, flags: 0, body: Buffer.concat(bytes) };
}

/** A text frame in encoding 1: UTF-16 with a byte order mark. */
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

/** Without the two zero bytes that separate it from what follows. */
function utf16(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`, "utf16le");
}

/** The tags at the start of an MP3 file. */
export interface Id3 {
  readonly frames: readonly Id3Frame[];
  /** Bytes before the sound. */
  readonly size: number;
}

const UNSYNCHRONISED = 0x80;
const EXTENDED = 0x40;
const WITH_FOOTER = 0x10;

/**
 * Reads the tags at the start of an MP3 file, ID3v2.2 to ID3v2.4, as frames of ID3v2.3. Of several tags in a row, a later
 * one only adds frames whose id no earlier one has.
 *
 * @see https://id3.org/id3v2-00
 * @see https://id3.org/id3v2.3.0
 * @see https://id3.org/id3v2.4.0-structure
 */
export async function readId3(path: string): Promise<Id3> {
  await using file = await open(path);
  const frames: Id3Frame[] = [];
  const known = new Set<string>();
  let size = 0;
  for (;;) {
    const header = await read(file, size, HEADER);
    if (header.length < HEADER || header.toString("latin1", 0, 3) !== "ID3")
      return { frames, size };
    const [version, flags] = [header.readUInt8(3), header.readUInt8(5)];
    const length = readSynchsafe(header.subarray(6));
    const own = framesOf(version, flags, await read(file, size + HEADER, length));
    frames.push(...own.filter(({ id }) => !known.has(id)));
    for (const { id } of own) known.add(id);
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

/** A frame's header: an id, a size of as many bytes, and flags except in ID3v2.2. */
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

/** A number with seven bits a byte, so that no size looks like the start of an MPEG frame. */
function readSynchsafe(bytes: Buffer): number {
  return bytes.reduce((sum, byte) => sum * 128 + (byte & 127), 0);
}

/** Ids of frames in ID3v2.2, each with its id in ID3v2.3; some are iTunes's own. */
const NAMES = `
  CNT PCNT COM COMM GEO GEOB IPL IPLS PCS PCST PIC APIC POP POPM SLT SYLT TAL TALB TBP TBPM TCM TCOM TCO TCON TCP TCMP
  TCR TCOP TCT TCAT TDA TDAT TDS TDES TDY TDLY TEN TENC TFT TFLT TID TGID TIM TIME TKE TKEY TKW TKWD TLA TLAN TLE TLEN
  TMT TMED TOA TOPE TOF TOFN TOL TOLY TOR TORY TOT TOAL TP1 TPE1 TP2 TPE2 TP3 TPE3 TP4 TPE4 TPA TPOS TPB TPUB TRC TSRC
  TRD TRDA TRK TRCK TS2 TSO2 TSA TSOA TSC TSOC TSI TSIZ TSP TSOP TSS TSSE TST TSOT TT1 TIT1 TT2 TIT2 TT3 TIT3 TXT TEXT
  TXX TXXX TYE TYER UFI UFID ULT USLT WAF WOAF WAR WOAR WAS WOAS WCM WCOM WCP WCOP WFD WFED WPB WPUB WXX WXXX
`;

/**
 * Converts a frame of ID3v2.2; none for an id that ID3v2.3 does not have.
 *
 * @see https://id3.org/id3v2-00
 */
function fromVersion2({ id, body }: Id3Frame): Id3Frame[] {
  const name = new RegExp(`\\b${id} (\\w{4})`).exec(NAMES)?.[1];
  if (name === undefined) return [];
  return [name === "APIC" ? withMediaType(body) : { id: name, flags: 0, body }];
}

/** A picture whose format is three letters, as `PNG`, gets a media type. */
function withMediaType(body: Buffer): Id3Frame {
  const format = body.toString("latin1", 1, 4).toLowerCase().replace("jpg", "jpeg");
  return frame("APIC", body.subarray(0, 1), `image/${format}\0`, body.subarray(4));
}

/** The parts of a frame between its encoding byte and its data. */
interface Layout {
  /** Whether a media type comes first, which a zero byte ends. */
  readonly mediaType?: boolean;
  /** Bytes that follow. */
  readonly bytes?: number;
  /** Number of texts after those, in the frame's encoding. */
  readonly texts: number;
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  APIC: { mediaType: true, bytes: 1, texts: 1 },
  COMM: { bytes: 3, texts: 2 },
  GEOB: { mediaType: true, texts: 2 },
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
 * Converts a frame of ID3v2.4. Compressed and encrypted frames, which no program writes, are left out.
 *
 * @param isUnsynchronised whether the tag's header says so for all frames
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

/** Reverses unsynchronisation: removes the zero byte after each 0xFF. */
function synchronise(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString("latin1").replaceAll("\xFF\0", "\xFF"), "latin1");
}

/** @param body a timestamp as `2026-11-23T10:00`, in any encoding */
function datesOf(body: Buffer): Id3Frame[] {
  const text = body.toString("latin1").replaceAll(/[^\d-]/g, "");
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)-(\d\d))?/.exec(text) ?? [];
  return [
    ...(year === undefined ? [] : [textFrame("TYER", year)]),
    ...(month === undefined || day === undefined ? [] : [textFrame("TDAT", day + month)]),
  ];
}

/** Several values are separated by a zero byte in ID3v2.4, by a slash in ID3v2.3. */
function listOf(body: Buffer): string {
  return body.toString("utf8", 1).replace(/\0+$/, "").replaceAll("\0", "/");
}

function withUtf16(
  id: string,
  { mediaType = false, bytes = 0, texts }: Layout,
  body: Buffer,
): Id3Frame {
  const start = (mediaType ? body.indexOf(0, 1) + 1 : 1) + bytes;
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
