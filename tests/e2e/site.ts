import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { encodeMp3 } from "../../src/narration/mp3.ts";
import { tone } from "../narration/tone.ts";
import { PROGRAM } from "../program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the served site, with its closing slash. */
    readonly siteUrl: string;
    readonly siteFolder: string;
    /** Where its sources are. */
    readonly projectFolder: string;
    /** A site of `tides` alone, for servers of a test's own. */
    readonly tidesFolder: string;
  }
}

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));

/** Seconds: a little more than its notes take. */
const TIDES = 138;

/**
 * Builds two episodes with the real program, once for all end-to-end tests, and serves them: `tides`, small and made up
 * for tests, and `ketamine`, for the few that are about a whole episode. Beside them stands the guide's page of rules.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-e2e-"));
  await cp(join(REPOSITORY, "tests/fixtures/show"), folder, { recursive: true });
  for (const part of ["slides", "public"])
    await cp(join(REPOSITORY, part, "ketamine"), join(folder, part, "ketamine"), {
      recursive: true,
    });
  const { bytes } = await encodeMp3(tone(TIDES, { before: 0.1 }), { title: "Tides" });
  await writeFile(join(folder, "public/tides/tides.mp3"), bytes);
  const build = spawn(process.execPath, [PROGRAM, "build"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error(`The episodes do not build: exit code ${code}`);

  await cp(join(REPOSITORY, "public/guide/rules"), join(folder, "dist/rules"), { recursive: true });
  for (const part of ["assets", "index.html", "tides"])
    await cp(join(folder, "dist", part), join(folder, "dist-tides", part), { recursive: true });

  const server = spawn(process.execPath, [PROGRAM, "preview", "--port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(server.stdout)) {
    const url = /https?:\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    project.provide("siteUrl", url);
    project.provide("siteFolder", join(folder, "dist"));
    project.provide("projectFolder", folder);
    project.provide("tidesFolder", join(folder, "dist-tides"));
    break;
  }
  return async () => {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  };
}
