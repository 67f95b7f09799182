import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { source as axe } from "axe-core";
import type { TestProject } from "vitest/node";
import { ar } from "../../src/languages/ar.ts";
import { ja } from "../../src/languages/ja.ts";
import { encodeMp3 } from "../../src/narration/mp3.ts";
import { writeEpisodesIn } from "../episode-in.ts";
import { tone } from "../narration/tone.ts";
import { PROGRAM } from "../program.ts";
import { AXE } from "./axe.ts";
import { expectInstalled } from "./engines.ts";
import { keepFaults } from "./keep-faults.ts";
import { run } from "./programs.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the served site, with its closing slash. */
    readonly enginesUrl: string;
    /** Where it is. */
    readonly enginesFolder: string;
  }
}

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

/** Seconds: a little more than its notes take. */
const TIDES = 138;

/**
 * Builds four episodes, once for all engines, and serves them: `tides`, made up for tests, `guide`, which shows all that
 * Cuedeck has, and short ones in Arabic and in Japanese, `ar` and `ja`. Each page keeps what goes wrong in it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await expectInstalled();
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-engines-"));
  for (const part of ["slides", "public"]) {
    const [made, guide] = [join("tests/fixtures/show", part, "tides"), join(part, "guide")];
    await cp(join(REPOSITORY, made), join(folder, part, "tides"), { recursive: true });
    await cp(join(REPOSITORY, guide), join(folder, part, "guide"), { recursive: true });
  }
  await writeEpisodesIn({ ar, ja }, folder);
  const { bytes } = await encodeMp3(tone(TIDES, { before: 0.1 }), { title: "Tides" });
  await writeFile(join(folder, "public/tides/tides.mp3"), bytes);
  const build = spawn(process.execPath, [PROGRAM, "build", "--no-pdf"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error(`The episodes do not build: exit code ${String(code)}`);
  await addScript(join(folder, "dist"), keepFaults);
  await writeFile(join(folder, "dist", AXE), axe);

  const args = [PROGRAM, "preview", "--port", "0", "--out", join(folder, "dist")];
  const server = await run(process.execPath, args, /(https?:\S+)/);
  project.provide("enginesUrl", server.ready);
  project.provide("enginesFolder", join(folder, "dist"));
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** WebDriver tells nothing of what a page writes to the console, so a script does. */
async function addScript(site: string, script: () => void): Promise<void> {
  await writeFile(join(site, "before.js"), `(${script.toString()})();`);
  const pages = await readdir(site, { recursive: true });
  for (const page of pages.filter((path) => path.endsWith(".html"))) {
    const html = await readFile(join(site, page), "utf8");
    const loading = `<head><script src="/before.js"></script>`;
    await writeFile(join(site, page), html.replace("<head>", loading));
  }
}
