import { open, type FileHandle } from "node:fs/promises";
import { asVersion3, synchronise } from "./as-version-3.ts";
import { HEADER, type Id3Frame } from "./frame.ts";
import { fromVersion2 } from "./from-version-2.ts";

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
