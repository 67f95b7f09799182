import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SLIDES } from "./slides.mjs";

const WHEEL = fileURLToPath(new URL("wheel.svg", import.meta.url));
const TITLE = "A mill on a small river";

/** The name of the deck: the episode's id, and Marp's file. */
export const DECK = "mill";

/**
 * Writes the deck as an episode into a folder, as `slides/` and `public/` in it.
 *
 * @param {string} folder
 */
export async function writeCuedeckDeck(folder) {
  const slides = SLIDES.map(
    ({ title, body, notes }) => `## ${title}\n\n${body}\n\n:::notes\n${notes}\n:::\n`,
  );
  await mkdir(join(folder, "slides", DECK), { recursive: true });
  await mkdir(join(folder, "public", DECK), { recursive: true });
  await copyFile(WHEEL, join(folder, "public", DECK, "wheel.svg"));
  await writeFile(join(folder, "slides", DECK, "episode.yaml"), `title: ${TITLE}\nlanguage: en\n`);
  await writeFile(
    join(folder, "slides", DECK, "01-mill.md"),
    `---\ntitle: ${TITLE}\n---\n\n${slides.join("\n---\n\n")}`,
  );
}

/**
 * Writes the deck as Marp reads it into a folder: `mill.md`, and the image beside it.
 *
 * @param {string} folder
 */
export async function writeMarpDeck(folder) {
  const slides = SLIDES.map(
    ({ title, body, notes }) => `## ${title}\n\n${body}\n\n<!-- ${notes} -->\n`,
  );
  await mkdir(folder, { recursive: true });
  await copyFile(WHEEL, join(folder, "wheel.svg"));
  await writeFile(
    join(folder, `${DECK}.md`),
    `---\nmarp: true\ntitle: ${TITLE}\n---\n\n${slides.join("\n---\n\n")}`,
  );
}
