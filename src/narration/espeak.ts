import { spawn } from "node:child_process";
import { buffer, text } from "node:stream/consumers";
import type { Pcm } from "./pcm.ts";
import { spokenText } from "./spoken-text.ts";
import { chooseVoice } from "./voice.ts";
import { readWav } from "./wav.ts";

/** Speaks one paragraph. */
export type Speak = (paragraph: string) => Promise<Pcm>;

/** The espeak-ng program is not on PATH; the message says how to get it. */
export class MissingEspeakError extends Error {
  override readonly name = "MissingEspeakError";
  constructor() {
    super(
      "espeak-ng is not on PATH: get it with `apt install espeak-ng` (Debian, Ubuntu), `brew install espeak-ng` (macOS) or the installer of its project (Windows)",
    );
  }
}

/** espeak-ng has no voice for an episode's language. */
export class MissingVoiceError extends Error {
  override readonly name = "MissingVoiceError";
  constructor(language: string) {
    super(
      `espeak-ng has no voice for the language \`${language}\`: \`espeak-ng --voices\` prints those that it has`,
    );
  }
}

/**
 * `+m7`, because its spectrum falls as a person's does (−17 dB at 2–4 kHz, the plain voice −12): less of a buzz in ten
 * minutes. Speed in words a minute; one unit of gap between words is 10 ms; `-z` leaves the pause at the end to us.
 */
const MANNER = ["-s", "175", "-p", "45", "-g", "1", "-b", "1", "-z"];
const VARIANT = "+m7";

/**
 * Finds espeak-ng's voice for a language.
 *
 * @param language BCP 47
 * @throws MissingEspeakError, MissingVoiceError; the returned function throws Error when espeak-ng fails
 */
export async function espeak(language: string): Promise<Speak> {
  const listing = await run(["--voices"], "");
  const voice = chooseVoice(listing.toString("utf8"), language);
  if (voice === undefined) throw new MissingVoiceError(language);
  return async (paragraph) =>
    readWav(
      await run(
        ["-v", voice + VARIANT, ...MANNER, "--stdin", "--stdout"],
        spokenText(paragraph, language),
      ),
    );
}

async function run(options: readonly string[], input: string): Promise<Buffer> {
  const child = spawn("espeak-ng", options, { stdio: "pipe", windowsHide: true });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.on("close", resolve);
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? new MissingEspeakError() : error),
    );
  });
  // A program that ends before it has read everything says why on stderr; the broken pipe says nothing.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [code, output, complaint] = await Promise.all([
    exit,
    buffer(child.stdout),
    text(child.stderr),
  ]);
  if (code !== 0) throw new Error(`espeak-ng failed: ${complaint.trim() || `exit code ${code}`}`);
  return output;
}
