import { join, relative } from "node:path";
import { isRemote, type Episode } from "../../episode/episode.ts";
import type { TimecodeEdit } from "../../markdown/write-timecodes.ts";
import { espeak } from "../../narration/espeak.ts";
import { narrate, type Paragraph } from "../../narration/narrate.ts";
import { loadEpisode } from "../../site/load-episode.ts";
import { openProject, type Project } from "../../site/project.ts";
import { type FileContent, replaceFiles } from "../../site/replace-files.ts";
import { errorsBesideTimes, readTexts, rewriteTimes } from "../../site/rewrite-times.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { expectEpisode } from "../known-episode.ts";
import { formatProblems } from "../print-problems.ts";
import { createProgress } from "../progress.ts";
import type { SourceOptions } from "../session.ts";

export async function narrateEpisode(id: string, options: SourceOptions): Promise<void> {
  const project = openProject({ ...options, cwd: process.cwd() });
  const progress = createProgress(process.stderr);
  await expectEpisode(project, id);
  const before = await readTexts(project, id);
  const { content, problems } = await loadEpisode(project, id);
  const errors = errorsBesideTimes(problems);
  if (errors.length > 0) progress.line(formatProblems(errors, process.stderr.isTTY ?? false));
  if (!content || errors.length > 0) throw new CommandError(EXIT.sources, "");

  const { episode } = content;
  const target = mediaFile(project, episode);
  const notes = episode.segments.flatMap(({ slides }) => slides.flatMap((slide) => slide.notes));
  if (notes.length === 0)
    throw new CommandError(
      EXIT.sources,
      `Unexpected episode without notes, expected \`:::notes\` to speak in ${id}.`,
    );
  const speech = await narrate(paragraphsOf(episode), {
    speak: await espeak(episode.meta.language),
    tags: { title: episode.meta.title, artist: episode.meta.show },
    onProgress: (done, total) => progress.step("Paragraphs", done, total),
  });

  const edits = new Map<string, TimecodeEdit[]>();
  for (const [index, { place, timecodeAt: offset }] of notes.entries()) {
    const seconds = speech.starts[index];
    if (offset === undefined || seconds === undefined) continue;
    edits.set(place.path, [...(edits.get(place.path) ?? []), { offset, seconds }]);
  }
  const segments = await rewriteTimes(project, before, edits);
  if (segments.type === "changed") {
    throw new CommandError(
      EXIT.sources,
      `Unexpected change to ${segments.shown} while it was spoken, expected it as it was; nothing is written.`,
    );
  }
  await replaceFiles(new Map<string, FileContent>([[target, speech.mp3], ...segments.files]));
  console.log(`${relative(project.cwd, target)} ${formatTimecode(speech.duration, 1)}`);
}

function mediaFile(project: Project, { id, meta }: Episode): string {
  const name = meta.media ?? "";
  if (isRemote(name) || !name.endsWith(".mp3")) {
    throw new CommandError(
      EXIT.sources,
      `Unexpected \`media\` in episode.yaml, expected an MP3 to write, as \`media: ${id}.mp3\`.`,
    );
  }
  return join(project.public, id, name);
}

/** Every note with the pause that goes before it. */
function paragraphsOf(episode: Episode): Paragraph[] {
  const paragraphs = episode.segments.flatMap(({ slides }) =>
    slides.flatMap((slide, slideIndex) =>
      slide.notes.map(({ text }, index): Paragraph => {
        const gap = index > 0 ? "paragraph" : slideIndex > 0 ? "slide" : "segment";
        return { text, gap };
      }),
    ),
  );
  return paragraphs.map((paragraph, index) =>
    index === 0 ? { ...paragraph, gap: "lead-in" } : paragraph,
  );
}
