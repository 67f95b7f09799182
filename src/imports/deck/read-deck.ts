import type { Position } from "unist";
import type { VFileMessage } from "vfile-message";
import { problem } from "../../episode/problem.ts";
import type { SourceFile } from "../../episode/source-file.ts";
import type { Reading } from "../../formats/reading.ts";
import type { SegmentSketch, Sketch, SlideSketch } from "../sketch.ts";
import { convertNotes, convertSlide } from "./convert.ts";
import { MARP } from "./marp.ts";
import type { Dialect, DialectName, RawSlide } from "./raw-slide.ts";
import { REVEAL_MD } from "./reveal-md.ts";
import { SLIDEV } from "./slidev.ts";

const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  slidev: SLIDEV,
  marp: MARP,
  "reveal-md": REVEAL_MD,
};

/** Layouts of Slidev, by ours. */
const LAYOUTS: Readonly<Record<string, string>> = {
  cover: "cover",
  section: "section",
  statement: "statement",
  fact: "statement",
  quote: "statement",
};
/** Keys of a slide that tell nothing of what it shows. */
const SILENT = new Set([
  "layout",
  "title",
  "transition",
  "clicks",
  "level",
  "hideInToc",
  "routeAlias",
]);

/** A deck, and the local pictures that it shows. */
export interface DeckReading extends Reading<Sketch> {
  /** Their paths beside the deck's file. */
  readonly images: ReadonlySet<string>;
}

/**
 * Reads a deck of another tool: slides, notes and steps. What is not carried over is told with its place.
 *
 * @param missing pictures that are not there
 */
export function readDeck(
  { path, text }: SourceFile,
  name: DialectName,
  missing: ReadonlySet<string> = new Set(),
): DeckReading {
  const dialect = DIALECTS[name];
  const problems: VFileMessage[] = [];
  const images = new Set<string>();
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const { settings, slides } = dialect.split(lines);
  const groups = new Map<number, SlideSketch[]>();
  for (const slide of slides) {
    if (slide.body.trim() === "" && slide.notes.trim() === "") continue;
    const read = readSlide(slide);
    if (read.body === "" && read.notes.length === 0) continue;
    groups.set(slide.group, [...(groups.get(slide.group) ?? []), read]);
  }
  const title = settings.get("title") ?? headingOf([...groups.values()].flat()[0]?.body ?? "");
  const segments = [...groups.values()].map((own, index): SegmentSketch => ({
    title: headingOf(own[0]?.body ?? "") ?? title ?? `Part ${index + 1}`,
    slides: own,
  }));
  const author = settings.get("author");
  return {
    value: {
      title,
      authors: author ? [author] : [],
      description: settings.get("description") ?? settings.get("info"),
      segments,
    },
    problems,
    images,
  };

  function report(what: string, position: Position): void {
    const reason = `Unexpected \`${what}\`, expected what a segment knows; it is left out`;
    problems.push(problem("file-part", { path, position }, reason));
  }

  /** The slide's settings stand above its body. */
  function leaveOutSetting(slide: RawSlide, key: string): void {
    const index = lines.findLastIndex((line, at) => at < slide.line && line.startsWith(`${key}:`));
    const line = lines[index] ?? "";
    const place = (column: number) => ({ line: index + 1, column });
    report(line.trim().slice(0, 60), { start: place(1), end: place(line.length + 1) });
  }

  function readSlide(slide: RawSlide): SlideSketch {
    const placed = (position: Position | undefined): Position => {
      const line = slide.line + (position?.start.line ?? 1);
      const column = position?.start.column ?? 1;
      const sameLine = position?.end.line === position?.start.line;
      return {
        start: { line, column },
        end: { line, column: sameLine ? (position?.end.column ?? column) : column },
      };
    };
    const leaveOut = (what: string, position: Position | undefined) =>
      report(what, placed(position));
    const layout = slide.settings.get("layout");
    for (const [key, value] of slide === slides[0] ? [] : slide.settings) {
      const isKnown = key === "layout" ? value === "default" || value in LAYOUTS : SILENT.has(key);
      if (!isKnown) leaveOutSetting(slide, key);
    }
    const { markdown, steps } = convertSlide(slide.body, {
      starsAreSteps: dialect.starsAreSteps ?? false,
      leaveOut,
      takeImage(url, position) {
        const image = imageName(url);
        if (image !== undefined && !missing.has(image)) {
          images.add(image);
          return image;
        }
        leaveOut(url.slice(0, 60), position);
        return undefined;
      },
    });
    let clicks = 0;
    const notes = convertNotes(slide.notes).map((note) => ({
      // More than there are steps would be an error of the segment's.
      text: note.replaceAll(/\[click\]\s?/g, (mark) => ((clicks += 1) > steps ? "" : mark)).trim(),
    }));
    return {
      layout: layout === undefined ? undefined : LAYOUTS[layout],
      // Who speaks to an empty slide has something to say.
      body: markdown === "" && notes.length > 0 ? "## …" : markdown,
      notes: notes.filter(({ text: note }) => note !== ""),
    };
  }
}

function headingOf(body: string): string | undefined {
  const [, heading] = /^#{1,6}\s+(.+?)\s*#*$/m.exec(body) ?? [];
  return heading?.replaceAll(/[*_`\\]/g, "");
}

/** A local picture's name in the episode's folder; none for one elsewhere, or that would lie outside of the deck's. */
function imageName(url: string): string | undefined {
  const path = url.replace(/[?#].*$/, "").replace(/^(?:\.\/|\/)+/, "");
  const isLocal = !/^[a-z][a-z\d+.-]*:|^\/\//i.test(url) && path !== "";
  if (!isLocal || path.split(/[/\\]/).includes("..") || path.includes("\0")) return undefined;
  return path;
}
