import type { Position } from "unist";
import type { SourceFile } from "../../episode/source-file.ts";
import {
  type SegmentSketch,
  type Sketch,
  type SlideSketch,
  summaryOf,
} from "../imported-episode.ts";
import { collectProblems, type Reading } from "../reading.ts";
import { type Converted, convertNotes, convertSlide, keepAsCode } from "./convert.ts";
import { MARP } from "./marp.ts";
import { picturePath } from "./pictures.ts";
import { type Dialect, type RawNotes, type RawSlide, textOf } from "./raw-slide.ts";
import { REVEAL_MD } from "./reveal-md.ts";
import { SLIDEV } from "./slidev.ts";

const DIALECTS = {
  slidev: SLIDEV,
  marp: MARP,
  "reveal-md": REVEAL_MD,
} satisfies Record<string, Dialect>;

export type DialectName = keyof typeof DIALECTS;

/** Layouts of Slidev, by ours. */
const LAYOUTS: ReadonlyMap<string, string | undefined> = new Map([
  ["default", undefined],
  ["cover", "cover"],
  ["section", "section"],
  ["statement", "statement"],
  ["fact", "statement"],
  ["quote", "statement"],
  ["two-cols", "compare"],
  ["two-cols-header", "compare"],
]);
/** Keys of a slide that tell nothing of what it shows. */
const SILENT = new Set(["title", "transition", "clicks", "level", "hideInToc", "routeAlias"]);
/** Keys of a deck that are carried over, or tell nothing of what it shows. */
const SILENT_OF_DECK = new Set([
  "author",
  "description",
  "info",
  "lang",
  "marp",
  "headingDivider",
  "separator",
  "verticalSeparator",
  "theme",
  "paginate",
  "mdc",
  "drawings",
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
  const dialect: Dialect = DIALECTS[name];
  const { problems, report } = collectProblems(path);
  const images = new Set<string>();
  const isTooHard = limitEffort();
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const { settings, slides } = dialect.split(lines);
  const groups = new Map<number, ReadSlide[]>();
  for (const slide of slides) {
    leaveOutSettings(slide);
    if (slide.body.trim() === "" && (slide.notes?.text ?? "").trim() === "") continue;
    const read = readSlide(slide);
    if (read.body === "" && read.notes.length === 0) continue;
    const group = groups.get(slide.group);
    if (group) group.push(read);
    else groups.set(slide.group, [read]);
  }
  const title = textOf(settings, "title") ?? [...groups.values()][0]?.[0]?.heading;
  const segments = [...groups.values()].map((own, index): SegmentSketch => ({
    title: own[0]?.heading ?? title ?? `Part ${index + 1}`,
    slides: own,
  }));
  const author = textOf(settings, "author");
  return {
    value: {
      title,
      language: textOf(settings, "lang"),
      authors: author === undefined ? [] : [author],
      description: summaryOf(textOf(settings, "description") ?? textOf(settings, "info") ?? ""),
      segments,
    },
    problems,
    images,
  };

  function leaveOut(what: string, position: Position): void {
    const reason = `Unexpected \`${what}\`, expected what a segment knows; it is left out`;
    report("file-part", position, reason);
  }

  /** @param index from 0 */
  function placeOfLine(index: number): Position {
    const place = (column: number) => ({ line: index + 1, column });
    return { start: place(1), end: place((lines[index] ?? "").length + 1) };
  }

  function leaveOutSettings(slide: RawSlide): void {
    const isFirst = slide === slides[0];
    const own = isFirst ? settings : slide.settings;
    for (const [key, { line }] of own) {
      const isKnown =
        key === "layout"
          ? LAYOUTS.has(textOf(own, key) ?? "default")
          : SILENT.has(key) || (isFirst && SILENT_OF_DECK.has(key));
      if (!isKnown) leaveOut((lines[line] ?? "").trim().slice(0, 60), placeOfLine(line));
    }
  }

  function readSlide(slide: RawSlide): ReadSlide {
    const { markdown, heading, steps, notes: within } = convertBody(slide);
    const raw = within.map((notes) => ({ ...notes, line: slide.line + notes.line }));
    const said = [...raw, ...(slide.notes ? [slide.notes] : [])].flatMap(convertSaid);
    let clicks = 0;
    const notes = said.map((note) => ({
      text: note.text
        .replaceAll(/\[click\]\s?/g, (mark) => {
          clicks += 1;
          if (clicks <= steps) return mark;
          const expected = steps === 1 ? "1 step" : `${steps} steps`;
          const reason = `Unexpected \`[click]\`, expected at most ${expected} on this slide; it is left out`;
          report("file-part", placeOfLine(note.line), reason);
          return "";
        })
        .trim(),
    }));
    return {
      layout: LAYOUTS.get(textOf(slide.settings, "layout") ?? "default"),
      heading,
      // Who speaks to an empty slide has something to say.
      body: markdown === "" && notes.length > 0 ? "## …" : markdown,
      notes: notes.filter((note) => note.text !== ""),
    };
  }

  function convertBody(slide: RawSlide): Converted {
    if (isTooHard(slide.body)) {
      reportHard("slide", slide.line);
      return { markdown: keepAsCode(slide.body), heading: undefined, steps: 0, notes: [] };
    }
    const placed = (position: Position | undefined): Position => {
      const line = slide.line + (position?.start.line ?? 1);
      const column = position?.start.column ?? 1;
      const sameLine = position?.end.line === position?.start.line;
      return {
        start: { line, column },
        end: { line, column: sameLine ? (position?.end.column ?? column) : column },
      };
    };
    return convertSlide(slide.body, dialect, {
      leaveOut: (what, position) => leaveOut(what, placed(position)),
      takeImage(url, position) {
        const image = picturePath(url, dialect.publicFolder ?? "");
        if (image === undefined || missing.has(image)) {
          const what = image === undefined ? "picture from elsewhere" : "missing picture";
          const reason = `Unexpected ${what} \`${url.slice(0, 60)}\`, expected a file beside the deck; it is left out`;
          report("file-part", placed(position), reason);
          return undefined;
        }
        images.add(image);
        return image.replaceAll(/[%?#]/g, (sign) => encodeURIComponent(sign));
      },
    });
  }

  function convertSaid(notes: RawNotes): RawNotes[] {
    if (!isTooHard(notes.text)) return convertNotes(notes);
    reportHard("notes", notes.line);
    return [{ ...notes, text: keepAsCode(notes.text) }];
  }

  function reportHard(what: "slide" | "notes", line: number): void {
    const reason = `Unexpected ${what} with far too much Markdown, expected what fits on a screen; all of it is kept as code`;
    report("file-part", placeOfLine(line), reason);
  }
}

interface ReadSlide extends SlideSketch {
  readonly heading: string | undefined;
}

/**
 * What a slide, or its notes, and a deck may ask of the Markdown parser, whose time grows with the square of the marks
 * in a paragraph: about a microsecond each. 40 dense lines of code ask for 200,000; most slides for less than 10,000.
 */
const MOST_OF_SLIDE = 300_000;
const MOST_OF_DECK = 10_000_000;
/** What a mark costs that stands alone. */
const EACH = 100;

/** Whatever may begin something: emphasis, code, a link, an element, a cell, a list or a quotation within another. */
const MARK = /[!$&*:<>@[\\\]_`|~]|[-+.)](?=\s)|www\./gi;

/** Where an address may begin: after a bracket that nothing closes, each is held against all before it. */
const WORD = /(?<![\w+./-])[\w+.-]/g;
/** Such words squared to a microsecond. */
const WORDS = 150;

/** Tells for one text of a deck after the other whether it is more than the parser should be given. */
function limitEffort(): (text: string) => boolean {
  let left = MOST_OF_DECK;
  return (text) => {
    const effort = effortOf(text);
    if (effort > Math.min(left, MOST_OF_SLIDE)) return true;
    left -= effort;
    return false;
  };
}

/** Takes code for paragraphs: where it ends depends on what it stands in. */
function effortOf(text: string): number {
  let effort = 0;
  let before = 0;
  /** Of its paragraph, from the line of its first bracket on. */
  let words: number | undefined;
  for (const line of text.split("\n")) {
    const own = line.trim();
    const marks = 1 + (own.match(MARK)?.length ?? 0);
    const isAlone = own === "" || (own.startsWith("|") && own.endsWith("|"));
    if (isAlone) {
      before = 0;
      words = undefined;
    }
    if (words !== undefined || own.includes("[")) {
      const more = own.match(WORD)?.length ?? 0;
      effort += (more * (2 * (words ?? 0) + more)) / WORDS;
      words = (words ?? 0) + more;
    }
    // With those before it in its paragraph: (a + b)² = a² + 2ab + b².
    effort += EACH * marks + marks * (2 * before + marks);
    // What is indented may be within as many lists.
    effort += EACH * (line.length - line.trimStart().length);
    if (!isAlone) before += marks;
  }
  return effort;
}
