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
export function frame(id: string, ...parts: readonly (string | Uint8Array)[]): Id3Frame {
  const bytes = parts.map((part) =>
    typeof part === "string" ? Buffer.from(part, "latin1") : part,
  );
  return { id, flags: 0, body: Buffer.concat(bytes) };
}

/** A frame that is a text, of the encoding 1. */
export function textFrame(id: string, value: string): Id3Frame {
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
export function utf16(text: string): Buffer {
  return Buffer.from(`\uFEFF${text}`, "utf16le");
}
