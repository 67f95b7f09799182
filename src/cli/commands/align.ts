import { resample } from "../../align/resample.ts";
import { SAMPLE_RATE } from "../../align/mel-bands.ts";
import type { Span } from "../../align/read-warping.ts";
import { PACE } from "../../narration/espeak.ts";
import { trim } from "../../narration/narrate.ts";
import { openVoice } from "../../narration/voice.ts";
import { SAMPLE_RATE as SPOKEN_RATE } from "../../narration/wav.ts";
import {
  alignEpisode,
  type AlignedEpisode,
  type AlignedNote,
  type Voice,
} from "../../site/align-episode.ts";
import { keepDoubts } from "../../site/doubts.ts";
import { expectEpisode, SourcesError } from "../../site/project.ts";
import { writeTimes } from "../../site/write-times.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { expectFile, openHere, type SourceOptions } from "../project.ts";
import { countTimes, reportProblems } from "../report.ts";

interface AlignOptions extends SourceOptions {
  /** A file with the words of the recording. */
  readonly transcript?: string;
  readonly write?: boolean;
  readonly format: "text" | "json";
}

export async function align(id: string, options: AlignOptions): Promise<void> {
  await using project = await openHere(options);
  await expectEpisode(project, id);
  const transcript =
    options.transcript === undefined
      ? undefined
      : await expectFile(project, options.transcript, "a transcript of the recording");
  const aligned = await alignEpisode(project, id, voice, transcript);
  reportProblems(project, aligned.type === "refused" ? aligned.problems : aligned.warnings);
  if (aligned.type === "refused") throw new SourcesError();
  const { notes, extras, before } = aligned;
  await keepDoubts(project, id, notes);
  console.log(options.format === "json" ? toJson(aligned) : toTable(notes, extras));
  const times = notes.flatMap(({ note, verdict, start }) =>
    verdict === "sure" && start !== undefined ? [{ note, seconds: start }] : [],
  );
  if (!options.write) {
    project.progress.line(`Nothing is written: \`--write\` writes ${countTimes(times.length)}.`);
    return;
  }
  const written = await writeTimes(project, `align ${id}`, before, times);
  for (const [path, count] of written)
    project.progress.line(`${path}: ${countTimes(count)} written`);
}

const voice: Voice = async ({ meta: { language, pronunciations } }, pace) => {
  const speed = pace / PACE;
  const speak = await openVoice({ engine: "espeak-ng", speed }, language, pronunciations);
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

/** Characters of a paragraph, and of what was heard, that a line shows. */
const WORDS = 40;

function toTable(notes: readonly AlignedNote[], extras: readonly Span[]): string {
  const cells = notes.map(({ note, verdict, confidence, start, heard }) => [
    time(note.start),
    time(start),
    verdict === "held" ? "" : `${Math.round(100 * confidence)} %`,
    VERDICTS[verdict],
    cut(note.text),
    cut(heard ?? ""),
  ]);
  const heard = notes.some((note) => note.heard !== undefined) ? "heard" : "";
  const rows = [["old", "new", "sure", "", "paragraph", heard], ...cells];
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) => {
    const padded = row.map((cell, column) => {
      const width = widths?.[column] ?? 0;
      return column < NUMBERS ? cell.padStart(width) : cell.padEnd(width);
    });
    return padded.join("  ").trimEnd();
  });
  const others = extras.map(
    ({ start, end }) => `${time(start)}–${time(end)} is in the recording alone`,
  );
  return [...lines, ...others].join("\n");
}

/** Columns that are set to the right. */
const NUMBERS = 3;

function cut(text: string): string {
  return text.length > WORDS ? `${text.slice(0, WORDS - 1)}…` : text;
}

function time(seconds: number | undefined): string {
  return seconds === undefined ? "–" : formatTimecode(seconds, 1);
}

function toJson({ notes, extras }: Extract<AlignedEpisode, { type: "aligned" }>): string {
  const paragraphs = notes.map(({ note, verdict, confidence, start, heard }) => ({
    id: note.id,
    path: note.place.path,
    line: note.place.position?.start.line ?? null,
    old: note.start ?? null,
    new: start ?? null,
    verdict,
    confidence: Math.round(100 * confidence) / 100,
    text: note.text,
    heard: heard ?? null,
  }));
  return JSON.stringify({ paragraphs, extras }, null, 2);
}
