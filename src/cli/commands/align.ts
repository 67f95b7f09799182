import { resample } from "../../align/resample.ts";
import { SAMPLE_RATE } from "../../align/mel-bands.ts";
import type { Span } from "../../align/read-warping.ts";
import { espeak, SAMPLE_RATE as SPOKEN_RATE } from "../../narration/espeak.ts";
import { trim } from "../../narration/narrate.ts";
import {
  alignEpisode,
  type AlignedEpisode,
  type AlignedNote,
  type Voice,
} from "../../site/align-episode.ts";
import { expectEpisode, SourcesError } from "../../site/project.ts";
import { writeTimes } from "../../site/write-times.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { openHere, type SourceOptions } from "../project.ts";
import { reportProblems } from "../report.ts";

interface AlignOptions extends SourceOptions {
  readonly write?: boolean;
  readonly format: "text" | "json";
}

export async function align(id: string, options: AlignOptions): Promise<void> {
  await using project = await openHere(options);
  await expectEpisode(project, id);
  const aligned = await alignEpisode(project, id, voice);
  reportProblems(project, aligned.type === "refused" ? aligned.problems : aligned.warnings);
  if (aligned.type === "refused") throw new SourcesError();
  const { notes, extras, before } = aligned;
  console.log(options.format === "json" ? toJson(aligned) : toTable(notes, extras));
  const times = notes.flatMap(({ note, verdict, start }) =>
    verdict === "sure" && start !== undefined ? [{ note, seconds: start }] : [],
  );
  if (!options.write) {
    project.progress.line(`Nothing is written: \`--write\` writes ${times.length} times.`);
    return;
  }
  const written = await writeTimes(project, `align ${id}`, before, times);
  for (const [path, count] of written) project.progress.line(`${path}: ${count} times written`);
}

const voice: Voice = async ({ meta: { language, pronunciations } }, pace) => {
  const speak = await espeak(language, pronunciations, pace);
  return async (paragraph) => {
    const samples = Float32Array.from(trim(await speak(paragraph)), (sample) => sample / 32_768);
    return resample(samples, SPOKEN_RATE, SAMPLE_RATE);
  };
};

const VERDICTS: Readonly<Record<AlignedNote["verdict"], string>> = {
  sure: "sure",
  unsure: "unsure",
  missing: "not found",
  held: "held",
};

/** Characters of a paragraph that a line shows. */
const WORDS = 48;

function toTable(notes: readonly AlignedNote[], extras: readonly Span[]): string {
  const cells = notes.map(({ note, verdict, confidence, start }) => [
    time(note.start),
    time(start),
    verdict === "held" ? "" : `${Math.round(100 * confidence)} %`,
    VERDICTS[verdict],
    note.text.length > WORDS ? `${note.text.slice(0, WORDS - 1)}…` : note.text,
  ]);
  const rows = [["old", "new", "sure", "", "paragraph"], ...cells];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column < 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  const others = extras.map(
    ({ start, end }) => `${time(start)}–${time(end)} is in the recording alone`,
  );
  return [...lines, ...others].join("\n");
}

function time(seconds: number | undefined): string {
  return seconds === undefined ? "–" : formatTimecode(seconds, 1);
}

function toJson({ notes, extras }: Extract<AlignedEpisode, { type: "aligned" }>): string {
  const paragraphs = notes.map(({ note, verdict, confidence, start }) => ({
    id: note.id,
    path: note.place.path,
    line: note.place.position?.start.line ?? null,
    old: note.start ?? null,
    new: start ?? null,
    verdict,
    confidence: Math.round(100 * confidence) / 100,
    text: note.text,
  }));
  return JSON.stringify({ paragraphs, extras }, null, 2);
}
