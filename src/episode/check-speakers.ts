import { closest, distance } from "fastest-levenshtein";
import type { VFileMessage } from "vfile-message";
import type { NoteDraft } from "./assemble.ts";
import type { EpisodeMeta } from "./meta.ts";
import { problem } from "./problem.ts";

/** Letters in which a name that was misspelt differs. */
const MISSPELT = 2;

/** Names that are known to be those of who speaks: the speakers, and the authors, also by a part of their names. */
export function knownSpeakers({
  speakers = [],
  authors = [],
}: Partial<Pick<EpisodeMeta, "speakers" | "authors">>): string[] {
  return [...speakers, ...authors, ...authors.flatMap((name) => name.split(/\s+/))];
}

/**
 * Reports names before what is said that may be none, each once: those that are not known where speakers are listed, else
 * those by which a single paragraph begins.
 */
export function checkSpeakers(
  notes: readonly NoteDraft[],
  meta: Pick<EpisodeMeta, "speakers" | "authors">,
): VFileMessage[] {
  const known = knownSpeakers(meta);
  const isListed = meta.speakers.length > 0;
  const names = new Set(notes.flatMap(({ speaker }) => speaker ?? []));
  return [...names].flatMap((name) => {
    const [first, ...more] = notes.filter(({ speaker }) => speaker === name);
    if (!first || known.includes(name) || (!isListed && more.length > 0)) return [];
    const near = known.length > 0 ? closest(name, known) : "";
    const meant = distance(name, near) <= MISSPELT ? `\`${near}\`, ` : "";
    const reason = `Unexpected speaker \`${name}\`, expected ${meant}the name under \`speakers\` in \`episode.yaml\`, or \`**${name}\\:**\` as text`;
    return [problem("speaker-unknown", first.place, reason, { actual: name, expected: known })];
  });
}
