import { writeElement } from "./xml.ts";

/** A transcript's file, and what a feed calls its kind. */
export interface TranscriptFile {
  readonly name: string;
  readonly type: string;
  /** Whether it is cut into captions. */
  readonly captions: boolean;
}

/**
 * Writes the tags of the podcast namespace that let a feed's item find the chapters and the transcripts.
 *
 * @param site address of the folder in which the files lie, with its closing slash
 * @param language BCP 47
 * @see https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs/tags
 */
export function writeFeedTags(
  site: string,
  chapters: string,
  transcripts: readonly TranscriptFile[],
  language: string,
): string {
  const tags = [
    writeElement("podcast:chapters", { url: site + chapters, type: "application/json+chapters" }),
    ...transcripts.map(({ name, type, captions }) =>
      writeElement("podcast:transcript", {
        url: site + name,
        type,
        language,
        rel: captions ? "captions" : undefined,
      }),
    ),
  ];
  return `${tags.join("\n")}\n`;
}
