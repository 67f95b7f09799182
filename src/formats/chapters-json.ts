import * as v from "valibot";
import type { SourceFile } from "../episode/source-file.ts";
import type { PageContext } from "../pages/context.ts";
import { homeOf, slidePictureOf } from "../pages/files.ts";
import { type Chapter, chaptersOf, chaptersWithPictures, episodeOfChapters } from "./chapters.ts";
import type { Format, Reading } from "./format.ts";
import { readJson, Seconds } from "./read-json.ts";

export const chaptersJson = {
  title: "Podcasting 2.0 chapters, with a picture a slide",
  export: {
    type: "text",
    path: () => "chapters.json",
    published: true,
    linksPictures: true,
    write: writeEpisode,
  },
  import: {
    detect: ({ path, text }) => /^\s*\{/.test(text) || /\.json$/i.test(path),
    async read(source) {
      const { value: file, problems } = await readChaptersJson(source);
      const { title, author, podcastName: show, description, chapters: value } = file ?? {};
      const about = { title, show, description, authors: author === undefined ? [] : [author] };
      return episodeOfChapters({ value, problems }, source, about);
    },
  },
} as const satisfies Format;

function writeEpisode(context: PageContext): string {
  const { episode, timeline, pdf } = context;
  const { title, show, authors, description } = episode.meta;
  const home = homeOf(context) ?? "";
  return writeChaptersJson({
    title,
    author: authors.length > 0 ? authors.join(", ") : undefined,
    podcastName: show,
    description,
    // Pictures are taken where PDFs are printed.
    chapters: pdf
      ? chaptersWithPictures(timeline, (slide) => home + slidePictureOf(slide))
      : chaptersOf(timeline),
  });
}

/** The content of a chapters file. */
export interface ChaptersFile {
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly podcastName?: string | undefined;
  readonly description?: string | undefined;
  readonly chapters: readonly Chapter[];
}

/**
 * Writes Podcasting 2.0 JSON chapters, 1.2: times in seconds.
 *
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
 */
export function writeChaptersJson({ chapters, ...about }: ChaptersFile): string {
  const file = {
    version: "1.2.0",
    ...about,
    chapters: chapters.map(({ start, end, title, url, image, silent }) => ({
      startTime: start,
      endTime: end,
      title,
      img: image,
      url,
      toc: silent ? false : undefined,
    })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const Text = v.optional(v.string("a text"));

const FileSchema = v.object(
  {
    version: v.string("the format's version, as `1.2.0`"),
    title: Text,
    author: Text,
    podcastName: Text,
    description: Text,
    chapters: v.array(
      v.object(
        {
          startTime: Seconds,
          endTime: v.optional(Seconds),
          title: Text,
          img: Text,
          url: Text,
          toc: v.optional(v.boolean("`true` or `false`")),
        },
        'a chapter, as `{ "startTime": 0, "title": "…" }`',
      ),
      "a list of chapters",
    ),
  },
  "an object with `version` and `chapters`",
);

/** Reads what {@link writeChaptersJson} writes, and what others do; chapters sorted by start. */
export async function readChaptersJson(source: SourceFile): Promise<Reading<ChaptersFile>> {
  const { value, problems } = await readJson(source, FileSchema);
  if (!value) return { problems };
  const { title, author, podcastName, description } = value;
  const chapters = value.chapters.map(({ startTime, endTime, title, img, url, toc }) => ({
    start: startTime,
    end: endTime,
    title,
    url,
    image: img,
    silent: toc === false ? true : undefined,
  }));
  const sorted = chapters.toSorted((a, b) => a.start - b.start);
  return { value: { title, author, podcastName, description, chapters: sorted }, problems };
}
