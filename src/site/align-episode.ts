import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { alignSound } from "../align/align-sound.ts";
import { alignTranscript } from "../align/align-transcript.ts";
import type { Verdict } from "../align/confidence.ts";
import { MelAnalyser, SAMPLE_RATE } from "../align/mel-bands.ts";
import type {
  AlignedParagraph,
  AlignedSound,
  Anchor,
  Span,
  SpokenNotes,
} from "../align/read-warping.ts";
import { voicedSeconds } from "../align/mfcc.ts";
import { type Episode, isRemote, type Note } from "../episode/episode.ts";
import { isError, problem } from "../episode/problem.ts";
import { readTimedWords, type TimedWord } from "../formats/timed-words.ts";
import { formatTimecode } from "../timeline/timecode.ts";
import { listen } from "./listen.ts";
import { loadEpisode } from "./load-episode.ts";
import { displayPath, type Project, SourcesError } from "./project.ts";
import { type NamedFile, readSource } from "./read-source.ts";
import { errorsBesideTimes, readTexts } from "./rewrite-times.ts";

/** Reads a paragraph aloud. @returns mono samples at `SAMPLE_RATE`, without silence at the ends */
export type ReadAloud = (paragraph: string) => Promise<Float32Array>;

/** A voice for an episode, at a pace: words a minute of the voice's own counting. */
export type Voice = (episode: Episode, pace: number) => Promise<ReadAloud>;

/** A paragraph of the notes, and what was found out about it. */
export interface AlignedNote {
  readonly note: Note;
  /** `held` for a time that is the author's own. */
  readonly verdict: Verdict | "held";
  /** From 0 to 1. */
  readonly confidence: number;
  /** When it begins in the recording, in seconds, a multiple of 0.1; none for one that is missing there. */
  readonly start: number | undefined;
  /** The words that the transcript has there, if there is one. */
  readonly heard?: string | undefined;
}

export type AlignedEpisode =
  | {
      readonly type: "aligned";
      readonly notes: readonly AlignedNote[];
      /** What the recording has and the notes have not. */
      readonly extras: readonly Span[];
      /** Of every paragraph whose time stays as it is, since its start is not known. */
      readonly warnings: readonly VFileMessage[];
      /** The sources, as they were read. */
      readonly before: ReadonlyMap<string, string>;
    }
  | { readonly type: "refused"; readonly problems: readonly VFileMessage[] };

/**
 * Finds out when an episode's recording says each paragraph of its notes: by sound, and by the words of a transcript if
 * there is one. Nothing is written.
 *
 * @throws {SourcesError} when there is no recording that can be decoded, or no notes
 * @throws the errors of the voice
 */
export async function alignEpisode(
  project: Project,
  id: string,
  voice: Voice,
  transcript?: NamedFile,
): Promise<AlignedEpisode> {
  const before = await readTexts(project, id);
  const { content, problems } = await loadEpisode(project, id);
  const read = transcript && (await readSource(transcript.path, transcript.shown, readTimedWords));
  const errors = [...errorsBesideTimes(problems), ...(read?.problems.filter(isError) ?? [])];
  if (!content || errors.length > 0) return { type: "refused", problems: errors };
  const { episode } = content;
  const all = episode.segments.flatMap(({ slides }) => slides.flatMap((slide) => slide.notes));
  const notes = all.filter(({ words, timecodeAt }) => words > 0 && timecodeAt !== undefined);
  if (notes.length === 0) {
    throw new SourcesError(
      `Unexpected episode without notes, expected \`:::notes\` to find in its recording.`,
    );
  }
  const anchors = notes.flatMap(({ held, start }, paragraph) =>
    held && start !== undefined ? [{ paragraph, start }] : [],
  );
  const bySound = async (known: readonly Anchor[]) => {
    const recording = await listen(project, recordingOf(project, episode));
    const spoken = await speak(project, episode, notes, voice, voicedSeconds(recording));
    return alignSound(recording, spoken, known, (done, total) =>
      project.progress.step("Compared", done, total),
    );
  };
  const words = read?.result?.value;
  const { paragraphs, extras } = words
    ? await byWords(notes, words, anchors, bySound)
    : await bySound(anchors);
  const aligned = notes.map((note, index): AlignedNote => {
    if (note.held) return { note, verdict: "held", confidence: 1, start: note.start };
    const { start, verdict, confidence, heard }: FoundNote = paragraphs[index] ?? NOT_FOUND;
    const known = verdict !== "missing";
    return { note, verdict, confidence, heard, start: known ? toTenth(start) : undefined };
  });
  const warnings = [...(read?.problems ?? []), ...warn(aligned), ...warnOfSilent(all, aligned)];
  return { type: "aligned", notes: aligned, extras, warnings, before };
}

/** A paragraph as sound or words have found it. */
type FoundNote = AlignedParagraph & { readonly heard?: string };

/** Seconds that are exact enough, and by which a caption may be off beside its own length. */
const EXACT = 0.5;
const LATE_CAPTIONS = 2;

/** Words say when a paragraph begins where each has a time; within captions, the sound says it. */
async function byWords(
  notes: readonly Note[],
  words: readonly TimedWord[],
  anchors: readonly Anchor[],
  bySound: (known: readonly Anchor[]) => Promise<AlignedSound>,
): Promise<{ paragraphs: readonly FoundNote[]; extras: readonly Span[] }> {
  const texts = notes.map(({ text }) => text);
  const transcribed = alignTranscript(texts, words, anchors);
  const { paragraphs, summaries } = transcribed;
  const sure = paragraphs.flatMap(({ verdict, start, within }, paragraph) =>
    verdict === "sure" && !notes[paragraph]?.held
      ? [{ paragraph, start, within: within + LATE_CAPTIONS }]
      : [],
  );
  if (summaries || sure.every(({ within }) => within <= EXACT + LATE_CAPTIONS)) return transcribed;
  const found = await bySound([...anchors, ...sure]);
  return {
    paragraphs: found.paragraphs.map((paragraph, index) => ({
      ...paragraph,
      heard: paragraphs[index]?.heard ?? "",
    })),
    extras: found.extras,
  };
}

const NOT_FOUND: AlignedParagraph = { verdict: "missing", confidence: 0, start: 0 };

/** Rounded down, as timecodes are, so that none is after what it names. */
function toTenth(seconds: number): number {
  return Math.floor(seconds * 10 + 1e-6) / 10;
}

/** The path of an episode's recording. @throws {SourcesError} when it has none in a file */
export function recordingOf(project: Project, { id, meta: { media } }: Episode): string {
  if (media !== undefined && !isRemote(media)) return join(project.public, id, media);
  const found = media === undefined ? "missing `media`" : `media \`${media}\``;
  const shown = displayPath(project, join(project.slides, id, "episode.yaml"));
  throw new SourcesError(
    `Unexpected ${found} in ${shown}, expected a recording in public/${id}, as \`media: ${id}.mp3\`.`,
  );
}

/** Seconds of silence around paragraphs. */
const PAUSE = 0.6;
/** Words a minute: the pace at which a few paragraphs are spoken to find the speaker's, and those that voices can. */
const USUAL_PACE = 175;
const SLOWEST = 90;
const FASTEST = 350;
/** Paragraphs by which the pace is found. */
const TRIED = 12;
/** Paragraphs that are spoken at once. */
const AT_ONCE = 4;

/** Speaks the notes about as fast as they are said in the recording. @param voiced seconds of the recording with a voice */
async function speak(
  project: Project,
  episode: Episode,
  notes: readonly Note[],
  voice: Voice,
  voiced: number,
): Promise<SpokenNotes> {
  const usual = await voice(episode, USUAL_PACE);
  const stride = Math.ceil(notes.length / TRIED);
  const tried = notes.filter((_, index) => index % stride === 0);
  const clips = await Promise.all(tried.map(({ text }) => usual(text)));
  const share = letters(tried) / letters(notes);
  const seconds = clips.reduce((sum, { length }) => sum + length, 0) / SAMPLE_RATE / share;
  const pace = Math.round(Math.min(FASTEST, Math.max(SLOWEST, (USUAL_PACE * seconds) / voiced)));

  const read = await voice(episode, pace);
  const analyser = new MelAnalyser();
  const pause = new Float32Array(PAUSE * SAMPLE_RATE);
  analyser.push(pause);
  const paragraphs: Span[] = [];
  let samples = pause.length;
  for (let from = 0; from < notes.length; from += AT_ONCE) {
    const some = notes.slice(from, from + AT_ONCE);
    for (const clip of await Promise.all(some.map(({ text }) => read(text)))) {
      const start = samples / SAMPLE_RATE;
      samples += clip.length;
      paragraphs.push({ start, end: samples / SAMPLE_RATE });
      analyser.push(clip);
      analyser.push(pause);
      samples += pause.length;
    }
    project.progress.step("Paragraphs spoken", paragraphs.length, notes.length);
  }
  return { frames: analyser.finish(), paragraphs };
}

function letters(notes: readonly Note[]): number {
  return notes.reduce((sum, { text }) => sum + text.length, 0);
}

/** A warning for each paragraph that keeps its time, and what is wrong with that time if it is out of order now. */
function warn(aligned: readonly AlignedNote[]): VFileMessage[] {
  return aligned.flatMap(({ note, verdict, start }, index) => {
    if (verdict === "sure" || verdict === "held") return [];
    const found =
      verdict === "missing" || start === undefined
        ? "Unexpected paragraph that the recording does not seem to have, expected it there"
        : `Unexpected doubt whether this paragraph begins at ${formatTimecode(start, 1)}, expected none`;
    return [problem("align-unsure", note.place, `${found}; ${keeps(aligned, index)}`)];
  });
}

/** A warning for each paragraph without words, as of a `[click]` alone, whose time is out of order now. */
function warnOfSilent(all: readonly Note[], aligned: readonly AlignedNote[]): VFileMessage[] {
  const found = all.map(
    (note): AlignedNote => aligned.find((each) => each.note === note) ?? { note, ...SILENT },
  );
  return found.flatMap(({ note }, index) => {
    if (note.words > 0 || note.held || note.start === undefined || isInOrder(found, index))
      return [];
    const reason = "Unexpected paragraph without words, expected some to be found";
    return [problem("align-unsure", note.place, `${reason}; ${keeps(found, index)}`)];
  });
}

const SILENT = { verdict: "missing", confidence: 0, start: undefined } as const;

function keeps(aligned: readonly AlignedNote[], index: number): string {
  const kept = aligned[index]?.note.start;
  if (kept === undefined) return "it stays without a time";
  const shown = formatTimecode(kept, 1);
  return isInOrder(aligned, index)
    ? `it keeps ${shown}`
    : `it keeps ${shown}, which is out of order now`;
}

/** Whether the time that a paragraph has is not before what was found above it, nor after what was found below it. */
function isInOrder(aligned: readonly AlignedNote[], index: number): boolean {
  const kept = aligned[index]?.note.start ?? 0;
  const known = ({ verdict, start }: AlignedNote) =>
    verdict === "sure" || verdict === "held" ? start : undefined;
  const before = aligned
    .slice(0, index)
    .flatMap((note) => known(note) ?? [])
    .at(-1);
  const [after] = aligned.slice(index + 1).flatMap((note) => known(note) ?? []);
  return (before ?? 0) <= kept && kept <= (after ?? Infinity);
}
