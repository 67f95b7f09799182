import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { hashOf, openJsonCache } from "../cache/json-cache.ts";
import { isRemote, type Media } from "../episode/episode.ts";
import type { EpisodeMeta } from "../episode/meta.ts";
import { type Place, problem } from "../episode/problem.ts";
import { backslashReason } from "../episode/source-file.ts";
import { providerOf } from "../media/media.ts";
import { formatTimecode } from "../timeline/timecode.ts";
import { BUILT } from "./assets.ts";
import { displayPath, type Project } from "./project.ts";
import type { MediaFacts } from "./read-media.ts";
import { describeFile } from "./stamps.ts";

/** An episode's recording, and what is wrong with it. */
export interface OpenedMedia {
  /** Absent when it names none, or one that can't be read. */
  readonly media?: Media;
  readonly problems: readonly VFileMessage[];
}

type Recorded = Pick<EpisodeMeta, "media" | "duration">;

/**
 * Reads what is known of an episode's recording.
 *
 * @param placeOf where a key of `episode.yaml` stands
 */
export async function openMedia(
  project: Project,
  id: string,
  meta: Recorded,
  placeOf: (key: string) => Place,
): Promise<OpenedMedia> {
  const source = meta.media;
  if (source === undefined) return { problems: [] };
  if (isRemote(source)) {
    const provider = providerOf(source);
    const media = {
      source,
      kind: provider.kindOf(source),
      duration: meta.duration,
      synthetic: false,
    };
    const refuse = (reason: string) => ({
      media,
      problems: [problem("media-missing", placeOf("media"), reason)],
    });
    if (isWebPage(source))
      return refuse(
        `Unexpected web page \`${source}\` as \`media\`, expected the address of a file with sound or film, or of one video on YouTube`,
      );
    if (provider.service !== undefined && meta.duration === undefined)
      return refuse(
        `Unexpected video on ${provider.service} without a \`duration\`, expected it in \`episode.yaml\`, as \`duration: 12:30\``,
      );
    return { media, problems: [] };
  }
  const path = join(project.public, id, source);
  const shown = displayPath(project, path);
  try {
    const media = { source, ...(await readFacts(path, project)) };
    return { media, problems: checkDuration(meta, media, placeOf("duration")) };
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const reason = missing
      ? (backslashReason(source) ??
        `Unexpected missing media \`${source}\`, expected the file \`${shown}\``)
      : `Unexpected media \`${source}\`, expected an audio or video file that a browser plays`;
    return { problems: [problem("media-missing", placeOf("media"), reason)] };
  }
}

/** Pages about a recording, which people share, on hosts that have no files at such addresses. */
const WEB_PAGES: readonly RegExp[] = [
  /^(?:open|podcasters)\.spotify\.com\//,
  /^podcasts\.apple\.com\//,
  /^podcasts\.google\.com\//,
  /^(?:www\.|m\.|on\.)?soundcloud\.com\//,
  /^(?:www\.)?vimeo\.com\/\d/,
  /^drive\.google\.com\/(?:file\/.*\/view|open\?|drive\/)/,
  /^(?:www\.)?dropbox\.com\/(?!.*[?&](?:dl|raw)=1)/,
  /^(?:[\w-]+\.)?youtube\.com\/(?:playlist|channel\/|c\/|user\/|@)/,
];

function isWebPage(source: string): boolean {
  if (!URL.canParse(source)) return false;
  const { host, pathname, search } = new URL(source);
  return WEB_PAGES.some((page) => page.test(host + pathname + search));
}

async function readFacts(path: string, { memory, cache }: Project): Promise<Omit<Media, "source">> {
  const facts = memory?.media.get(path) ?? (await readKept(path, cache));
  memory?.media.set(path, facts);
  return facts;
}

/** Keeps what was read in the cache: to count the frames of an hour of MP3 takes half a second. */
async function readKept(path: string, cache: string): Promise<MediaFacts> {
  const entries = openJsonCache<MediaFacts>(join(cache, "media"));
  const seen = describeFile(path);
  const program = readFileSync(join(BUILT, "../package.json"), "utf8");
  const key = seen === undefined ? undefined : hashOf([program, path, seen]);
  const known = key === undefined ? undefined : await entries.read(key);
  if (known) return known;
  // Loaded only for episodes with media.
  const { readMedia } = await import("./read-media.ts");
  const facts = await readMedia(path);
  // Where there is no room for it, it is read again.
  if (key !== undefined) await entries.write(key, facts).catch(() => {});
  return facts;
}

/** Tolerance in seconds: authors round durations. */
const ROUNDED = 1;

function checkDuration({ duration }: Recorded, media: Media, place: Place): VFileMessage[] {
  if (duration === undefined || media.duration === undefined) return [];
  if (Math.abs(duration - media.duration) <= ROUNDED) return [];
  const [written, played] = [duration, media.duration].map((time) => formatTimecode(time, 1));
  const reason = `Unexpected duration ${written}, expected ${played} as \`${media.source}\` has, or none`;
  return [problem("duration-differs", place, reason)];
}
