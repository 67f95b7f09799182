import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import { setMedia } from "../markdown/set-media.ts";
import type { NamedFile } from "./named-file.ts";
import { displayPath, type Project } from "./project.ts";
import { finishRecording, piecesOf } from "./recording.ts";
import type { FileContent } from "./replace-files.ts";

/** An episode's medium that is about to be a rehearsal's recording. */
export type RehearsalMedia =
  | {
      readonly type: "ready";
      /** The recording and `episode.yaml`, by absolute path. */
      readonly files: ReadonlyMap<string, FileContent>;
      /** The recording's, as messages show it. */
      readonly path: string;
      /** What `media` says then. */
      readonly media: string;
      /** Seconds. */
      readonly duration: number;
    }
  | { readonly type: "refused"; readonly problem: VFileMessage };

/**
 * Makes ready what it takes for a recording to be an episode's medium, and writes none of it.
 *
 * @param meta `episode.yaml`, and its text
 * @param folder for a copy, which has to last until the files are written
 */
export async function prepareMedia(
  project: Project,
  id: string,
  meta: NamedFile & { readonly text: string },
  recording: NamedFile,
  folder: string,
): Promise<RehearsalMedia> {
  const finished = await finishRecording(recording.path, join(folder, "recording"));
  if (!finished) {
    const reason =
      "Unexpected data, expected audio that a browser plays, as WebM, MP4, MP3, Ogg or WAV";
    return refused("rehearsal-recording", recording.shown, reason);
  }
  const media = `${id}-rehearsal.${finished.extension}`;
  const set = setMedia(meta.text, media);
  if (set.type === "refused") return refused("yaml-syntax", meta.shown, set.reason);
  const path = join(project.public, id, media);
  return {
    type: "ready",
    files: new Map<string, FileContent>([
      [path, piecesOf(finished.path)],
      [meta.path, set.text],
    ]),
    path: displayPath(project, path),
    media,
    duration: finished.duration,
  };
}

function refused(
  rule: "rehearsal-recording" | "yaml-syntax",
  path: string,
  reason: string,
): RehearsalMedia {
  return { type: "refused", problem: problem(rule, { path }, reason) };
}
