import { readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { isRemote, type Episode } from "../../episode/episode.ts";
import { isError } from "../../episode/problem.ts";
import { writeTimecodes, type TimecodeEdit } from "../../markdown/write-timecodes.ts";
import { espeak } from "../../narration/espeak.ts";
import { narrate, type Paragraph } from "../../narration/narrate.ts";
import { loadEpisode } from "../../site/load-episode.ts";
import { listFiles, openProject, type Project } from "../../site/project.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { expectEpisode } from "../known-episode.ts";
import { formatProblems } from "../print-problems.ts";
import { createProgress } from "../progress.ts";
import { replaceFiles } from "../replace-files.ts";
import type { SourceOptions } from "../session.ts";

/** Rules that an episode may break before it is narrated: the narration is what mends them. */
const MENDED: ReadonlySet<string | undefined> = new Set([
  "media-missing",
  "timecode-order",
  "cue-beyond-end",
]);

export async function narrateEpisode(id: string, options: SourceOptions): Promise<void> {
  const project = openProject({ ...options, cwd: process.cwd() });
  const progress = createProgress(process.stderr);
  await expectEpisode(project, id);
  const before = await readSegments(project, id);
  const { content, problems } = await loadEpisode(project, id);
  const errors = problems.filter((message) => isError(message) && !MENDED.has(message.ruleId));
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
  const files = new Map<string, string | Uint8Array>([[target, speech.mp3]]);
  for (const [shown, fileEdits] of edits) {
    const path = resolve(project.cwd, shown);
    const text = await readFile(path, "utf8");
    if (text !== before.get(path)) {
      throw new CommandError(
        EXIT.sources,
        `Unexpected change to ${shown} while it was spoken, expected it as it was; nothing is written.`,
      );
    }
    files.set(path, rewrite(text, fileEdits));
  }
  await replaceFiles(files);
  console.log(`${relative(project.cwd, target)} ${formatTimecode(speech.duration, 1)}`);
}

/** The texts that are about to be parsed: offsets in them are worth nothing once an author has saved another. */
async function readSegments(project: Project, id: string): Promise<Map<string, string>> {
  const folder = join(project.slides, id);
  const names = (await listFiles(folder)).filter((name) => name.endsWith(".md"));
  const paths = names.map((name) => join(folder, name));
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")] as const)),
  );
}

/** A byte order mark is no part of the text in which offsets count. */
function rewrite(text: string, edits: readonly TimecodeEdit[]): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  return mark + writeTimecodes(text.slice(mark.length), edits);
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
