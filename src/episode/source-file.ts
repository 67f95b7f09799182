/** A file of the sources. */
export interface SourceFile {
  /** As messages name it. */
  readonly path: string;
  readonly text: string;
}

/** Whether something may be called so that has its name in addresses: an episode, a slide. */
export function isName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(text);
}

/** Of files that a site may hold, by their ending. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
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
};

/** The media type of a file by its name, as `video/mp4`. */
export function mediaType(path: string): string {
  const [, ending = ""] = /\.(\w+)$/.exec(path) ?? [];
  return MEDIA_TYPES[ending.toLowerCase()] ?? "application/octet-stream";
}

/** Whether a file is a film or a sound, by its name; `undefined` for what is neither. */
export function mediaKind(path: string): "video" | "audio" | undefined {
  const [kind] = mediaType(path).split("/");
  return kind === "video" || kind === "audio" ? kind : undefined;
}

/** The path of the episode's file that an address in its slides means: `./my%20brain.svg#left` is `my brain.svg`. */
export function localPath(address: string): string {
  const path = address.replace(/[?#].*$/, "").replace(/^(?:\.?\/)+/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
