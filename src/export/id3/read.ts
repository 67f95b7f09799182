import { open, type FileHandle } from "node:fs/promises";
import { asVersion3, synchronise } from "./as-version-3.ts";
import { HEADER, type Id3Frame } from "./frame.ts";

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
 * Reads the tags at the start of an MP3 file, ID3v2.3 or ID3v2.4. Where several follow each other, a later one adds what
 * none before it has.
 *
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
    const length = readSynchsafe(header, 6);
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
  switch (version) {
    case 3: {
      const bytes = isUnsynchronised ? synchronise(body) : body;
      const start = isExtended && bytes.length >= 4 ? 4 + bytes.readUInt32BE(0) : 0;
      return listFrames(bytes, start, (offset) => bytes.readUInt32BE(offset));
    }
    case 4: {
      const start = isExtended ? readSynchsafe(body, 0) : 0;
      const frames = listFrames(body, start, (offset) => readSynchsafe(body, offset));
      return frames.flatMap((frame) => asVersion3(frame, isUnsynchronised));
    }
    default:
      return [];
  }
}

function listFrames(bytes: Buffer, first: number, sizeAt: (offset: number) => number): Id3Frame[] {
  const frames: Id3Frame[] = [];
  let offset = first;
  while (offset + HEADER <= bytes.length) {
    const id = bytes.toString("latin1", offset, offset + 4);
    const start = offset + HEADER;
    const end = start + sizeAt(offset + 4);
    if (!/^[A-Z\d]{4}$/.test(id) || end > bytes.length) break;
    frames.push({ id, flags: bytes.readUInt16BE(offset + 8), body: bytes.subarray(start, end) });
    offset = end;
  }
  return frames;
}

/** A number of seven bits a byte, so that no size looks like the start of the sound. */
function readSynchsafe(bytes: Buffer, offset: number): number {
  return bytes.subarray(offset, offset + 4).reduce((sum, byte) => sum * 128 + (byte & 127), 0);
}
