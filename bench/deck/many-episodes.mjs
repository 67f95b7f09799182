import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createRandom } from "../random.mjs";
import { bullets, sentence } from "./words.mjs";

const SLIDES = 20;
/** Every so many episodes one has a diagram. */
const WITH_DIAGRAM = 10;

/**
 * Writes a show of made-up episodes of 20 slides into a folder, as `slides/` in it.
 *
 * @param {string} folder
 * @param {number} count of the episodes
 */
export async function writeManyEpisodes(folder, count) {
  await rm(folder, { recursive: true, force: true });
  for (let number = 1; number <= count; number += 1) {
    const home = join(folder, "slides", episodeName(number));
    await mkdir(home, { recursive: true });
    await writeFile(join(home, "episode.yaml"), `title: Walk ${number}\nlanguage: en\n`);
    await changeEpisode(folder, number, "Hello");
  }
}

/** Writes what an episode says, with a greeting on its first slide. @param {string} folder @param {number} number @param {string} greeting */
export async function changeEpisode(folder, number, greeting) {
  const random = createRandom(number);
  const line = () => sentence(6, random);
  const slides = Array.from({ length: SLIDES }, (_, index) => {
    const body = index === 0 ? `${greeting}\n` : `${bullets(3, line)}\n`;
    const diagram = index === 1 && number % WITH_DIAGRAM === 0 ? `\n${flowchart(number)}\n` : "";
    return `## Stretch ${index + 1}\n\n${body}${diagram}\n:::notes\n${sentence(20, random)}\n:::\n`;
  });
  await writeFile(
    join(folder, "slides", episodeName(number), "01-walk.md"),
    `---\ntitle: The walk\n---\n\n${slides.join("\n---\n\n")}`,
  );
}

/** @param {number} number */
function episodeName(number) {
  return `walk-${number}`;
}

/** @param {number} number */
function flowchart(number) {
  return [
    "```mermaid",
    "flowchart LR",
    `  accTitle: The way of walk ${number}`,
    `  A[Gate ${number}] --> B[Bridge]`,
    "  B --> C[Mill]",
    "```",
  ].join("\n");
}
