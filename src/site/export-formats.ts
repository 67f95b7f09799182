import { pictureOf } from "../pages/files.ts";
import { PAPERS, pdfOf } from "../pages/print/papers.ts";

/** What can be said of the pictures that an export takes. */
export const PICTURE_OPTIONS = ["steps", "scale", "theme"] as const;

export type PictureOption = (typeof PICTURE_OPTIONS)[number];

/** What there is to know of an export before it is made. */
export interface ExportFacts {
  /** Where it lies below the episode's folder: a file, or the folder of those that it is. */
  readonly path: (id: string) => string;
  /** Whether it is several files. */
  readonly several?: boolean;
  /** Whether it shows what has to be drawn, for which a browser is needed. */
  readonly draws?: boolean;
  /** On which of them it depends. */
  readonly takes?: readonly PictureOption[];
  /** Whether every build has it; others are made when asked for. */
  readonly published?: boolean;
  /** Whether it says where on the web the episode is. */
  readonly needsSite?: boolean;
  /** Whether it names the slides' pictures, which lie on the site. */
  readonly namesPictures?: boolean;
}

const FORMATS = {
  png: {
    path: () => "pictures",
    several: true,
    draws: true,
    takes: ["steps", "scale", "theme"],
  },
  og: { path: (id) => pictureOf(id).path, draws: true, takes: ["theme"], published: true },
  pptx: { path: (id) => `${id}.pptx`, draws: true, takes: ["steps", "scale", "theme"] },
  html: { path: (id) => `${id}.html`, draws: true },
  md: { path: (id) => `${id}.md` },
  // The site has the recording itself, which is likely to be called after the episode.
  mp3: { path: (id) => `${id}-chapters.mp3`, draws: true, takes: ["scale", "theme"] },
  m4a: { path: (id) => `${id}-chapters.m4a` },
  "chapters.json": { path: () => "chapters.json", published: true, namesPictures: true },
  "chapters.vtt": { path: () => "chapters.vtt", published: true },
  psc: { path: () => "chapters.psc" },
  youtube: { path: () => "youtube.txt" },
  "transcript.vtt": { path: () => "transcript.vtt", published: true },
  srt: { path: () => "transcript.srt", published: true },
  json: { path: () => "transcript.json", published: true },
  "transcript.html": { path: () => "transcript.html", published: true },
  feed: { path: () => "feed.xml", needsSite: true },
  audacity: { path: () => "labels.txt" },
} as const satisfies Readonly<Record<string, ExportFacts>>;

export type ExportFormat = keyof typeof FORMATS;

/** Everything that an episode can be exported as. */
export const EXPORT_FORMATS: Readonly<Record<ExportFormat, ExportFacts>> = FORMATS;

/** The folder of the files that an episode's Markdown shows, beside it. */
export function markdownFiles(id: string): string {
  return `${id}-files`;
}

/** Where those exports of an episode lie that no build makes, below its folder: files, and folders of them. */
export function exportPaths(id: string): string[] {
  const formats = Object.values(EXPORT_FORMATS).filter(({ published }) => !published);
  return [...formats.map(({ path }) => path(id)), markdownFiles(id)];
}

/** Where those lie that every build makes, and its PDFs. */
export function publishedPaths(id: string): string[] {
  const formats = Object.values(EXPORT_FORMATS).filter(({ published }) => published);
  return [...formats.map(({ path }) => path(id)), ...PAPERS.map((paper) => pdfOf(id, paper))];
}
