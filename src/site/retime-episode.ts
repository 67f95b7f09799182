import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import type { Episode } from "../episode/episode.ts";
import { isError, problem } from "../episode/problem.ts";
import type { JsonReading } from "../formats/read-json.ts";
import type { TimecodeEdit } from "../markdown/write-timecodes.ts";
import { retimeCues } from "../talk/retime.ts";
import { formatTimecode } from "../timeline/timecode.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { loadEpisode } from "./load-episode.ts";
import { displayPath, type Project } from "./project.ts";
import { type NamedFile, readSource } from "./read-source.ts";
import { prepareMedia } from "./recording.ts";
import type { FileContent } from "./files.ts";
import { replaceSources } from "./replace-sources.ts";
import { errorsBesideTimes, hasChanged, readTexts, rewriteTimes } from "./rewrite-times.ts";
import { type LoggedRun, parseRunFile } from "./run-file.ts";

const CHANGED = "Unexpected change while it was retimed, expected it as it was; nothing is written";

/** What was written; paths as messages show them. */
export type WrittenFile =
  | {
      readonly type: "segment";
      readonly path: string;
      /** Numbers of cues with a written time, and with an estimated one. */
      readonly timed: number;
      readonly estimated: number;
    }
  | { readonly type: "episode"; readonly path: string; readonly media: string }
  /** Its duration in seconds. */
  | { readonly type: "recording"; readonly path: string; readonly duration: number };

export type Retimed =
  | {
      readonly type: "retimed";
      readonly written: readonly WrittenFile[];
      /** Of all segments. */
      readonly timed: number;
      readonly estimated: number;
      readonly warnings: readonly VFileMessage[];
      /** A sentence, if the last cue starts after the end of the recording. */
      readonly overrun: string | undefined;
    }
  /** Nothing was written. */
  | { readonly type: "refused"; readonly problems: readonly VFileMessage[] };

/**
 * Writes the times of a rehearsal into an episode's notes, and makes its recording, if there is one, the episode's media.
 * Writes all files or none.
 *
 * @param id of an episode that exists
 * @param log as `writeRunFile` writes it
 * @throws errors of the file system, such as a missing log or recording
 */
export async function retimeEpisode(
  project: Project,
  id: string,
  log: NamedFile,
  recording?: NamedFile,
): Promise<Retimed> {
  const before = await readTexts(project, id);
  const { content, problems } = await loadEpisode(project, id);
  const read = await readSource(log.path, log.shown, parseRunFile);
  const errors = [...errorsBesideTimes(problems), ...read.problems];
  const run = read.result?.value;
  if (!content || !run || errors.length > 0) return { type: "refused", problems: errors };
  const mismatches = await checkRun(run, content.timeline, read.result.placeOf);
  if (mismatches.some(isError)) return { type: "refused", problems: mismatches };

  const segments = retimeNotes(content.episode, retimeCues(content.timeline, run));
  if (segments.length === 0) {
    const shown = displayPath(project, join(project.slides, id));
    return refuseSource(shown, "Unexpected episode without notes, expected `:::notes` to time");
  }
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-retime-"));
  try {
    const path = join(project.slides, id, "episode.yaml");
    const meta = { path, shown: displayPath(project, path), text: before.get(path) ?? "" };
    const media = recording && (await prepareMedia(project, id, meta, recording, folder));
    if (media?.type === "refused") return { type: "refused", problems: [media.problem] };

    const edits = new Map(segments.map(({ path, edits }) => [path, edits]));
    const texts = await rewriteTimes(project, before, edits);
    if (texts.type === "changed") return refuseSource(texts.shown, CHANGED);
    if (media && (await hasChanged(path, before))) return refuseSource(meta.shown, CHANGED);
    // The recording first, as it is the most likely to fail: it is large.
    const files = new Map<string, FileContent>([...(media?.files ?? []), ...texts.files]);
    await replaceSources(project, `retime ${id}`, files);
    return {
      type: "retimed",
      written: [
        ...segments.map(({ path, timed, estimated }): WrittenFile => {
          return { type: "segment", path, timed, estimated };
        }),
        ...(media ? writtenMedia(meta, media) : []),
      ],
      timed: segments.reduce((sum, { timed }) => sum + timed, 0),
      estimated: segments.reduce((sum, { estimated }) => sum + estimated, 0),
      warnings: mismatches,
      overrun: overrunOf(content.episode, segments, media?.duration),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function writtenMedia(
  { shown }: NamedFile,
  { path, media, duration }: { path: string; media: string; duration: number },
): WrittenFile[] {
  return [
    { type: "episode", path: shown, media },
    { type: "recording", path, duration },
  ];
}

function refuseSource(path: string, reason: string): Retimed {
  return { type: "refused", problems: [problem("rehearsal-source", { path }, reason)] };
}

/** @param recorded duration of the new recording, in seconds */
function overrunOf(
  { media, meta }: Episode,
  segments: readonly RetimedSegment[],
  recorded: number | undefined,
): string | undefined {
  const end = recorded ?? media?.duration ?? meta.duration;
  const last = Math.max(
    ...segments.flatMap(({ edits }) => edits.map(({ seconds }) => seconds ?? 0)),
  );
  if (end === undefined || last < end) return undefined;
  const what =
    recorded !== undefined
      ? "end of the recording"
      : media
        ? `end of \`${media.source}\``
        : "`duration`";
  return `Unexpected ${what} at ${formatTimecode(end, 1)}, expected one after the last cue at ${formatTimecode(last, 1)}.`;
}

/** The changes to a segment's file. */
interface RetimedSegment {
  /** As messages show it. */
  readonly path: string;
  readonly edits: readonly TimecodeEdit[];
  /** Numbers of cues with a written time, and with an estimated one. */
  readonly timed: number;
  readonly estimated: number;
}

/** Every segment with notes, in order. @param times seconds by the cue's id, `null` for one that is estimated */
function retimeNotes(
  { segments }: Episode,
  times: ReadonlyMap<string, number | null>,
): RetimedSegment[] {
  return segments.flatMap(({ slides }) => {
    const notes = slides.flatMap((slide) => slide.notes);
    const [first] = notes;
    if (!first) return [];
    const edits = notes.flatMap(({ id, held, timecodeAt: offset }): TimecodeEdit[] =>
      offset === undefined || held ? [] : [{ offset, seconds: times.get(id) ?? null }],
    );
    const timed = edits.filter(({ seconds }) => seconds !== null).length;
    const estimated = notes.filter(({ held }) => !held).length - timed;
    return [{ path: first.place.path, edits, timed, estimated }];
  });
}

/**
 * Compares a run's log with an episode: an error if nothing in the log belongs to it, else a warning for each position
 * that it does not have.
 *
 * @param placeOf the place of a value in the log
 */
async function checkRun(
  { episode, changes }: LoggedRun,
  timeline: Timeline,
  placeOf: JsonReading<LoggedRun>["placeOf"],
): Promise<VFileMessage[]> {
  const id = timeline.episode;
  if (episode !== id) {
    const reason = `Unexpected log of episode \`${episode}\`, expected one of \`${id}\``;
    return [problem("rehearsal-log", await placeOf("episode"), reason)];
  }
  const steps = new Map(timeline.slides.map((slide) => [slide.id, slide.steps]));
  if (!changes.some(({ slide, step }) => step <= (steps.get(slide) ?? -1))) {
    const reason = `Unexpected log of other slides, expected one in which slides of \`${id}\` show`;
    return [problem("rehearsal-log", await placeOf("changes"), reason)];
  }
  const warnings = new Map<string, VFileMessage>();
  for (const [index, { slide, step }] of changes.entries()) {
    const most = steps.get(slide);
    if (most !== undefined && step <= most) continue;
    const [where, reason] =
      most === undefined
        ? ["slide", `Unexpected slide \`${slide}\`, expected one of \`${id}\`; it is left out`]
        : [
            "step",
            `Unexpected step ${step} of \`${slide}\`, expected at most ${most}; it is left out`,
          ];
    if (warnings.has(reason)) continue;
    const place = await placeOf("changes", index, where);
    warnings.set(reason, problem("rehearsal-slide", place, reason));
  }
  return [...warnings.values()];
}
