import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { shippedThemes } from "../../build/themes/shipped.js";
import { OWN_EPISODES, ROOT } from "../places.mjs";

/** Each of the checkout's episodes in each theme that comes with Cuedeck. */
export const THEMED_EPISODES = shippedThemes().flatMap((theme) =>
  OWN_EPISODES.map((episode) => ({ id: `${episode}-in-${theme}`, episode, theme })),
);

/** Writes them as a project. @param {string} folder */
export async function writeThemedEpisodes(folder) {
  for (const part of ["slides", "public"])
    await rm(join(folder, part), { recursive: true, force: true });
  for (const { id, episode, theme } of THEMED_EPISODES) {
    await copyEpisode(folder, episode, id);
    const meta = join(folder, "slides", id, "episode.yaml");
    const text = await readFile(meta, "utf8");
    await writeFile(meta, `${text.replace(/^theme:.*\n/m, "")}theme: ${theme}\n`);
  }
}

/**
 * Copies an episode of the checkout into a project.
 *
 * @param {string} folder
 * @param {string} episode
 * @param {string} [id] by which it is known there
 */
export async function copyEpisode(folder, episode, id = episode) {
  for (const part of ["slides", "public"])
    await cp(join(ROOT, part, episode), join(folder, part, id), { recursive: true });
}
