import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { TestProject } from "vitest/node";
import { PROGRAM } from "../program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the served site, with its closing slash. */
    readonly siteUrl: string;
    readonly siteFolder: string;
  }
}

/** Builds the real episodes with the real program, once for all end-to-end tests, and serves them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-e2e-"));
  const site = join(folder, "dist");
  const build = spawn(process.execPath, [PROGRAM, "build", "--out", site], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = await once(build, "exit");
  if (code !== 0) throw new Error(`The episodes do not build: exit code ${code}`);

  const server = spawn(process.execPath, [PROGRAM, "preview", "--out", site, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(server.stdout)) {
    const url = /https?:\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    project.provide("siteUrl", url);
    project.provide("siteFolder", site);
    break;
  }
  return async () => {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  };
}
