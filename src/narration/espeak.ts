import { type Engine, MissingVoiceError, runEngine } from "./engine.ts";

/** Words a minute, of espeak-ng's own counting. */
export const PACE = 175;

/**
 * Options: pitch 45, gaps between words of 10 ms, UTF-8, and no pause at the end. The variant `+m7`
 * has the spectrum of a person (−17 dB at 2–4 kHz; the plain voice −12), and buzzes less.
 */
const MANNER = ["-p", "45", "-g", "1", "-b", "1", "-z"];
const VARIANT = "+m7";

/** Speaks a hundred languages, each like a machine. */
export const espeak: Engine = {
  program: "espeak-ng",
  remedy:
    "get it with `apt install espeak-ng` (Debian, Ubuntu), `brew install espeak-ng` (macOS) or the installer of its project (Windows)",
  readsPhonemes: true,
  async options({ language, name, speed }) {
    const listing = await runEngine(this, ["--voices"], "");
    const voice = name ?? chooseVoice(listing.toString("utf8"), language);
    if (voice === undefined)
      throw new MissingVoiceError(
        this.program,
        language,
        "`espeak-ng --voices` prints those that it has",
      );
    const pace = Math.round(PACE * speed);
    const full = voice.includes("+") ? voice : voice + VARIANT;
    return ["-v", full, "-s", String(pace), ...MANNER, "--stdin", "--stdout"];
  },
};

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
