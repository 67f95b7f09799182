import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "../places.mjs";
import { createRandom } from "../random.mjs";
import { bullets, sentence } from "./words.mjs";

export const STEPS_PER_SLIDE = 5;

/** The made-up episodes: slides of the same kinds, many and few. */
export const STEP_EPISODES = /** @type {const} */ ({
  long: { id: "long-talk", slides: 300 },
  short: { id: "short-talk", slides: 30 },
});

/** Where they are written and built. @type {import("../serve-site.mjs").Project} */
export const STEP_PROJECT = {
  cwd: join(CACHE, "step-episodes"),
  out: join(CACHE, "step-episodes/dist"),
};

/** Writes the project of the made-up episodes: each slide has five steps, and a note to each, and none has a sound. */
export async function writeStepEpisodes() {
  await rm(join(STEP_PROJECT.cwd, "slides"), { recursive: true, force: true });
  for (const { id, slides } of Object.values(STEP_EPISODES)) {
    const sources = join(STEP_PROJECT.cwd, "slides", id);
    await mkdir(sources, { recursive: true });
    await writeFile(join(sources, "episode.yaml"), `title: A ${id}\nlanguage: en\n`);
    const texts = Array.from({ length: slides }, (_, index) => slide(index));
    await writeFile(
      join(sources, "01-walk.md"),
      `---\ntitle: The walk\n---\n\n${texts.join("\n---\n\n")}`,
    );
  }
}

/** @param {number} index from 0 */
function slide(index) {
  const random = createRandom(index + 1);
  const line = () => sentence(6, random);
  const notes = Array.from(
    { length: STEPS_PER_SLIDE + 1 },
    (_, step) => `${step > 0 ? "[click] " : ""}${sentence(16, random)}`,
  );
  return [
    `::slide{#stretch-${index + 1}}\n`,
    `## Stretch ${index + 1}: ${sentence(3, random)}\n`,
    `${besides(index, line)}:::steps\n${bullets(STEPS_PER_SLIDE, line)}\n:::\n`,
    `:::notes\n${notes.join("\n\n")}\n:::\n`,
  ].join("\n");
}

/** What a slide has beside its steps. @param {number} index @param {() => string} line */
function besides(index, line) {
  switch (index % 3) {
    case 0:
      return "";
    case 1:
      return "```ts\nconst steps = [1, 2, 3].map((x) => x * 2);\n```\n\n";
    default:
      return `| Hour | What |\n| --- | --- |\n| 1 | ${line()} |\n| 2 | ${line()} |\n\n`;
  }
}
