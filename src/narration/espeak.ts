import { spawn } from "node:child_process";
import { buffer, text } from "node:stream/consumers";

/** Hz: espeak-ng's own rate, so that nothing is resampled. */
export const SAMPLE_RATE = 22_050;

/** 16-bit mono samples at `SAMPLE_RATE`. */
export type Pcm = Int16Array;

/** The number of samples, rounded, of a length in seconds. */
export function samplesIn(seconds: number): number {
  return Math.round(seconds * SAMPLE_RATE);
}

/** Speaks one paragraph. */
export type Speak = (paragraph: string) => Promise<Pcm>;

/** The command `espeak-ng` was not found; the message says how to install it. */
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

/** Words a minute. */
export const PACE = 175;

/**
 * Options: pitch 45, gaps between words of 10 ms, UTF-8, and no pause at the end. The variant `+m7`
 * has the spectrum of a person (−17 dB at 2–4 kHz; the plain voice −12), and buzzes less.
 */
const MANNER = ["-p", "45", "-g", "1", "-b", "1", "-z"];
const VARIANT = "+m7";

/**
 * Finds espeak-ng's voice for a language.
 *
 * @param language BCP 47
 * @param pronunciations of the author, see {@link spokenText}
 * @param pace words a minute, of espeak-ng's own counting
 * @throws {MissingEspeakError}
 * @throws {MissingVoiceError} the returned function throws an Error if espeak-ng fails
 */
export async function espeak(
  language: string,
  pronunciations: Pronunciations = {},
  pace: number = PACE,
): Promise<Speak> {
  const listing = await run(["--voices"], "");
  const voice = chooseVoice(listing.toString("utf8"), language);
  if (voice === undefined) throw new MissingVoiceError(language);
  return async (paragraph) =>
    readWav(
      await run(
        ["-v", voice + VARIANT, "-s", String(pace), ...MANNER, "--stdin", "--stdout"],
        spokenText(paragraph, language, pronunciations),
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
  // If espeak-ng ends before it has read everything, stderr says why; the broken pipe does not.
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

/**
 * Reads the samples of a WAV file, also of a streamed one, whose header states a false length. By hand, as mediabunny
 * reads it no shorter, only asynchronously, and not if the length of the RIFF chunk is 0.
 *
 * @throws RangeError for anything but 16-bit mono PCM at `SAMPLE_RATE`
 * @see https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html
 */
export function readWav(bytes: Uint8Array): Pcm {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fourCC = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (fourCC(0) !== "RIFF" || fourCC(8) !== "WAVE")
    throw new RangeError("Unexpected data, expected a WAV file");

  for (let at = 12; at + 8 <= bytes.length;) {
    const start = at + 8;
    const size = view.getUint32(at + 4, true);
    if (fourCC(at) === "fmt ") expectFormat(view, start);
    if (fourCC(at) === "data")
      return readSamples(view, start, Math.min(size, bytes.length - start));
    at = start + size + (size % 2);
  }
  throw new RangeError("Unexpected end of the WAV file, expected a data chunk");
}

function expectFormat(view: DataView, start: number): void {
  const channels = view.getUint16(start + 2, true);
  const rate = view.getUint32(start + 4, true);
  const bits = view.getUint16(start + 14, true);
  if (channels !== 1 || rate !== SAMPLE_RATE || bits !== 16) {
    throw new RangeError(
      `Unexpected WAV with ${channels} × ${bits} bit at ${rate} Hz, expected 1 × 16 bit at ${SAMPLE_RATE} Hz`,
    );
  }
}

function readSamples(view: DataView, start: number, size: number): Pcm {
  return Int16Array.from({ length: Math.floor(size / 2) }, (_, index) =>
    view.getInt16(start + 2 * index, true),
  );
}

/** espeak-ng's names for languages that it calls differently, or for which it has several voices. */
const ALIASES: Readonly<Record<string, string>> = { en: "en-us", no: "nb", zh: "cmn" };

/**
 * Chooses a voice from the output of `espeak-ng --voices`: for the language itself, else with fewer subtags.
 *
 * @param language BCP 47
 * @returns a name for `espeak-ng -v`, or `undefined` if there is no voice for the language
 */
export function chooseVoice(listing: string, language: string): string | undefined {
  const voices = readListing(listing);
  for (const tag of fallbacks(language.toLowerCase())) {
    const found = [ALIASES[tag], tag].find((name) => name !== undefined && voices.has(name));
    if (found !== undefined) return voices.get(found);
  }
  return undefined;
}

/** Each language with the name of the voice that gives it the highest priority, the smallest number. */
function readListing(listing: string): ReadonlyMap<string, string> {
  const offers = listing.split(/\r?\n/u).slice(1).flatMap(readRow);
  return new Map(
    offers
      .toSorted((a, b) => b.priority - a.priority)
      .map(({ language, voice }) => [language, voice]),
  );
}

/** The second column is the voice's own language, and its name for `-v`; others follow in brackets, as `(fr 5)`. */
function readRow(row: string): { language: string; voice: string; priority: number }[] {
  const [, voice] = row.trim().split(/\s+/u);
  if (voice === undefined) return [];
  const others = Array.from(row.matchAll(/\((\S+) (\d+)\)/gu), ([, language = "", priority]) => ({
    language,
    voice,
    priority: Number(priority),
  }));
  return [{ language: voice, voice, priority: 0 }, ...others];
}

/** `pt-br-x-abc`, `pt-br-x`, `pt-br`, `pt`. */
function fallbacks(tag: string): string[] {
  const subtags = tag.split("-");
  return subtags.map((_, index) => subtags.slice(0, subtags.length - index).join("-"));
}

/**
 * Words that espeak-ng mispronounces, each with a spelling that it reads correctly. A word in lower case also matches its
 * capitalised form; any other matches only exactly. A spelling may contain espeak-ng's phonemes between `[[` and `]]`,
 * which `espeak-ng -v en-us -q -x "word"` prints.
 */
export type Pronunciations = Readonly<Record<string, string>>;

const ENGLISH: Pronunciations = {
  "e.g.": "for example",
  "i.e.": "that is",
  vs: "versus",
  "vs.": "versus",
};

/** Prepares a paragraph for espeak-ng: one line, without phoneme marks, and with the spellings for mispronounced words. */
export function spokenText(text: string, language: string, own: Pronunciations = {}): string {
  const line = text.replaceAll("[[", "[ [").replace(/\s+/gu, " ").trim();
  const spellings = new Map(
    Object.entries(/^en(-|$)/iu.test(language) ? { ...ENGLISH, ...own } : own),
  );
  if (spellings.size === 0) return line;
  // Longest first, so that `13 11 14` is found before `11`.
  const words = [...spellings.keys()].sort((a, b) => b.length - a.length).map(pattern);
  return line.replace(
    wholeWords(words),
    (word) => spellings.get(word) ?? spellings.get(word.toLowerCase()) ?? word,
  );
}

/** Matches without a letter or a digit on either side, nor a digit beyond a point or a comma. */
function wholeWords(patterns: readonly string[]): RegExp {
  const before = "(?<![\\p{L}\\p{N}]|\\d[.,])";
  const after = "(?![\\p{L}\\p{N}]|[.,]\\d)";
  return new RegExp(`${before}(?:${patterns.join("|")})${after}`, "gu");
}

function pattern(word: string): string {
  const escaped = word.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
  return /^\p{Ll}+$/u.test(word)
    ? `[${word[0]}${word[0]?.toUpperCase()}]${escaped.slice(1)}`
    : escaped;
}
