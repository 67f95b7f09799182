import GithubSlugger, { slug } from "github-slugger";
import { formatTimecode } from "../timeline/timecode.ts";
import type { NoteSketch, Sketch, SlideSketch } from "./sketch.ts";

/**
 * The sources of an episode that begins with a sketch: texts by their names in its folder.
 *
 * @param fallback its title where the sketch has none
 */
export function writeSources(sketch: Sketch, fallback: string): Map<string, string> {
  const { segments, references } = sketch;
  const digits = Math.max(2, String(segments.length).length);
  const slugger = new GithubSlugger();
  const files = new Map([["episode.yaml", writeEpisodeFile(sketch, fallback)]]);
  for (const [index, { title, slides }] of segments.entries()) {
    const number = String(index + 1).padStart(digits, "0");
    // No character that a file system could stumble over, half of one included.
    const words = title.slice(0, 60).replaceAll(/[^\p{L}\p{N}\s_-]/gu, "");
    const name = slugger.slug(slug(words) === "" ? `part-${index + 1}` : words);
    const text = `---\ntitle: ${JSON.stringify(title)}\n---\n\n${slides.map(writeSlide).join("\n---\n\n")}`;
    files.set(`${number}-${name}.md`, text);
  }
  if (references !== undefined) files.set("references.md", references);
  return files;
}

function writeEpisodeFile(sketch: Sketch, fallback: string): string {
  const { title = fallback, show, description, authors = [], date, media, duration } = sketch;
  const values: Readonly<Record<string, unknown>> = {
    title,
    show,
    description,
    language: languageOf(sketch.language),
    authors: authors.length > 0 ? authors : undefined,
    date,
    media,
    // The length of a file of one's own is read from it.
    duration: media === undefined ? undefined : duration,
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

function writeSlide({ layout, body, notes }: SlideSketch): string {
  const slide = layout === undefined ? "" : `::slide{layout="${layout}"}\n\n`;
  const said = notes.length === 0 ? "" : `\n:::notes\n${notes.map(writeNote).join("\n\n")}\n:::\n`;
  return `${slide}${body}\n${said}`;
}

function writeNote({ start, text }: NoteSketch): string {
  return start === undefined ? text : `[${formatTimecode(start, 3).replace(/\.?0+$/, "")}] ${text}`;
}
