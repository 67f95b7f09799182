import * as v from "valibot";
import type { SourceFile } from "../episode/source-file.ts";
import type { Chapter } from "./chapter.ts";
import { readJson } from "./read-json.ts";
import { type Reading, Seconds } from "./reading.ts";

/** What a chapters file says of its episode. */
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

/** Reads what {@link writeChaptersJson} writes, and what others do. Chapters come sorted. */
export function readChaptersJson(source: SourceFile): Reading<ChaptersFile> {
  const { value, problems } = readJson(source, FileSchema);
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
  return {
    value: {
      title,
      author,
      podcastName,
      description,
      chapters: chapters.toSorted((a, b) => a.start - b.start),
    },
    problems,
  };
}
