import { open } from "node:fs/promises";
import { mediaType } from "../episode/source-file.ts";

/** How files of a kind begin: the offset of a text, and the text, one character a byte. */
const SIGNATURES: Readonly<
  Record<MediaKind, readonly (readonly [offset: number, text: string])[]>
> = {
  image: [
    [0, "\x89PNG\r\n\x1A\n"],
    [0, "\xFF\xD8\xFF"],
    [0, "GIF87a"],
    [0, "GIF89a"],
    [8, "WEBP"],
    [4, "ftypavif"],
    [4, "ftypavis"],
  ],
  "sound or film": [
    // ISO base media: MP4, M4A, QuickTime.
    [4, "ftyp"],
    // WebM.
    [0, "\x1A\x45\xDF\xA3"],
    [0, "OggS"],
    [8, "WAVE"],
    [0, "fLaC"],
    // MP3 with an ID3 tag, and without; AAC.
    [0, "ID3"],
    ...["\xFB", "\xFA", "\xF3", "\xF2", "\xE3", "\xE2", "\xF1", "\xF9"].map(
      (second) => [0, `\xFF${second}`] as const,
    ),
  ],
};
type MediaKind = "image" | "sound or film";

/** Bytes that are read: what may precede an SVG's root element. */
const START = 64 * 2 ** 10;

/**
 * Whether a file is a picture, a sound or a film, by its first bytes and by its extension: a server tells browsers its
 * type by that.
 */
export async function isMedia(path: string): Promise<boolean> {
  const [type = ""] = mediaType(path).split("/");
  const kind: MediaKind = type === "image" ? "image" : "sound or film";
  if (!["image", "audio", "video"].includes(type)) return false;
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(START), 0, START, 0);
  const start = buffer.subarray(0, bytesRead);
  const bytes = start.toString("latin1", 0, 16);
  const isSigned = SIGNATURES[kind].some(([offset, text]) => bytes.startsWith(text, offset));
  return isSigned || (kind === "image" && isSvg(start.toString()));
}

/** Whether the root element of XML is `<svg>`. */
function isSvg(text: string): boolean {
  // A declaration, comments and a document type may come first.
  const before = /\s+|<\?[^>]*\?>|<!--(?:[^-]|-(?!->))*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/iy;
  const root = /<(?:svg:)?svg[\s/>]/y;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  for (;;) {
    before.lastIndex = at;
    if (!before.test(text)) break;
    at = before.lastIndex;
  }
  root.lastIndex = at;
  return root.test(text);
}
