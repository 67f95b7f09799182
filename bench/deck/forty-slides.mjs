import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { silence } from "./silence.mjs";
import { SLIDES } from "./slides.mjs";

const COUNT = 40;
/** Seconds that each slide is shown. */
const SLIDE = 15;

/** The episode's id. */
export const FORTY = "forty";

/** The one file of its slides. @param {string} folder of the project */
export const slidesFile = (folder) => join(folder, "slides", FORTY, "01-mills.md");

/**
 * Writes an episode of forty slides in one file, ten of them with a flowchart, and ten minutes of silence: a project of its
 * own, which has nothing drawn yet.
 *
 * @param {string} folder
 * @returns the text of its slides
 */
export async function writeFortySlides(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "slides", FORTY), { recursive: true });
  await mkdir(join(folder, "public", FORTY), { recursive: true });
  await writeFile(join(folder, "public", FORTY, "silence.mp3"), silence(COUNT * SLIDE));
  await writeFile(
    join(folder, "slides", FORTY, "episode.yaml"),
    "title: Forty mills\nlanguage: en\nmedia: silence.mp3\n",
  );
  const slides = Array.from({ length: COUNT }, (_, index) => slide(index));
  const text = `---\ntitle: Mills\n---\n\n${slides.join("\n---\n\n")}`;
  await writeFile(slidesFile(folder), text);
  return text;
}

/** @param {number} index from 0 */
function slide(index) {
  const { title, body, notes } = SLIDES[index % SLIDES.length] ?? {
    title: "",
    body: "",
    notes: "",
  };
  // A picture of its own each, and no file.
  const own = body
    .replace("accTitle: ", `accTitle: Mill ${index + 1}. `)
    .replace(/^!\[(.*)\]\(.*\)$/m, "$1");
  const time = `${Math.floor((index * SLIDE) / 60)}:${String((index * SLIDE) % 60).padStart(2, "0")}`;
  return `::slide{#mill-${index + 1}}\n\n## ${title} ${index + 1}\n\n${own}\n\n:::notes\n[${time.padStart(5, "0")}] ${notes}\n\nThat was mill ${index + 1}.\n:::\n`;
}
