import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Format } from "../format.ts";
import { recordingPath } from "./mp3.ts";

export const m4a = {
  title: "the episode's M4A with chapters, by ffmpeg; its own tags and cover are kept",
  export: {
    type: "file",
    path: (id) => `${id}-chapters.m4a`,
    async write({ episode, timeline: { segments: chapters } }, { publicFolder }) {
      const { title, show, authors } = episode.meta;
      const path = recordingPath(episode, publicFolder, ".m4a");
      return tagM4a(path, { title, show, authors, chapters });
    },
  },
} as const satisfies Format;

interface M4aTags {
  readonly title: string;
  readonly show?: string | undefined;
  readonly authors: readonly string[];
  readonly chapters: readonly {
    /** Seconds. */
    readonly start: number;
    readonly end: number;
    readonly title: string;
  }[];
}

/**
 * Copies an M4A file with tags and chapters. Its sound is not encoded again, and its other tags and cover are kept.
 *
 * By ffmpeg and not by TagLib: taglib-wasm 1.5 refuses Node 20, weighs 0.8 MB, and leaves the index after the sound.
 *
 * @throws {MissingFfmpegError} if there is none
 * @throws ffmpeg's message if it fails
 */
async function tagM4a(path: string, tags: M4aTags): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-"));
  try {
    const facts = join(folder, "facts.txt");
    const copy = join(folder, "copy.m4a");
    await writeFile(facts, writeFacts(tags));
    // The cover is a video stream of one picture.
    const streams = ["-map", "0:a", "-map", "0:v?", "-c", "copy"];
    // ffmpeg takes each tag from the first of these inputs that has it, and the chapters from the second.
    const metadata = ["-map_metadata", "1", "-map_metadata", "0", "-map_chapters", "1"];
    // The index before the sound, so that the file can be played while it is downloaded.
    const format = ["-movflags", "+faststart", "-fflags", "+bitexact"];
    await run(["-i", path, "-i", facts, ...streams, ...metadata, ...format, copy]);
    return await readFile(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @see https://ffmpeg.org/ffmpeg-formats.html#Metadata-2 */
function writeFacts({ title, show, authors, chapters }: M4aTags): string {
  const escape = (value: string) => value.replaceAll(/[=;#\\\n]/g, (character) => `\\${character}`);
  const lines = (facts: Readonly<Record<string, string | number | undefined>>) =>
    Object.entries(facts).flatMap(([name, value]) =>
      value === undefined || value === "" ? [] : [`${name}=${escape(String(value))}`],
    );
  return [
    ";FFMETADATA1",
    ...lines({ title, album: show, artist: authors.join(", ") }),
    ...chapters.flatMap(({ start, end, title: name }) => [
      "[CHAPTER]",
      "TIMEBASE=1/1000",
      ...lines({ START: Math.round(start * 1000), END: Math.round(end * 1000), title: name }),
    ]),
    "",
  ].join("\n");
}

async function run(args: readonly string[]): Promise<void> {
  const child = spawn("ffmpeg", ["-hide_banner", "-loglevel", "error", "-nostdin", ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const message = text(child.stderr);
  try {
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`ffmpeg could not copy the file: ${(await message).trim()}`);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw new MissingFfmpegError(error);
    throw error;
  }
}

/** The command `ffmpeg` was not found. */
export class MissingFfmpegError extends Error {
  override readonly name = "MissingFfmpegError";

  constructor(cause?: unknown) {
    super(
      "ffmpeg, which writes the chapters of an M4A file, is not on PATH: get it with `apt install ffmpeg` (Debian, Ubuntu), `brew install ffmpeg` (macOS) or from https://ffmpeg.org (Windows)",
      { cause },
    );
  }
}
