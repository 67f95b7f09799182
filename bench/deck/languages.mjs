import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { runnerImport } from "vite";
import { CACHE } from "../places.mjs";

/** Where an episode in each language is written and built, by the language's tag. @type {import("../serve-site.mjs").Project} */
export const LANGUAGES_PROJECT = {
  cwd: join(CACHE, "languages"),
  out: join(CACHE, "languages/dist"),
};

/** Without the options of this project's own builds. */
const PLAIN = /** @type {const} */ ({ configFile: false, logLevel: "error" });

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Writes the episodes of the tests, one in each language of the interface. @returns the languages' tags */
export async function writeLanguages() {
  /** @type {{ module: typeof import("../../tests/episode-in.ts") }} */
  const { module: episodes } = await runnerImport(`${ROOT}tests/episode-in.ts`, PLAIN);
  /** @type {{ module: typeof import("../../src/languages/languages.ts") }} */
  const { module: languages } = await runnerImport(`${ROOT}src/languages/languages.ts`, PLAIN);
  await episodes.writeEpisodesIn(languages.LANGUAGES, LANGUAGES_PROJECT.cwd);
  return Object.keys(languages.LANGUAGES);
}
