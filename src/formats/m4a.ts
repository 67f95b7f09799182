import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** What an M4A file says of its episode. */
export interface M4aTags {
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
 * Copies an M4A file with tags and chapters, by ffmpeg; the sound is copied and not made anew, and what else the file
 * says and shows stays.
 *
 * @throws {MissingFfmpegError} when there is none
 * @throws what ffmpeg says when it can't
 */
export async function tagM4a(path: string, tags: M4aTags): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-"));
  try {
    const facts = join(folder, "facts.txt");
    const copy = join(folder, "copy.m4a");
    await writeFile(facts, writeFacts(tags));
    // The cover is a film of one picture.
    const streams = ["-map", "0:a", "-map", "0:v?", "-c", "copy"];
    // What comes first is not said anew.
    const metadata = ["-map_metadata", "1", "-map_metadata", "0", "-map_chapters", "1"];
    // Who plays the file while it arrives needs its index before its sound.
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
  const said = text(child.stderr);
  try {
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`ffmpeg could not copy the file: ${(await said).trim()}`);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw new MissingFfmpegError(error);
    throw error;
  }
}

/** There is no ffmpeg on this machine. */
export class MissingFfmpegError extends Error {
  override readonly name = "MissingFfmpegError";

  constructor(cause?: unknown) {
    super(
      "Unexpected absence of ffmpeg, which writes chapters into an M4A file: install it, as with `apt install ffmpeg` or `brew install ffmpeg`.",
      { cause },
    );
  }
}
