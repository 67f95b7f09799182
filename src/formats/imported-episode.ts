import GithubSlugger, { slug } from "github-slugger";
import { isLanguage } from "../episode/meta.ts";
import { formatTimecode, parseTimecode } from "../timeline/timecode.ts";

/** An episode as another program's file has it: what its sources begin with. */
export interface ImportedEpisode {
  readonly title?: string | undefined;
  readonly show?: string | undefined;
  readonly description?: string | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly speakers?: readonly string[] | undefined;
  /** ISO 8601 calendar date. */
  readonly date?: string | undefined;
  /** An http(s) URL. */
  readonly media?: string | undefined;
  /** Seconds. */
  readonly duration?: number | undefined;
  readonly segments: readonly ImportedSegment[];
}

export interface ImportedSegment {
  readonly title: string;
  readonly slides: readonly ImportedSlide[];
}

export interface ImportedSlide {
  readonly layout?: string | undefined;
  /** Whether it is shown to nobody. */
  readonly hidden?: boolean | undefined;
  /** Markdown as segments have it. */
  readonly body: string;
  readonly notes: readonly ImportedNote[];
}

export interface ImportedNote {
  /** Seconds. */
  readonly start?: number | undefined;
  /** Markdown of one paragraph. */
  readonly text: string;
}

/** The beginning of a text on one line, as long as an episode's description may be; `undefined` if it is empty. */
export function summaryOf(text: string): string | undefined {
  const line = text.replaceAll(/\s+/g, " ").trim();
  // No half of a surrogate pair.
  return line.slice(0, 500).replace(/[\uD800-\uDBFF]$/, "") || undefined;
}

/** Escapes a text, on one line, so that Markdown shows it literally. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, " ")
      .trim()
      .replaceAll(/[\\`*_[\]>$~|&]/g, String.raw`\$&`)
      // GFM would make a backslash part of a bare URL.
      .replaceAll("<", "&lt;")
      .replace(/^([-+#:=])/, String.raw`\$1`)
      .replace(/^(\d+)([.)])/, String.raw`$1\$2`)
  );
}

/**
 * Writes the source files of a new episode.
 *
 * @param fallback title of an episode that has none
 * @returns texts by their names in the episode's folder
 */
export function writeSources(episode: ImportedEpisode, fallback: string): Map<string, string> {
  const { segments } = episode;
  const digits = Math.max(2, String(segments.length).length);
  const slugger = new GithubSlugger();
  const ids = new GithubSlugger();
  const files = new Map([["episode.yaml", writeEpisodeFile(episode, fallback)]]);
  for (const [index, { title, slides }] of segments.entries()) {
    const number = String(index + 1).padStart(digits, "0");
    // Only characters that every file system allows, and no half of a surrogate pair.
    const words = title.slice(0, 60).replaceAll(/[^\p{L}\p{N}\s_-]/gu, "");
    const name = slugger.slug(slug(words) === "" ? `part-${index + 1}` : words);
    const text = `---\ntitle: ${JSON.stringify(oneLine(title) || title)}\n---\n\n${slides.map((slide) => writeSlide(slide, ids)).join("\n---\n\n")}`;
    files.set(`${number}-${name}.md`, text);
  }
  return files;
}

function writeEpisodeFile(episode: ImportedEpisode, fallback: string): string {
  const { title, show, description, language, date, media, duration } = episode;
  const listOf = (names: readonly string[] = []) => {
    const list = names.filter((name) => name.trim() !== "");
    return list.length > 0 ? list : undefined;
  };
  const values: Readonly<Record<string, unknown>> = {
    title: oneLine(title) || fallback,
    show: oneLine(show) || undefined,
    description: description?.trim() || undefined,
    language: canonicalLanguage(language),
    authors: listOf(episode.authors),
    speakers: listOf(episode.speakers),
    date,
    media,
    duration,
  };
  // A JSON string is YAML, whatever characters it contains.
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${JSON.stringify(value)}\n`]))
    .join("");
}

/** A title without line breaks, tabs and other control characters. */
function oneLine(title = ""): string {
  return title.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
}

/** As BCP 47 has it; `en` for what is no language. */
function canonicalLanguage(tag = "en"): string {
  const hyphenated = tag.replaceAll("_", "-");
  return isLanguage(hyphenated) ? new Intl.Locale(hyphenated).toString() : "en";
}

/** @param ids of the slides before it: a slide whose heading is used already needs an id of its own */
function writeSlide({ layout, hidden, body, notes }: ImportedSlide, ids: GithubSlugger): string {
  const [, heading = ""] = /^#{1,6} +(.+)$/m.exec(body) ?? [];
  const usual = slug(heading);
  const id = heading === "" ? "" : ids.slug(usual || "slide");
  const attributes = [
    ...(id === usual ? [] : [`#${id}`]),
    ...(layout === undefined ? [] : [`layout="${layout}"`]),
    ...(hidden ? ["hidden"] : []),
  ];
  const slide = attributes.length === 0 ? "" : `::slide{${attributes.join(" ")}}\n\n`;
  const paragraphs = notes.map(writeNote).join("\n\n");
  return `${slide}${body}\n${paragraphs === "" ? "" : `\n:::notes\n${paragraphs}\n:::\n`}`;
}

function writeNote({ start, text }: ImportedNote): string {
  if (start === undefined) return text;
  const timecode = formatTimecode(start, 3).replace(/\.?0+$/, "");
  // A time beyond what a timecode can hold, some weeks, is left to be estimated.
  return parseTimecode(timecode) === undefined ? text : `[${timecode}] ${text}`;
}
