import { spawn } from "node:child_process";
import { buffer, text } from "node:stream/consumers";
import { type Pcm, readWav } from "./wav.ts";

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
 * @param pronunciations an author's own, as {@link spokenText} takes them
 * @throws MissingEspeakError, MissingVoiceError; the returned function throws Error when espeak-ng fails
 */
export async function espeak(
  language: string,
  pronunciations: Pronunciations = {},
): Promise<Speak> {
  const listing = await run(["--voices"], "");
  const voice = chooseVoice(listing.toString("utf8"), language);
  if (voice === undefined) throw new MissingVoiceError(language);
  return async (paragraph) =>
    readWav(
      await run(
        ["-v", voice + VARIANT, ...MANNER, "--stdin", "--stdout"],
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

/** Where BCP 47 and espeak-ng differ, or where espeak-ng offers several. */
const ALIASES: Readonly<Record<string, string>> = { en: "en-us", no: "nb", zh: "cmn" };

/**
 * Chooses the voice for a language from what `espeak-ng --voices` prints: the language itself, then with fewer subtags.
 *
 * @param language BCP 47
 * @returns a name for `espeak-ng -v`, or `undefined` when no voice speaks the language
 */
export function chooseVoice(listing: string, language: string): string | undefined {
  const voices = readListing(listing);
  for (const tag of fallbacks(language.toLowerCase())) {
    const found = [ALIASES[tag], tag].find((name) => name !== undefined && voices.has(name));
    if (found !== undefined) return voices.get(found);
  }
  return undefined;
}

/** Each language that some voice speaks, with the name of the voice that gives it the smallest number. */
function readListing(listing: string): ReadonlyMap<string, string> {
  const offers = listing.split(/\r?\n/u).slice(1).flatMap(readRow);
  return new Map(
    offers
      .toSorted((a, b) => b.priority - a.priority)
      .map(({ language, voice }) => [language, voice]),
  );
}

/** A row's second column is the language by which `-v` knows the voice; others follow in brackets, as in `(fr 5)`. */
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
 * What espeak-ng says wrongly, and how to spell it so that it says it right. A word in small letters stands for its
 * capitalised form too; any other is taken letter by letter. Between `[[` and `]]` stand espeak-ng's phonemes, which
 * `espeak-ng -v en-us -q -x "word"` prints.
 */
export type Pronunciations = Readonly<Record<string, string>>;

const ENGLISH: Pronunciations = {
  "e.g.": "for example",
  "i.e.": "that is",
  vs: "versus",
  "vs.": "versus",
};

/** Prepares a paragraph for espeak-ng: one line, none of its phoneme marks, and words it says wrongly respelled. */
export function spokenText(text: string, language: string, own: Pronunciations = {}): string {
  const line = text.replaceAll("[[", "[ [").replace(/\s+/gu, " ").trim();
  const spellings = new Map(
    Object.entries(/^en(-|$)/iu.test(language) ? { ...ENGLISH, ...own } : own),
  );
  if (spellings.size === 0) return line;
  // Longest first, so that `13 11 14` is found before a word inside it.
  const words = [...spellings.keys()].sort((a, b) => b.length - a.length).map(pattern);
  return line.replace(
    wholeWords(words),
    (word) => spellings.get(word) ?? spellings.get(word.toLowerCase()) ?? word,
  );
}

/** No letter, digit, or digits grouped by a point or comma on either side. */
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
