import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;

const run = (command: string, ...parts: readonly string[]): string =>
  execFileSync(command, parts, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cuedeck-package-"));
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], {
    stdio: "ignore",
  });
  const [tarball = ""] = readdirSync(folder);
  run("npm", "init", "--yes");
  run("npm", "install", "--no-audit", "--no-fund", join(folder, tarball));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what is installed elsewhere makes, checks and builds that folder's own slides", () => {
  run("npx", "cuedeck", "new", "my-talk");
  expect(run("npx", "cuedeck", "check")).toContain("No problems in 1 episode");
  run("npx", "cuedeck", "build");
  const page = readFileSync(join(folder, "dist/my-talk/index.html"), "utf8");
  expect(page).toContain("From text to talk");
  expect(page).toContain("<svg");
  const timeline = JSON.parse(readFileSync(join(folder, "dist/my-talk/timeline.json"), "utf8"));
  expect(timeline.slides.map(({ id }: { id: string }) => id)).toEqual([
    "cover",
    "three-things-to-know",
    "flow",
  ]);
  expect(statSync(join(folder, "dist/my-talk/my-talk-slides.pdf")).size).toBeGreaterThan(10_000);
});

test("who installs it gets neither mermaid's weight nor reveal.js's", () => {
  const installed = readdirSync(join(folder, "node_modules"));
  for (const name of ["mermaid", "reveal.js", "media-chrome", "typescript", "vitest"]) {
    expect(installed).not.toContain(name);
  }
});
