import { createHash } from "node:crypto";
import type { VFileMessage } from "vfile-message";
import type { Note } from "../episode/episode.ts";
import { type ClickEdit, moveClicks, type TimecodeEdit } from "../markdown/write-timecodes.ts";
import type { NewTimes, TimingSheet } from "../timeline/timing-sheet.ts";
import { readDoubts } from "./doubts.ts";
import { loadEpisode } from "./load-episode.ts";
import type { Project } from "./project.ts";
import { replaceSources } from "./replace-sources.ts";
import { errorsBesideTimes, readTexts, rewriteTimes } from "./rewrite-times.ts";

type Refused = { readonly type: "refused"; readonly problems: readonly VFileMessage[] };

export type ReadSheet = { readonly type: "read"; readonly sheet: TimingSheet } | Refused;

export type SetTimes =
  | { readonly type: "written"; readonly revision: string; readonly paths: readonly string[] }
  /** Nothing is written, as the notes are no longer those of the revision. */
  | { readonly type: "changed" }
  | Refused;

/** Reads the cues of an episode and their times, without slides that only `dev` shows: these have none. */
export async function readTimingSheet(project: Project, id: string): Promise<ReadSheet> {
  const read = await readNotes(project, id);
  if (read.type === "refused") return read;
  const { episode, notes, texts } = read;
  const { media, meta, segments } = episode;
  const doubts = new Map(
    (await readDoubts(project, id)).map(({ text, ...doubt }) => [text, doubt]),
  );
  return {
    type: "read",
    sheet: {
      revision: revisionOf(texts),
      outline: {
        id,
        title: meta.title,
        segments: segments.map(({ id, title, slides }) => ({
          id,
          title,
          slides: slides.map(({ id, title, steps, notes }) => ({
            id,
            title,
            steps,
            notes: notes.map(({ id, text, words, start, clicks }) => {
              return { id, text, words, start, clicks };
            }),
          })),
        })),
      },
      duration: meta.duration ?? media?.duration ?? null,
      recording: media?.duration ?? 0,
      cues: notes.map(({ id, text, start, clicks, held, timecodeAt, place, runs }) => ({
        id,
        start: start ?? null,
        clicks,
        isFixed: held === true || timecodeAt === undefined,
        doubt: doubts.get(text) ?? null,
        canMoveClicks: moveClicks(runs, clicks, [0]) !== undefined,
        path: place.path,
      })),
    },
  };
}

/**
 * Writes times that were set by hand into the notes of an episode, all of them or none; all else stays byte for byte. What
 * is written one after another, `cuedeck undo` brings back at once.
 *
 * @param revision of the sheet to which the times belong
 */
export async function setTimes(
  project: Project,
  id: string,
  revision: string,
  times: readonly NewTimes[],
): Promise<SetTimes> {
  const read = await readNotes(project, id);
  if (read.type === "refused") return read;
  const { notes, texts } = read;
  if (revisionOf(texts) !== revision) return { type: "changed" };
  const byId = new Map(notes.map((note) => [note.id, note]));
  const edits = new Map<string, (TimecodeEdit | ClickEdit)[]>();
  for (const next of times) {
    const note = byId.get(next.id);
    if (!note) return { type: "changed" };
    const noteEdits = editsOf(note, next);
    if (noteEdits.length === 0) continue;
    const { path } = note.place;
    edits.set(path, [...(edits.get(path) ?? []), ...noteEdits]);
  }
  const rewritten = await rewriteTimes(project, texts, edits);
  if (rewritten.type === "changed") return rewritten;
  await replaceSources(project, `dev, times of ${id}`, rewritten.files, { continues: true });
  return {
    type: "written",
    revision: revisionOf(new Map([...texts, ...rewritten.files])),
    paths: [...edits.keys()],
  };
}

function editsOf(
  { timecodeAt, start, runs, clicks }: Note,
  next: NewTimes,
): (TimecodeEdit | ClickEdit)[] {
  const isMoved = timecodeAt !== undefined && (start ?? null) !== next.start;
  return [
    ...(isMoved ? [{ offset: timecodeAt, seconds: next.start }] : []),
    ...(moveClicks(runs, clicks, next.clicks) ?? []),
  ];
}

async function readNotes(project: Project, id: string) {
  const texts = await readTexts(project, id);
  const { content, problems } = await loadEpisode({ ...project, hidden: false }, id);
  // A recording that is missing has no time to which a cue could be set.
  const missing = problems.filter(({ ruleId }) => ruleId === "media-missing");
  const errors = [...errorsBesideTimes(problems), ...missing];
  if (!content || errors.length > 0) return { type: "refused", problems: errors } as const;
  const { episode } = content;
  const notes = episode.segments.flatMap(({ slides }) => slides.flatMap(({ notes }) => notes));
  return { type: "read", texts, episode, notes } as const;
}

/** @param texts by path, in any order */
function revisionOf(texts: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256");
  for (const path of [...texts.keys()].toSorted()) hash.update(`${path}\0${texts.get(path)}\0`);
  return hash.digest("base64url");
}
