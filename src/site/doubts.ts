import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { AlignedNote } from "./align-episode.ts";
import { ignoreMissing } from "./files.ts";
import type { Project } from "./project.ts";
import { BACKUPS } from "./replace-sources.ts";

/** Paragraphs whose start `cuedeck align` was not sure of, so that it kept their times. */
const Doubts = v.array(
  v.object({
    text: v.string(),
    /** Seconds: its time as it was, if it had one, and where it may begin, if the recording has it. */
    kept: v.nullable(v.number()),
    found: v.nullable(v.number()),
    /** From 0 to 1. */
    confidence: v.number(),
  }),
);

type Doubts = v.InferOutput<typeof Doubts>;

function pathOf(project: Project, id: string): string {
  return join(project.cwd, BACKUPS, `doubts-${id}.json`);
}

/** Keeps what `cuedeck align` was not sure of, for the Timing page. */
export async function keepDoubts(
  project: Project,
  id: string,
  notes: readonly AlignedNote[],
): Promise<void> {
  const doubts: Doubts = notes
    .filter(({ verdict }) => verdict === "unsure" || verdict === "missing")
    .map(({ note, start, confidence }) => ({
      text: note.text,
      kept: note.start ?? null,
      found: start ?? null,
      confidence,
    }));
  await mkdir(join(project.cwd, BACKUPS), { recursive: true });
  await writeFile(join(project.cwd, BACKUPS, ".gitignore"), "*\n");
  await writeFile(pathOf(project, id), JSON.stringify(doubts, null, 2));
}

/** What {@link keepDoubts} has kept of an episode; empty when there is nothing. */
export async function readDoubts(project: Project, id: string): Promise<Doubts> {
  const text = await readFile(pathOf(project, id), "utf8").catch(ignoreMissing);
  if (text === undefined) return [];
  try {
    return v.parse(Doubts, JSON.parse(text));
  } catch {
    // Of another version.
    return [];
  }
}
