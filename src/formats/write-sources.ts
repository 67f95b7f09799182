import GithubSlugger, { slug } from "github-slugger";
import { formatTimecode, parseTimecode } from "../timeline/timecode.ts";
import type { NoteSketch, Sketch, SlideSketch } from "./imported-episode.ts";

/**
 * The sources of an episode that begins with a sketch: texts by their names in its folder.
 *
 * @param fallback its title where the sketch has none
 */
export function writeSources(sketch: Sketch, fallback: string): Map<string, string> {
  const { segments } = sketch;
  const digits = Math.max(2, String(segments.length).length);
  const slugger = new GithubSlugger();
  const ids = new GithubSlugger();
  const files = new Map([["episode.yaml", writeEpisodeFile(sketch, fallback)]]);
  for (const [index, { title, slides }] of segments.entries()) {
    const number = String(index + 1).padStart(digits, "0");
    // No character that a file system could stumble over, half of one included.
    const words = title.slice(0, 60).replaceAll(/[^\p{L}\p{N}\s_-]/gu, "");
    const name = slugger.slug(slug(words) === "" ? `part-${index + 1}` : words);
    const text = `---\ntitle: ${JSON.stringify(title)}\n---\n\n${slides.map((slide) => writeSlide(slide, ids)).join("\n---\n\n")}`;
    files.set(`${number}-${name}.md`, text);
  }
  return files;
}

function writeEpisodeFile(sketch: Sketch, fallback: string): string {
  const { title, show, description, language, authors = [], date, media, duration } = sketch;
  const names = authors.filter((name) => name.trim() !== "");
  const values: Readonly<Record<string, unknown>> = {
    title: title?.trim() || fallback,
    show: show?.trim() || undefined,
    description: description?.trim() || undefined,
    language: languageOf(language),
    authors: names.length > 0 ? names : undefined,
    date,
    media,
    duration,
  };
  // JSON is YAML, and says any text on one line.
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${JSON.stringify(value)}\n`]))
    .join("");
}

/** As BCP 47 has it, or English. */
function languageOf(tag = "en"): string {
  try {
    return new Intl.Locale(tag.replaceAll("_", "-")).toString();
  } catch {
    return "en";
  }
}

/** @param ids of the slides before it: where its heading was another's already, it needs one of its own */
function writeSlide({ layout, body, notes }: SlideSketch, ids: GithubSlugger): string {
  const [, heading = ""] = /^#{1,6} +(.+)$/m.exec(body) ?? [];
  const usual = slug(heading);
  const id = heading === "" ? "" : ids.slug(usual || "slide");
  const attributes = [
    ...(id === usual ? [] : [`#${id}`]),
    ...(layout === undefined ? [] : [`layout="${layout}"`]),
  ];
  const slide = attributes.length === 0 ? "" : `::slide{${attributes.join(" ")}}\n\n`;
  const said = notes.length === 0 ? "" : `\n:::notes\n${notes.map(writeNote).join("\n\n")}\n:::\n`;
  return `${slide}${body}\n${said}`;
}

function writeNote({ start, text }: NoteSketch): string {
  if (start === undefined) return text;
  const timecode = formatTimecode(start, 3).replace(/\.?0+$/, "");
  // What no timecode can say, after some weeks, is left to be estimated.
  return parseTimecode(timecode) === undefined ? text : `[${timecode}] ${text}`;
}
