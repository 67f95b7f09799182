import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { path as ffmpeg } from "@ffmpeg-installer/ffmpeg";

/** Where the tests' own ffmpeg lies, for a PATH. */
export const FFMPEG_FOLDER = dirname(ffmpeg);

/** Runs the tests' own ffmpeg, and tells what it prints. */
export async function runFfmpeg(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(ffmpeg, ["-v", "error", "-nostdin", ...args]);
  return stdout;
}

/** The chapters that ffmpeg reads in a file: seconds and titles. */
export async function chaptersByFfmpeg(
  path: string,
): Promise<{ start: number; end: number; title: string | undefined }[]> {
  const facts = await runFfmpeg("-i", path, "-f", "ffmetadata", "-");
  return facts
    .split("[CHAPTER]\n")
    .slice(1)
    .map((chapter) => {
      const fact = (name: string) => new RegExp(`^${name}=(.*)$`, "m").exec(chapter)?.[1];
      const [over = 1, under = 1] = fact("TIMEBASE")?.split("/").map(Number) ?? [];
      const seconds = (name: string) => (Number(fact(name)) * over) / under;
      return {
        start: seconds("START"),
        end: seconds("END"),
        title: fact("title")?.replaceAll(/\\(.)/g, "$1"),
      };
    });
}
