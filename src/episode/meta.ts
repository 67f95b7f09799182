import * as v from "valibot";
import { parseTimecode } from "../timeline/timecode.ts";
import {
  ENGINES,
  type Ground,
  GROUND_COLOURS,
  isRemote,
  ROLE_TONES,
  ROLES,
  STROKES,
  type Tones,
} from "./episode.ts";
import { mapping, mappingOf } from "./mapping.ts";
import { alternatives } from "./problem.ts";
import { readYaml, type YamlResult } from "./read-yaml.ts";
import { SEVERITIES } from "./rules/rule.ts";
import { RULES } from "./rules/rules.ts";
import { severalNames } from "./several-names.ts";
import { isName, isPicture, localPath, type SourceFile } from "./source-file.ts";

/** `show.yaml` and `episode.yaml`: each key is declared once, here. */

const Text = text("a text");
const WebAddress = v.pipe(
  text("an http(s) address"),
  v.regex(/^https?:\/\/\S+$/, "an http(s) address"),
);
/** Seconds. */
const Duration = v.pipe(
  v.union([v.number(), v.string()], "seconds or a timecode"),
  v.transform((value) =>
    typeof value === "number" ? value : (parseTimecode(value) ?? Number.NaN),
  ),
  v.check((seconds) => Number.isFinite(seconds) && seconds > 0, "seconds or a timecode"),
);
const DATE = "a date as `2026-11-23`";
/** ISO 8601. */
const CalendarDate = v.pipe(v.string(DATE), v.isoDate(DATE), v.check(isOnCalendar, DATE));
const LANGUAGE = "a BCP 47 language tag as `en` or `pt-BR`";
/** What countries are called, for what their languages are; codes that are those of other languages are left out. */
const COUNTRIES: Readonly<Record<string, string>> = {
  jp: "ja",
  gr: "el",
  cn: "zh",
  cz: "cs",
  dk: "da",
  ua: "uk",
};
const Language = v.pipe(
  v.string(LANGUAGE),
  v.check(isLanguage, ({ input }) => {
    const language = COUNTRIES[input.toLowerCase()];
    return language === undefined ? LANGUAGE : `\`${language}\``;
  }),
);

const MEDIA = "a file in the episode's folder of `public/`, or an http(s) address";
/** A file in `public/<episode>/`, or an http(s) URL. */
const MediaSource = v.pipe(text(MEDIA), v.check(isMediaSource, MEDIA));

const ROLE = alternatives(ROLES);
const Role = v.picklist(ROLES, ROLE);
const WORD = "a word of letters, digits, hyphens and underscores";
const Word = v.pipe(v.string(), v.check(isName, WORD));
const ToneWord = v.pipe(
  Word,
  v.check((word) => !Object.hasOwn(ROLE_TONES, word), "a word that is not itself a role"),
);
const Badge = mapping(
  {
    label: Text,
    mark: v.optional(Role, "neutral"),
    stroke: v.optional(v.picklist(STROKES, alternatives(STROKES)), "solid"),
  },
  "a `label`, and a `mark` or `stroke` if you like",
);

const VOICE = `${alternatives(ENGINES)}, or an \`engine\` with a \`name\` and a \`speed\`, or a \`command\``;
const SPEED = "a number from 0.5 to 2";
const PLACEHOLDERS =
  "`{text}` for what to say and `{out}` for the file, and no other word in braces";
const Voice = v.union(
  [
    v.pipe(
      v.picklist(ENGINES),
      v.transform((engine) => ({ engine })),
    ),
    mapping({
      engine: v.picklist(ENGINES, alternatives(ENGINES)),
      name: v.exactOptional(Text),
      speed: v.exactOptional(v.pipe(v.number(SPEED), v.minValue(0.5, SPEED), v.maxValue(2, SPEED))),
      language: v.exactOptional(Language),
    }),
    mapping({
      command: v.pipe(
        Text,
        v.check((command) => !/(?<!\$)\{(?!(?:out|text)\})\w*\}/.test(command), PLACEHOLDERS),
      ),
    }),
  ],
  VOICE,
);

const Severity = v.picklist(SEVERITIES, alternatives(SEVERITIES));
const AlwaysError = v.literal("error", "`error`: nothing can be built without what it is about");
const Rules = mapping(
  Object.fromEntries(
    Object.entries(RULES).map(([id, { always }]) => [
      id,
      v.exactOptional(always ? AlwaysError : Severity),
    ]),
  ),
  "rules with how much they matter, as `image-alt: warning`",
);

const NAMES = "a name, or a list of names, as `- Jane Doe`";
/** @param words that a name has at least, where a text may be several */
function names(words: number) {
  return v.pipe(
    v.union([Text, v.array(Text)], NAMES),
    v.check(
      (value) => typeof value !== "string" || !severalNames(value, words),
      ({ input }) => `a list, as \`[${severalNames(String(input), words)?.join(", ")}]\``,
    ),
    v.transform((value) => (typeof value === "string" ? [value] : value)),
  );
}

/** Keys of both files. */
const SHARED = {
  show: v.exactOptional(Text),
  theme: v.exactOptional(text("the name of a theme, or its folder as `./theme`")),
  /** BCP 47. */
  language: v.exactOptional(Language),
  authors: v.exactOptional(names(2)),
  /** Names as they stand before what somebody says in the notes. */
  speakers: v.exactOptional(names(1)),
  disclaimer: v.exactOptional(Text),
  tones: v.exactOptional(mappingOf(ToneWord, Role, "words with their roles, as `loss: negative`")),
  /** Words that the voice says wrongly, spelled so that it says them right. */
  pronunciations: v.exactOptional(
    mappingOf(Text, Text, "words with how to say them, as `Worcester: wooster`"),
  ),
  /** What speaks the notes for `cuedeck narrate`. */
  voice: v.exactOptional(Voice),
  /** How much rules of `cuedeck check` matter. */
  rules: v.exactOptional(Rules),
  badges: v.exactOptional(
    mappingOf(Word, Badge, "words with their badges, as `draft: { label: Draft }`"),
  ),
};

/** `show.yaml`, which all episodes share. */
export const ShowFile = mapping(SHARED);
export type ShowFile = v.InferOutput<typeof ShowFile>;

/** `episode.yaml`. */
export const EpisodeFile = mapping({
  title: Text,
  description: v.optional(Text),
  date: v.optional(CalendarDate),
  media: v.optional(MediaSource),
  duration: v.optional(Duration),
  source: v.optional(
    mapping({ title: Text, url: v.optional(WebAddress) }, "a `title` and a `url`"),
  ),
  ...SHARED,
});
export type EpisodeFile = v.InferOutput<typeof EpisodeFile>;

/** Values of keys that neither file has. */
const DEFAULTS = {
  language: "en",
  authors: [],
  speakers: [],
  tones: {},
  badges: {},
  pronunciations: {},
  rules: {},
  voice: { engine: "espeak-ng" },
} as const satisfies Partial<EpisodeFile>;

/** The keys of an episode, its show's included; `tones` has the roles themselves as well. */
export type EpisodeMeta = Readonly<
  Omit<EpisodeFile, keyof typeof DEFAULTS> & {
    [Key in keyof typeof DEFAULTS]: Readonly<NonNullable<EpisodeFile[Key]>>;
  }
>;

/** The value that an author declared for a word, also for one such as `constructor`. */
export function wordIn<Value>(
  words: Readonly<Record<string, Value>>,
  word: string | undefined,
): Value | undefined {
  return word !== undefined && Object.hasOwn(words, word) ? words[word] : undefined;
}

/** What an author named for a slide to stand on: a picture, a word for a role, or a colour. */
export function groundIn(tones: Tones, name: string | undefined): Ground | undefined {
  if (name !== undefined && isPicture(localPath(name))) return { type: "picture", source: name };
  const colour = wordIn(tones, name) ?? GROUND_COLOURS.find((known) => known === name);
  return colour && { type: "colour", name: colour };
}

/** The episode's values override the show's; tones, badges, pronunciations and rules word by word. */
export function mergeMeta(show: ShowFile, episode: EpisodeFile): EpisodeMeta {
  return {
    ...DEFAULTS,
    ...show,
    ...episode,
    tones: { ...show.tones, ...episode.tones, ...ROLE_TONES },
    badges: { ...show.badges, ...episode.badges },
    pronunciations: { ...show.pronunciations, ...episode.pronunciations },
    rules: { ...show.rules, ...episode.rules },
  };
}

/** Reads `show.yaml`. */
export function parseShowFile(source: SourceFile): YamlResult<ShowFile> {
  return readYaml({ ...source, linesAbove: 0 }, ShowFile, (key) =>
    key in EpisodeFile.entries ? "it in `episode.yaml`" : undefined,
  );
}

/** Reads `episode.yaml`. */
export function parseEpisodeFile(source: SourceFile): YamlResult<EpisodeFile> {
  return readYaml({ ...source, linesAbove: 0 }, EpisodeFile);
}

function text(expected: string) {
  return v.pipe(v.string(expected), v.trim(), v.nonEmpty(expected));
}

/** Whether it is a path inside the episode's folder, or a URL with a host. */
function isMediaSource(source: string): boolean {
  if (isRemote(source)) return /^https?:\/\/[^\s/]+\S*$/i.test(source);
  return !/^(?:[/\\]|[a-z][a-z\d+.-]*:)/i.test(source) && !source.split(/[/\\]/).includes("..");
}

const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "none" });

/** Tags that exist: names of languages, such as `german`, would be well formed. Of three letters, not all have names. */
export function isLanguage(tag: string): boolean {
  const [language = ""] = tag.split("-", 1);
  if (!/^[a-z]{2,3}$/i.test(language)) return false;
  try {
    const isNamed = language.length === 3 || languageNames.of(language) !== undefined;
    return isNamed && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** What is no ISO date is told as that. */
function isOnCalendar(date: string): boolean {
  if (!/^\d{4}-(?:0\d|1[0-2])-(?:[012]\d|3[01])$/.test(date)) return true;
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isFinite(day.getTime()) && day.toISOString().startsWith(date);
}
