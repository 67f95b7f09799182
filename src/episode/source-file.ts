export interface SourceFile {
  /** As messages name it. */
  readonly path: string;
  readonly text: string;
}

/** Whether a text can be the id of an episode or a slide, which is part of URLs. */
export function isName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(text);
}

/** Bytes in UTF-8. Ids are part of file names, of which file systems allow 255 bytes. */
export const LONGEST_ID = 100;

/** Shortens a text to the length of an id. */
export function cutToId(text: string): string {
  let [length, bytes] = [0, 0];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : code < 0x1_00_00 ? 3 : 4;
    if (bytes > LONGEST_ID) return text.slice(0, length).replace(/-+$/, "");
    length += character.length;
  }
  return text;
}

/** Media types by file extension. */
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    svg: "image/svg+xml",
    png: "image/png",
    jpg: "image/jpeg",
    jpeg: "image/jpeg",
    gif: "image/gif",
    webp: "image/webp",
    avif: "image/avif",
    mp4: "video/mp4",
    m4v: "video/mp4",
    webm: "video/webm",
    ogv: "video/ogg",
    mov: "video/quicktime",
    mp3: "audio/mpeg",
    m4a: "audio/mp4",
    aac: "audio/aac",
    ogg: "audio/ogg",
    oga: "audio/ogg",
    opus: "audio/ogg",
    wav: "audio/wav",
    flac: "audio/flac",
    woff2: "font/woff2",
    html: "text/html; charset=utf-8",
    css: "text/css",
    js: "text/javascript",
    json: "application/json",
    webmanifest: "application/manifest+json",
    vtt: "text/vtt; charset=utf-8",
    srt: "application/x-subrip; charset=utf-8",
  }),
);

/** The media type of a file by its extension, such as `video/mp4`. */
export function mediaType(path: string): string {
  const [, ending = ""] = /\.(\w+)$/.exec(path) ?? [];
  return MEDIA_TYPES.get(ending.toLowerCase()) ?? "application/octet-stream";
}

/** Whether a file is video or audio, by its extension. */
export function mediaKind(path: string): "video" | "audio" | undefined {
  const [kind] = mediaType(path).split("/");
  return kind === "video" || kind === "audio" ? kind : undefined;
}

/** Whether a file is a picture, by its extension. */
export function isPicture(path: string): boolean {
  return mediaType(path).startsWith("image/");
}

/** Whether an address has a scheme, or at least a host: it is none of the episode's own. */
export function isAbsolute(address: string): boolean {
  return schemeOf(address) !== undefined || normalizeAddress(address).startsWith("//");
}

/** The scheme of an address in lower case, such as `https`. */
export function schemeOf(address: string): string | undefined {
  return /^([a-z][a-z\d+.-]*):/i.exec(normalizeAddress(address))?.[1]?.toLowerCase();
}

/** As browsers read an address: they drop control characters and spaces, and take `\` for `/`. */
function normalizeAddress(address: string): string {
  const signs = address.split("").filter((sign) => sign > " ");
  return withSlashes(signs.join(""));
}

/** The file of the episode that a URL in its slides names: `my map.svg` for `./my%20map.svg#left`. */
export function localPath(address: string): string {
  const path = address.replace(/[?#].*$/, "").replace(/^(?:\.?\/)+/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A path as Windows writes it, with `\` between its parts, as all others do. */
export function withSlashes(path: string): string {
  return path.replaceAll("\\", "/");
}

/** What is wrong with the path of a file that is not there, if it is written as Windows does. */
export function backslashReason(path: string): string | undefined {
  const expected = withSlashes(path);
  if (expected === path) return undefined;
  return `Unexpected \`\\\` in the path \`${path}\`, expected \`/\`, as \`${expected}\``;
}
