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
