import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "../places.mjs";
import { silence } from "./silence.mjs";

/** Its cues, a second apart. */
export const TICKS = 60;

/** Where it is written and built, as the episode `ticks`. @type {import("../serve-site.mjs").Project} */
export const TICKING_PROJECT = { cwd: join(CACHE, "ticks"), out: join(CACHE, "ticks/dist") };

/** Writes a minute of silence in which a cue begins at each second, two on a slide. */
export async function writeTickingEpisode() {
  const sources = join(TICKING_PROJECT.cwd, "slides/ticks");
  const files = join(TICKING_PROJECT.cwd, "public/ticks");
  for (const folder of [sources, files]) await mkdir(folder, { recursive: true });
  await writeFile(join(files, "silence.mp3"), silence(TICKS + 1));
  await writeFile(join(sources, "episode.yaml"), "title: A minute\nmedia: silence.mp3\n");
  const slides = Array.from({ length: TICKS / 2 }, (_, index) => slide(2 * index));
  await writeFile(
    join(sources, "01-minute.md"),
    `---\ntitle: A minute\n---\n\n${slides.join("\n---\n\n")}`,
  );
}

/** @param {number} second */
function slide(second) {
  const notes = [second, second + 1].map(
    (start) => `[00:${String(start).padStart(2, "0")}] This is second ${start}.`,
  );
  return `## Second ${second}\n\n:::notes\n${notes.join("\n\n")}\n:::\n`;
}
