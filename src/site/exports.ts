import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { isRemote } from "../episode/episode.ts";
import { languageCode } from "../formats/language-code.ts";
import type { PageContext } from "../pages/context.ts";
import { momentOf } from "../pages/files.ts";
import { slideText } from "../pages/slide-text.ts";
import { formatTimecode } from "../timeline/timecode.ts";
import { renderAlone, withFiles } from "./alone.ts";
import { EXPORT_FORMATS, type ExportFormat, markdownFiles } from "./export-formats.ts";
import { coverPicture, type SlidePicture, slidePictures } from "./pictures.ts";
import { withPrintSite } from "./print-site.ts";
import type { Project } from "./project.ts";
import type { FileContent } from "./replace.ts";
import {
  isTextFormat,
  TEXT_FORMATS,
  type TextFormat,
  type TextFormatName,
} from "./text-formats.ts";

export interface ExportOptions {
  /** Whether each step has a picture of its own. */
  readonly steps: boolean;
  /** Pixels of a picture for one of the slide's 1280×720; as many as the format needs, unless told. */
  readonly scale?: number | undefined;
  readonly theme: "light" | "dark";
}

/** What an export has made. */
export interface Exported {
  /** Contents by their path below the episode's folder; that of a single file comes before what it shows. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** What those for whom it is would refuse in it. */
  readonly problems?: readonly VFileMessage[];
}

type Export = (context: PageContext, project: Project, options: ExportOptions) => Promise<Exported>;

/** How those are made that are more than a text. */
const EXPORTS: Readonly<Record<Exclude<ExportFormat, TextFormatName>, Export>> = {
  png: exportPictures,
  og: exportCover,
  pptx: exportPptx,
  html: async (context, project) => oneFile("html", context, await renderAlone(context, project)),
  md: exportMarkdown,
  mp3: exportMp3,
  m4a: exportM4a,
};

function oneFile(format: ExportFormat, { episode }: PageContext, content: FileContent): Exported {
  return { files: new Map([[EXPORT_FORMATS[format].path(episode.id), content]]) };
}

/** Makes an export of an episode. */
export async function exportAs(
  format: ExportFormat,
  context: PageContext,
  project: Project,
  options: ExportOptions,
): Promise<Exported> {
  if (!isTextFormat(format)) return EXPORTS[format](context, project, options);
  const { write, check }: TextFormat = TEXT_FORMATS[format];
  return { ...oneFile(format, context, write(context)), problems: check?.(context) ?? [] };
}

/** With the files that it shows in a folder beside it. */
async function exportMarkdown(
  { episode, timeline, words }: PageContext,
  project: Project,
): Promise<Exported> {
  const { id } = episode;
  const shown = new Map<string, FileContent>();
  const moved = await withFiles(episode, async (path) => {
    const copy = `${markdownFiles(id)}/${path}`;
    shown.set(copy, await readFile(join(project.public, id, path)));
    return encodeURI(copy);
  });
  const { writeMarkdown } = await import("../formats/markdown.ts");
  const text = writeMarkdown(moved, timeline, words);
  return { files: new Map([[EXPORT_FORMATS.md.path(id), text], ...shown]) };
}

function picturesOf(
  context: PageContext,
  project: Project,
  options: ExportOptions,
): Promise<SlidePicture[]> {
  const { scale = 1 } = options;
  return withPrintSite(context, project, (site) => slidePictures(site, { ...options, scale }));
}

/** `pictures/03-tides.png`, with steps `pictures/03-tides-2.png`. */
async function exportPictures(
  context: PageContext,
  project: Project,
  options: ExportOptions,
): Promise<Exported> {
  const { episode, timeline } = context;
  const pictures = await picturesOf(context, project, options);
  const order = timeline.slides.map(({ id }) => id);
  const digits = String(order.length).length;
  const files = pictures.map(({ slide, step, bytes }): [string, Uint8Array] => {
    const number = String(order.indexOf(slide) + 1).padStart(digits, "0");
    const name = `${number}-${slide}${options.steps ? `-${step}` : ""}.png`;
    return [join(EXPORT_FORMATS.png.path(episode.id), name), bytes];
  });
  return { files: new Map(files) };
}

async function exportPptx(
  context: PageContext,
  project: Project,
  options: ExportOptions,
): Promise<Exported> {
  const { episode, timeline } = context;
  const { title, authors, description = "", language, date } = episode.meta;
  // Sharp on a screen of twice the pixels.
  const { scale = 2 } = options;
  const pictures = await picturesOf(context, project, { ...options, scale });
  const slides = new Map(
    episode.segments.flatMap((segment) => segment.slides).map((slide) => [slide.id, slide]),
  );
  const { writePptx } = await import("../formats/pptx.ts");
  const file = await writePptx({
    title,
    author: authors.join(", "),
    subject: description,
    language,
    date,
    slides: pictures.flatMap(({ slide: id, step, bytes }) => {
      const slide = slides.get(id);
      if (!slide) return [];
      const notes = timeline.cues
        .filter((cue) => cue.slide === id && (!options.steps || cue.step === step))
        .map(({ start, text }) => `[${formatTimecode(start)}] ${text}`);
      return {
        title: slide.title,
        picture: bytes,
        description: slideText(slide, step),
        notes: notes.join("\n\n"),
      };
    }),
  });
  return oneFile("pptx", context, file);
}

/** A copy of the episode's MP3 with its chapters and their pictures; its sound stays as it is, to the byte. */
async function exportMp3(
  context: PageContext,
  project: Project,
  options: ExportOptions,
): Promise<Exported> {
  const { episode, timeline } = context;
  const path = mediaFile(context, project, ".mp3");
  const pictures = await picturesOf(context, project, { ...options, steps: false });
  const pictureOf = new Map(pictures.map(({ slide, bytes }) => [slide, bytes]));
  const { withId3Tag, writeId3Tag } = await import("../formats/id3/write.ts");
  const { readId3 } = await import("../formats/id3/read.ts");
  const own = await readId3(path);
  const { title, show, authors, date, disclaimer, language } = episode.meta;
  const tag = writeId3Tag(own, {
    title,
    show,
    authors,
    date,
    comment: disclaimer,
    language: languageCode(language),
    cover: pictures[0]?.bytes,
    chapters: timeline.segments.map(({ id, ...segment }) => {
      const first = timeline.slides.find((slide) => slide.segment === id);
      const url = momentOf(context, segment.start);
      return { ...segment, url, picture: first && pictureOf.get(first.id) };
    }),
  });
  return oneFile("mp3", context, withId3Tag(path, own, tag));
}

async function exportM4a(context: PageContext, project: Project): Promise<Exported> {
  const { title, show, authors } = context.episode.meta;
  const path = mediaFile(context, project, ".m4a");
  const { tagM4a } = await import("../formats/m4a.ts");
  const chapters = context.timeline.segments;
  return oneFile("m4a", context, await tagM4a(path, { title, show, authors, chapters }));
}

/** @throws {NoMediaError} when the episode's sound is not such a file of its own */
function mediaFile({ episode }: PageContext, project: Project, ending: string): string {
  const { media } = episode;
  if (media && !isRemote(media.source) && extname(media.source).toLowerCase() === ending)
    return join(project.public, episode.id, media.source);
  throw new NoMediaError(media?.source, ending);
}

/** An episode has not the kind of sound that an export is made of. */
export class NoMediaError extends Error {
  override readonly name = "NoMediaError";

  constructor(found: string | undefined, ending: string) {
    const what = found === undefined ? "episode without `media`" : `media \`${found}\``;
    super(`Unexpected ${what}, expected a file of its own that ends in \`${ending}\`.`);
  }
}

/** What a link shows where it is shared. */
async function exportCover(
  context: PageContext,
  project: Project,
  options: ExportOptions,
): Promise<Exported> {
  const picture = await withPrintSite(context, project, (site) =>
    coverPicture(site, options.theme),
  );
  return oneFile("og", context, picture);
}
