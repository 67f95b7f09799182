import type { Position } from "unist";
import type { SourceFile } from "../../episode/source-file.ts";
import type { Format, ImportOptions, ImportReading } from "../format.ts";
import { type ImportedSegment, type ImportedSlide, summaryOf } from "../imported-episode.ts";
import { collectProblems } from "../problems.ts";
import { type Converted, convertNotes, convertSlide, keepAsCode } from "./convert.ts";
import { type Dialect, type RawNotes, type RawSlide, type Settings, textOf } from "./deck.ts";
import { limitEffort } from "./effort.ts";
import { describeFault, findImage } from "./images.ts";

/** A format of decks in Markdown. */
export function deckFormat(title: string, dialect: Dialect) {
  return {
    title,
    import: {
      detect: ({ path, text }) => /\.(?:md|markdown)$/i.test(path) && dialect.detect(text),
      read: async (source, options) => readDeck(source, dialect, options),
    },
  } as const satisfies Format;
}

/** Keys by which Slidev leaves out a slide: the second is older. */
const HIDING = ["hide", "disabled"];
/** Layouts by the names that Slidev gives them. */
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
/** Keys of a slide that are carried over, or do not change what it shows. */
const SILENT = new Set([
  "title",
  "transition",
  "clicks",
  "level",
  "hideInToc",
  "routeAlias",
  ...HIDING,
]);
/** Keys of a deck that are carried over, or do not change what it shows. */
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
  "lineNumbers",
]);

/**
 * Reads a deck of another tool: slides, notes and steps. What can't be carried over is reported with its place.
 *
 * @param options.unusable files that can't be copied
 */
export function readDeck(
  { path, text }: SourceFile,
  dialect: Dialect,
  { unusable = new Map() }: ImportOptions = {},
): ImportReading {
  const { problems, report } = collectProblems(path);
  const files = new Set<string>();
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
  const segments = [...groups.values()].map((own, index): ImportedSegment => ({
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
    problems: problems(),
    files,
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
      if (key === "src") reportSource(own, line);
      else if (!isKnown) leaveOut((lines[line] ?? "").trim().slice(0, 60), placeOfLine(line));
    }
  }

  function reportSource(own: Settings, line: number): void {
    const name = textOf(own, "src") ?? "";
    const reason = `Unexpected slides in \`${name.slice(0, 60)}\`, expected them in this file; they are left out: put them here, or begin another episode with that file`;
    report("file-part", placeOfLine(line), reason);
  }

  function readSlide(slide: RawSlide): ReadSlide {
    const { markdown, heading, steps, notes: within } = convertBody(slide);
    const raw = within.map((notes) => ({ ...notes, line: slide.line + notes.line }));
    const paragraphs = [...raw, ...(slide.notes ? [slide.notes] : [])].flatMap(splitNotes);
    let clicks = 0;
    const notes = paragraphs.map((note) => ({
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
      hidden: HIDING.some((key) => textOf(slide.settings, key) === "true"),
      heading,
      // A slide must not be empty.
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
      numbersCode: textOf(settings, "lineNumbers") === "true",
      leaveOut: (what, position) => leaveOut(what, placed(position)),
      resolveImage(url, position) {
        const found = findImage(url, dialect.publicFolder ?? "", unusable);
        if (found.type === "fault") {
          report("file-part", placed(position), describeFault(url, found.fault));
          return undefined;
        }
        files.add(found.path);
        return found.path.replaceAll(/[%?#]/g, (sign) => encodeURIComponent(sign));
      },
    });
  }

  function splitNotes(notes: RawNotes): RawNotes[] {
    if (!isTooHard(notes.text)) return convertNotes(notes);
    reportHard("notes", notes.line);
    return [{ ...notes, text: keepAsCode(notes.text) }];
  }

  function reportHard(what: "slide" | "notes", line: number): void {
    const reason = `Unexpected ${what} with far too much Markdown, expected what fits on a screen; all of it is kept as code`;
    report("file-part", placeOfLine(line), reason);
  }
}

interface ReadSlide extends ImportedSlide {
  readonly heading: string | undefined;
}
