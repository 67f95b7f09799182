import * as v from "valibot";
import type { EpisodeMeta } from "../episode/episode.ts";
import { parseTimecode } from "../timeline/timecode.ts";
import type { SourceFile } from "./source-file.ts";
import { readYaml, type YamlResult } from "./read-yaml.ts";

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty("a text"));
const WebAddress = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/, "an http(s) address"));
const Duration = v.pipe(
  v.union([v.number(), v.string()], "seconds or a timecode"),
  v.transform((value) =>
    typeof value === "number" ? value : (parseTimecode(value) ?? Number.NaN),
  ),
  v.check((seconds) => Number.isFinite(seconds) && seconds > 0, "seconds or a timecode"),
);
const CalendarDate = v.pipe(v.string(), v.isoDate("a date as 2026-11-23"));
const Language = v.pipe(
  v.string(),
  v.check((tag) => isLanguage(tag), "a BCP 47 language tag as `en` or `pt-BR`"),
);

const EpisodeFile = v.strictObject({
  title: Text,
  show: v.optional(Text),
  description: v.optional(Text),
  language: v.optional(Language, "en"),
  authors: v.optional(v.array(Text), []),
  date: v.optional(CalendarDate),
  media: v.optional(Text),
  duration: v.optional(Duration),
  source: v.optional(v.object({ title: Text, url: v.optional(WebAddress) })),
  disclaimer: v.optional(Text),
});

/** Reads `episode.yaml`. */
export function parseEpisodeFile(source: SourceFile): YamlResult<EpisodeMeta> {
  return readYaml({ ...source, linesAbove: 0 }, EpisodeFile);
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
