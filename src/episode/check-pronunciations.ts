import type { VFileMessage } from "vfile-message";
import { hasPhonemes } from "./episode.ts";
import type { EpisodeFile, EpisodeMeta } from "./meta.ts";
import { problem } from "./problem.ts";
import type { YamlResult } from "./read-yaml.ts";

/** Reports phonemes where another voice speaks: they are for espeak-ng alone. */
export function checkPronunciations(
  { voice, pronunciations }: EpisodeMeta,
  { value, placeOf }: YamlResult<EpisodeFile>,
): VFileMessage[] {
  if ("engine" in voice && voice.engine === "espeak-ng") return [];
  const speaker = "engine" in voice ? voice.engine : "the command";
  return Object.entries(pronunciations)
    .filter(([, spelling]) => hasPhonemes(spelling))
    .map(([word, spelling]) => {
      const isOwn = Object.hasOwn(value?.pronunciations ?? {}, word);
      const reason = `Unexpected phonemes \`${spelling}\` for \`${word}\`, expected letters that ${speaker} reads; they are left out`;
      return problem(
        "pronunciation",
        isOwn ? placeOf("pronunciations", word) : placeOf("voice"),
        reason,
      );
    });
}
