import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE } from "../places.mjs";
import { createRandom } from "../random.mjs";
import { silence } from "./silence.mjs";
import { bullets, sentence } from "./words.mjs";

const SLIDES = 300;
const CUES_PER_SLIDE = 5;
/** Seconds. */
const CUE = 6;
const WORDS_PER_CUE = 16;

/** The made-up episodes: the same slides in one segment, and in ten. */
export const LONG_EPISODES = /** @type {const} */ ([
  { id: "one-segment", segments: 1 },
  { id: "ten-segments", segments: 10 },
]);

/** Where they are written and built. @type {import("../serve-site.mjs").Project} */
export const LONG_PROJECT = {
  cwd: join(CACHE, "long-episodes"),
  out: join(CACHE, "long-episodes/dist"),
};

/**
 * Writes the project of the made-up episodes: 300 slides, some with steps, tables, code or diagrams, 1,500 cues, and
 * two and a half hours of silence. What was drawn for it before stays in its cache.
 */
export async function writeLongEpisodes() {
  await rm(join(LONG_PROJECT.cwd, "slides"), { recursive: true, force: true });
  const audio = silence(SLIDES * CUES_PER_SLIDE * CUE);
  for (const { id, segments } of LONG_EPISODES) {
    const sources = join(LONG_PROJECT.cwd, "slides", id);
    const files = join(LONG_PROJECT.cwd, "public", id);
    await mkdir(sources, { recursive: true });
    await mkdir(files, { recursive: true });
    await writeFile(join(files, "silence.mp3"), audio);
    await writeFile(
      join(sources, "episode.yaml"),
      `title: A long walk, in ${segments}\nlanguage: en\nmedia: silence.mp3\n`,
    );
    const each = SLIDES / segments;
    for (let segment = 0; segment < segments; segment += 1) {
      const slides = Array.from({ length: each }, (_, index) => slide(segment * each + index));
      await writeFile(
        join(sources, `${String(segment + 1).padStart(2, "0")}-part-${segment + 1}.md`),
        `---\ntitle: Part ${segment + 1}\n---\n\n${slides.join("\n---\n\n")}`,
      );
    }
  }
}

/** @param {number} index from 0 */
function slide(index) {
  const random = createRandom(index + 1);
  const { attributes, body, steps } = bodyOf(index, random);
  const notes = Array.from({ length: CUES_PER_SLIDE }, (_, cue) => {
    const start = (index * CUES_PER_SLIDE + cue) * CUE;
    // The first step comes with the second cue, and the last ones within theirs.
    const click = cue > 0 && cue <= steps ? "[click] " : "";
    const words = sentence(WORDS_PER_CUE, random);
    return cue === 1 ? `[${timecode(start)}] ${click}${words}` : within(start, click, words);
  });
  return [
    `::slide{#walk-${index + 1}${attributes}}\n`,
    `## Stretch ${index + 1}: ${sentence(3, random)}\n`,
    `${body}\n`,
    `:::notes\n${notes.join("\n\n")}\n:::\n`,
  ].join("\n");
}

/** A cue whose click, if any, comes at its middle. @param {number} start @param {string} click @param {string} text */
function within(start, click, text) {
  const words = text.split(" ");
  const middle = Math.floor(words.length / 2);
  const [before, after] = [words.slice(0, middle), words.slice(middle)];
  return `[${timecode(start)}] ${before.join(" ")} ${click}${after.join(" ")}`;
}

/**
 * @param {number} index
 * @param {() => number} random
 * @returns {{ attributes: string, body: string, steps: number }}
 */
function bodyOf(index, random) {
  const line = () => sentence(5, random);
  if (index % 50 === 7) {
    const steps = index % 100 === 7 ? 2 : 0;
    return { attributes: ' layout="diagram"', body: diagram(index, steps), steps };
  }
  switch (index % 10) {
    case 1:
    case 5:
      return { attributes: "", body: `:::steps\n${bullets(3, line)}\n:::`, steps: 3 };
    case 3:
      return { attributes: "", body: table(line), steps: 0 };
    case 8:
      return {
        attributes: "",
        body: "```ts\nconst steps = [1, 2, 3].map((x) => x * 2);\n```",
        steps: 0,
      };
    default:
      return { attributes: "", body: bullets(3, line), steps: 0 };
  }
}

/** @param {number} index @param {number} steps */
function diagram(index, steps) {
  const step = steps > 0 ? ["  %% step"] : [];
  return [
    `\`\`\`mermaid${steps > 0 ? " steps" : ""}`,
    "flowchart LR",
    `  accTitle: The way at stretch ${index + 1}`,
    `  accDescr: From the gate over the bridge to the mill`,
    `  A[Gate ${index + 1}] --> B[Bridge]`,
    ...step,
    "  B --> C[Mill]",
    ...step,
    "  C --> D[Inn]",
    "```",
  ].join("\n");
}

/** @param {() => string} line */
function table(line) {
  const rows = Array.from({ length: 3 }, (_, row) => `| ${row + 1} | ${line()} |`);
  return ["| Hour | What |", "| --- | --- |", ...rows].join("\n");
}

/** As `01:02:03`. @param {number} seconds whole */
function timecode(seconds) {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0"))
    .join(":");
}
