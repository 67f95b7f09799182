/** @module-tag slow */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;

const run = (command: string, ...parts: readonly string[]): string =>
  execFileSync(command, parts, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });

/** What a command printed that failed. */
const runAnyway = (command: string, ...parts: readonly string[]): string => {
  try {
    return run(command, ...parts);
  } catch (error) {
    return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
  }
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cuedeck-package-"));
  execFileSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], {
    stdio: "ignore",
  });
  const [tarball = ""] = readdirSync(folder);
  run("npm", "init", "--yes", "--init-type", "module");
  run("npm", "install", "--no-audit", "--no-fund", join(folder, tarball));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what is installed elsewhere makes, checks and builds that folder's own slides", () => {
  run("npx", "cuedeck", "new", "my-talk");
  const settings = JSON.parse(readFileSync(join(folder, ".vscode/settings.json"), "utf8"));
  const schemas = Object.keys(settings["yaml.schemas"]);
  expect(schemas.map((path) => existsSync(join(folder, path)))).toEqual([true, true, true]);
  expect(run("npx", "cuedeck", "check")).toContain("No problems in 1 episode");
  run("npx", "cuedeck", "build");
  const page = readFileSync(join(folder, "dist/my-talk/index.html"), "utf8");
  expect(page).toContain("From text to talk");
  expect(page).toContain("<svg");
  const timeline = JSON.parse(readFileSync(join(folder, "dist/my-talk/timeline.json"), "utf8"));
  expect(timeline.slides.map(({ id }: { id: string }) => id)).toEqual([
    "cover",
    "three-things-to-know",
    "part",
    "flow",
    "slides",
    "ways",
    "sources",
    "end",
  ]);
  expect(statSync(join(folder, "dist/my-talk/my-talk-slides.pdf")).size).toBeGreaterThan(10_000);
});

test("who installs it gets neither mermaid's weight nor reveal.js's", () => {
  const installed = readdirSync(join(folder, "node_modules"));
  for (const name of ["mermaid", "reveal.js", "media-chrome", "typescript", "vitest"]) {
    expect(installed).not.toContain(name);
  }
  const [kilobytes = ""] = run("du", "-sk", "node_modules").split("\t");
  expect(Number(kilobytes)).toBeLessThan(120 * 1024);
});

test("it holds the licences of all that is built in", () => {
  const names = ["bin", "mermaid", "web"].flatMap((part) => {
    const text = readFileSync(
      join(folder, `node_modules/cuedeck/build/${part}/licenses.md`),
      "utf8",
    );
    return Array.from(text.matchAll(/^## (\S+) - .+\n\n(?=\S)/gm), ([, name]) => name);
  });
  const known = ["@fontsource-variable/inter", "cytoscape", "elkjs", "fontkitten", "mermaid"];
  expect(names).toEqual(expect.arrayContaining([...known, "reveal.js", "vega", "vega-lite"]));
});

const TYPESCRIPT = `
import {
  build, check, ConfigError, defineConfig, loadEpisode, type Episode, type Problem, UsageError,
} from "cuedeck";
import { createMarkdownProcessor, type Directives, parseSegment } from "cuedeck/markdown";
import { formatTimecode, momentAt, type Timeline } from "cuedeck/timeline";
import { cuedeck } from "cuedeck/vite";
import { defineConfig as defineVite } from "vite";

const directives: Directives = {
  tip: ({ children }) => ({ type: "element", tagName: "div", properties: {}, children }),
};
export const config = defineConfig({ theme: "editorial", remarkPlugins: [() => () => {}], directives });
// @ts-expect-error a theme has a name
defineConfig({ theme: 1 });
export const vite = defineVite({ plugins: [cuedeck({ base: "/talks/" })] });

const loaded = await loadEpisode("my-talk");
const episode: Episode | undefined = loaded.episode;
const timeline: Timeline | undefined = loaded.timeline;
const reasons: string[] = loaded.problems.map(({ reason }: Problem) => reason);
export const title: string | undefined = episode?.meta.title;
export const time: string = formatTimecode(timeline ? (momentAt(timeline, 3)?.slide.start ?? 0) : 0);
const { written, out } = await build({ out: "site", pdf: false }).catch((error: unknown) => {
  if (error instanceof ConfigError || error instanceof UsageError) console.log(error.message);
  throw error;
});
const { problems, undrawn } = await check({ cache: false });
const { segment } = await parseSegment({ path: "01-a.md", text: "" }, "a", { directives });
export const all = [reasons, written, out, problems, undrawn?.message, segment?.slides[0]?.title];
export const first = createMarkdownProcessor().parse("# A").children[0]?.type;
`;

test.each([
  ["nodenext", "nodenext"],
  ["esnext", "bundler"],
])("every entry has types for TypeScript with module %s", (module, resolution) => {
  writeFileSync(join(folder, "use.ts"), TYPESCRIPT);
  const compiler = fileURLToPath(new URL("../../node_modules/.bin/tsc", import.meta.url));
  const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2023"];
  const modules = ["--module", module, "--moduleResolution", resolution];
  expect(runAnyway(compiler, ...options, ...modules, "--types", "node", "use.ts")).toBe("");
});

const JAVASCRIPT = `
import { build, check, loadEpisode } from "cuedeck";
import { parseSegment } from "cuedeck/markdown";
import { momentAt } from "cuedeck/timeline";
import { cuedeck } from "cuedeck/vite";

const { timeline } = await loadEpisode("my-talk");
const { problems, episodes } = await check();
const { written } = await build({ out: "site", pdf: false });
const text = "---\\ntitle: Part\\n---\\n\\n# Hello\\n";
const { segment } = await parseSegment({ path: "01-part.md", text }, "part");
console.log(JSON.stringify([
  momentAt(timeline, 9).slide.id, problems, episodes, written.includes("my-talk/index.html"),
  segment.slides[0].title, cuedeck()[0].name,
]));
`;

test("every entry runs in Node.js, and prints nothing of its own", () => {
  writeFileSync(join(folder, "use.js"), JAVASCRIPT);
  expect(JSON.parse(run(process.execPath, "use.js"))).toEqual([
    "three-things-to-know",
    [],
    ["my-talk"],
    true,
    "Hello",
    "cuedeck",
  ]);
});

test("a configuration in TypeScript and a Vite site of somebody's own find it", () => {
  writeFileSync(
    join(folder, "cuedeck.config.ts"),
    'import { defineConfig } from "cuedeck";\nexport default defineConfig({ theme: "editorial" });\n',
  );
  writeFileSync(
    join(folder, "vite.config.ts"),
    'import { cuedeck } from "cuedeck/vite";\nexport default { plugins: [cuedeck({ base: "/talks/", pdf: false })], build: { outDir: "own" } };\n',
  );
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Mine</title>");
  run("npx", "vite", "build");
  expect(readFileSync(join(folder, "own/index.html"), "utf8")).toContain("<title>Mine</title>");
  expect(existsSync(join(folder, "own/talks/my-talk/index.html"))).toBe(true);
});

test("the schemas of its files can be had by name", () => {
  for (const name of ["episode", "show", "timeline"]) {
    const code = `import schema from "cuedeck/schemas/${name}.json" with { type: "json" }; console.log(schema.title)`;
    expect(run(process.execPath, "--input-type=module", "-e", code)).toContain(name);
  }
});
