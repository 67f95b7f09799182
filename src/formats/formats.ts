import { PAPERS, pdfOf } from "../pages/print/papers.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { audacity } from "./audacity.ts";
import { chaptersJson } from "./chapters-json.ts";
import { MARP } from "./decks/marp.ts";
import { deckFormat } from "./decks/read-deck.ts";
import { REVEAL_MD } from "./decks/reveal-md.ts";
import { SLIDEV } from "./decks/slidev.ts";
import { feed } from "./feed.ts";
import { html } from "./files/html.ts";
import { m4a } from "./files/m4a.ts";
import { markdown } from "./files/markdown.ts";
import { mp3 } from "./files/mp3.ts";
import { og } from "./files/og.ts";
import { png } from "./files/png.ts";
import { pptx } from "./files/pptx.ts";
import type { ExportFormat, Format, ImportFormat } from "./format.ts";
import { psc } from "./psc.ts";
import { srt } from "./srt.ts";
import { transcriptHtml } from "./transcript-html.ts";
import { transcriptJson } from "./transcript-json.ts";
import { chaptersVtt, transcriptVtt } from "./webvtt.ts";
import { whisperJson } from "./whisper-json.ts";
import { youtube } from "./youtube.ts";

/**
 * Every format by its name in `cuedeck export --format` and `cuedeck new --kind`. A file is in the first of them that
 * detects it.
 */
export const FORMATS = {
  png,
  og,
  pptx,
  html,
  md: markdown,
  mp3,
  m4a,
  "transcript.vtt": transcriptVtt,
  srt,
  whisper: whisperJson,
  json: transcriptJson,
  "transcript.html": transcriptHtml,
  "chapters.json": chaptersJson,
  "chapters.vtt": chaptersVtt,
  psc,
  feed,
  audacity,
  marp: deckFormat("deck of Marp", MARP),
  "reveal-md": deckFormat("deck of reveal-md", REVEAL_MD),
  slidev: deckFormat("deck of Slidev", SLIDEV),
  youtube,
} as const satisfies Readonly<Record<string, Format>>;

type FormatName = keyof typeof FORMATS;

/** The names of the formats that have a writer, or a reader. */
type Having<Part extends "export" | "import"> = {
  [Name in FormatName]: Part extends keyof (typeof FORMATS)[Name] ? Name : never;
}[FormatName];

export type ExportName = Having<"export">;
export type ImportName = Having<"import">;

const NAMES = Object.keys(FORMATS).filter(isName);
export const EXPORT_NAMES = NAMES.filter((name): name is ExportName => "export" in FORMATS[name]);
export const IMPORT_NAMES = NAMES.filter((name): name is ImportName => "import" in FORMATS[name]);

function isName(name: string): name is FormatName {
  return Object.hasOwn(FORMATS, name);
}

export function exportOf(name: ExportName): ExportFormat {
  return FORMATS[name].export;
}

export function importOf(name: ImportName): ImportFormat {
  return FORMATS[name].import;
}

/** Finds the format of a file by its text and its name. */
export function detectFormat({ path, text }: SourceFile): ImportName | undefined {
  const start = { path, text: text.replace(/^\uFEFF/, "").slice(0, 20_000) };
  return IMPORT_NAMES.find((name) => importOf(name).detect(start));
}

/** A line a format for the help of a command: its name, and what it is. */
export function describeFormats(names: readonly FormatName[]): string {
  const width = Math.max(...names.map(({ length }) => length));
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${FORMATS[name].title}`);
  return ["", "Formats:", ...lines].join("\n");
}

/** Paths, below an episode's folder, of all that only `cuedeck export` writes: files, and folders of them. */
export function exportedPaths(id: string): string[] {
  return EXPORT_NAMES.map(exportOf)
    .filter(({ published }) => !published)
    .flatMap((format) => [
      format.path(id),
      ...(format.type === "files" && format.folder ? [format.folder(id)] : []),
    ]);
}

/** Paths, below an episode's folder, of all that every build writes for other programs, and of its PDFs. */
export function publishedPaths(id: string): string[] {
  const published = EXPORT_NAMES.map(exportOf).filter((format) => format.published);
  return [...published.map(({ path }) => path(id)), ...PAPERS.map((paper) => pdfOf(id, paper))];
}
