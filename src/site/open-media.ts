import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { isRemote, type Media } from "../episode/episode.ts";
import type { EpisodeMeta } from "../episode/meta.ts";
import { type Place, problem } from "../episode/problem.ts";
import { providerOf } from "../media/media.ts";
import { formatTimecode } from "../timeline/timecode.ts";
import { displayPath, type Project } from "./project.ts";

/** An episode's recording, and what is wrong with it. */
export interface OpenedMedia {
  /** Absent when it names none, or one that can't be read. */
  readonly media?: Media;
  readonly problems: readonly VFileMessage[];
}

/**
 * Reads what is known of an episode's recording.
 *
 * @param placeOf where a key of `episode.yaml` stands
 */
export async function openMedia(
  project: Project,
  id: string,
  meta: EpisodeMeta,
  placeOf: (key: string) => Place,
): Promise<OpenedMedia> {
  const source = meta.media;
  if (source === undefined) return { problems: [] };
  if (isRemote(source)) {
    const kind = providerOf(source).kindOf(source);
    return {
      media: { source, kind, duration: meta.duration, synthetic: false },
      problems: [],
    };
  }
  const path = join(project.public, id, source);
  const shown = displayPath(project, path);
  try {
    const media = { source, ...(await readFacts(path, project)) };
    return { media, problems: checkDuration(meta, media, placeOf("duration")) };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const reason = missing
      ? `Unexpected missing media \`${source}\`, expected the file \`${shown}\``
      : `Unexpected media \`${source}\`, expected an audio or video file that a browser plays`;
    return { problems: [problem("media-missing", placeOf("media"), reason)] };
  }
}

async function readFacts(path: string, { memory }: Project): Promise<Omit<Media, "source">> {
  const known = memory?.media.get(path);
  if (known) return known;
  // Loaded only for episodes with media.
  const { readMedia } = await import("./read-media.ts");
  const facts = await readMedia(path);
  memory?.media.set(path, facts);
  return facts;
}

/** Tolerance in seconds: authors round durations. */
const ROUNDED = 1;

function checkDuration({ duration }: EpisodeMeta, media: Media, place: Place): VFileMessage[] {
  if (duration === undefined || media.duration === undefined) return [];
  if (Math.abs(duration - media.duration) <= ROUNDED) return [];
  const [written, played] = [duration, media.duration].map((time) => formatTimecode(time, 1));
  const reason = `Unexpected duration ${written}, expected ${played} as \`${media.source}\` has, or none`;
  return [problem("duration-differs", place, reason)];
}
