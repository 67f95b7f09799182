import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { type Episode, isRemote } from "../../episode/episode.ts";
import { setMedia } from "../../markdown/set-media.ts";
import type { TimecodeEdit } from "../../markdown/write-timecodes.ts";
import { narrate, type Paragraph } from "../../narration/narrate.ts";
import { openVoice } from "../../narration/voice.ts";
import { loadEpisode } from "../../site/load-episode.ts";
import { displayPath, expectEpisode, type Project, SourcesError } from "../../site/project.ts";
import { readMedia } from "../../site/read-media.ts";
import type { FileContent } from "../../site/files.ts";
import { replaceSources } from "../../site/replace-sources.ts";
import { errorsBesideTimes, readTexts, rewriteTimes } from "../../site/rewrite-times.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { openHere, type SourceOptions } from "../project.ts";
import { reportProblems } from "../report.ts";

export async function narrateEpisode(id: string, options: SourceOptions): Promise<void> {
  await using project = await openHere(options);
  await expectEpisode(project, id);
  const before = await readTexts(project, id);
  const { content, problems } = await loadEpisode(project, id);
  const errors = errorsBesideTimes(problems);
  reportProblems(project, errors);
  if (!content || errors.length > 0) throw new SourcesError();

  const { episode } = content;
  const target = mediaFile(project, episode);
  await expectOwnRecording(project, episode, target);
  const meta = metaFile(project, episode, before);
  const notes = episode.segments.flatMap(({ slides }) => slides.flatMap((slide) => slide.notes));
  if (notes.length === 0)
    throw new SourcesError(
      `Unexpected episode without notes, expected \`:::notes\` to speak in ${id}.`,
    );
  const { title, show, language, voice, pronunciations } = episode.meta;
  const speech = await narrate(paragraphsOf(episode), {
    speak: await openVoice(voice, language, pronunciations),
    tags: { title, artist: show, engine: "engine" in voice ? voice.engine : undefined },
    onProgress: (done, total) => project.progress.step("Paragraphs", done, total),
  });

  const edits = new Map<string, TimecodeEdit[]>();
  for (const [index, { place, timecodeAt: offset }] of notes.entries()) {
    const seconds = speech.starts[index];
    if (offset === undefined || seconds === undefined) continue;
    edits.set(place.path, [...(edits.get(place.path) ?? []), { offset, seconds }]);
  }
  const segments = await rewriteTimes(project, before, edits);
  if (segments.type === "changed") {
    throw new SourcesError(
      `Unexpected change to ${segments.shown} during the narration, expected none: nothing is written. Run the command again.`,
    );
  }
  const files = new Map<string, FileContent>([[target, speech.mp3], ...segments.files, ...meta]);
  await replaceSources(project, `narrate ${id}`, files);
  console.log(`${relative(project.cwd, target)} ${formatTimecode(speech.duration, 1)}`);
}

/** @throws {SourcesError} if a recording that this command did not write would be replaced */
async function expectOwnRecording(project: Project, { id }: Episode, path: string): Promise<void> {
  if (!existsSync(path)) return;
  // A file that can't be read is not one of ours.
  const facts = await readMedia(path).catch(() => undefined);
  if (facts?.synthetic) return;
  const meta = displayPath(project, join(project.slides, id, "episode.yaml"));
  throw new SourcesError(
    `Unexpected recording ${displayPath(project, path)}, expected none or one of \`cuedeck narrate\`: it would be replaced. Name another file in ${meta}, as \`media: ${id}-narration.mp3\`.`,
  );
}

function mediaFile(project: Project, { id, meta }: Episode): string {
  const { media } = meta;
  if (media === undefined || isRemote(media) || !/\.mp3$/i.test(media)) {
    const found = media === undefined ? "missing `media`" : `media \`${media}\``;
    const shown = displayPath(project, join(project.slides, id, "episode.yaml"));
    throw new SourcesError(
      `Unexpected ${found} in ${shown}, expected an MP3 to write, as \`media: ${id}.mp3\`.`,
    );
  }
  return join(project.public, id, media);
}

/** `episode.yaml` without its `duration`, which is that of another recording. */
function metaFile(
  project: Project,
  { id, meta: { media, duration } }: Episode,
  texts: ReadonlyMap<string, string>,
): [path: string, text: string][] {
  if (media === undefined || duration === undefined) return [];
  const path = join(project.slides, id, "episode.yaml");
  const set = setMedia(texts.get(path) ?? "", media);
  // If it can't be removed, `check` warns that it differs from the recording's.
  return set.type === "set" ? [[path, set.text]] : [];
}

/** Every note, with the pause before it. */
function paragraphsOf(episode: Episode): Paragraph[] {
  const paragraphs = episode.segments.flatMap(({ slides }) =>
    slides.flatMap((slide, slideIndex) =>
      slide.notes.map(({ text, held, start }, index): Paragraph => {
        const gap = index > 0 ? "paragraph" : slideIndex > 0 ? "slide" : "segment";
        return { text, gap, notBefore: held ? start : undefined };
      }),
    ),
  );
  return paragraphs.map((paragraph, index) =>
    index === 0 ? { ...paragraph, gap: "lead-in" } : paragraph,
  );
}
