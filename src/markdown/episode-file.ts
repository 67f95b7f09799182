import * as v from "valibot";
import { isRemote, type EpisodeMeta } from "../episode/episode.ts";
import { parseTimecode } from "../timeline/timecode.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { readYaml, type YamlResult } from "./read-yaml.ts";

const Text = text("a text");
const WebAddress = v.pipe(
  text("an http(s) address"),
  v.regex(/^https?:\/\/\S+$/, "an http(s) address"),
);
const Duration = v.pipe(
  v.union([v.number(), v.string()], "seconds or a timecode"),
  v.transform((value) =>
    typeof value === "number" ? value : (parseTimecode(value) ?? Number.NaN),
  ),
  v.check((seconds) => Number.isFinite(seconds) && seconds > 0, "seconds or a timecode"),
);
const DATE = "a date as `2026-11-23`";
const CalendarDate = v.pipe(v.string(DATE), v.isoDate(DATE), v.check(isOnCalendar, DATE));
const LANGUAGE = "a BCP 47 language tag as `en` or `pt-BR`";
const Language = v.pipe(v.string(LANGUAGE), v.check(isLanguage, LANGUAGE));

const MEDIA = "a file in the episode's folder of `public/`, or an http(s) address";
const MediaSource = v.pipe(text(MEDIA), v.check(isMediaSource, MEDIA));

const EpisodeFile = v.strictObject({
  title: Text,
  show: v.optional(Text),
  description: v.optional(Text),
  language: v.optional(Language, "en"),
  authors: v.optional(v.array(Text, "a list of names, as `- Jane Doe`"), []),
  date: v.optional(CalendarDate),
  media: v.optional(MediaSource),
  duration: v.optional(Duration),
  source: v.optional(
    v.strictObject({ title: Text, url: v.optional(WebAddress) }, "a `title` and a `url`"),
  ),
  disclaimer: v.optional(Text),
});

function text(expected: string) {
  return v.pipe(v.string(expected), v.trim(), v.nonEmpty(expected));
}

/** Reads `episode.yaml`. */
export function parseEpisodeFile(source: SourceFile): YamlResult<EpisodeMeta> {
  return readYaml({ ...source, linesAbove: 0 }, EpisodeFile);
}

/** No file outside of the episode's folder, and no address without a host. */
function isMediaSource(source: string): boolean {
  if (isRemote(source)) return /^https?:\/\/[^\s/]+\S*$/i.test(source);
  return !/^(?:[/\\]|[a-z][a-z\d+.-]*:)/i.test(source) && !source.split(/[/\\]/).includes("..");
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isOnCalendar(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isFinite(day.getTime()) && day.toISOString().startsWith(date);
}
