/** @module-tag slow */
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { build, type BuildOptions } from "../../src/index.ts";
import { openLastSite } from "../../src/site/last-site.ts";
import { openProject } from "../../src/site/project.ts";

const home = await mkdtemp(join(tmpdir(), "cuedeck-last-"));
const cwd = join(home, "talks");
afterAll(() => rm(home, { recursive: true }));

const LOCK = "node_modules/.package-lock.json";
const ICONS = "node_modules/@iconify-json/harbor";
const ABOVE = "../node_modules/cuedeck-theme-harbor";
const THEME = "slides/theme/theme.css";
const IDS = ["one", "three", "two"];
const part = (id: string, notes: string, more = "") =>
  `---\ntitle: Part of ${id}\n---\n\n# Part of ${id}\n${more}\n:::notes\n${notes}\n:::\n`;

/** Gives the files of an episode a folder of another case. */
async function renameFiles(): Promise<void> {
  await rename(join(cwd, "public/two"), join(cwd, "public/Two"));
}

/** Slides stay as they are, so that a browser measures them once for all tests. */
beforeEach(async () => {
  for (const path of [
    "slides",
    "public",
    "_brand.yml",
    "cuedeck.config.js",
    "cuedeck.config.json",
    LOCK,
    ABOVE,
  ])
    await rm(join(cwd, path), { recursive: true, force: true });
  await write(THEME, ".slide { color: red }\n");
  await write(`${ICONS}/package.json`, '{ "version": "1.0.0" }');
  await write(`${ICONS}/icons.json`, "{}");
  for (const id of IDS) {
    await write(`slides/${id}/episode.yaml`, `title: Episode ${id}\n`);
    await write(`slides/${id}/01-part.md`, part(id, "Hello."));
    await write(`public/${id}/unused-${id}.txt`, "text");
  }
  await write("public/CNAME", "example.org");
  await buildHere();
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(cwd, path)), { recursive: true });
  await writeFile(join(cwd, path), text);
}

const read = (path: string) => readFile(join(cwd, path), "utf8");
const buildHere = (options: BuildOptions = {}) => build({ cwd, pdf: false, ...options });

/** The episodes that a build would take over. */
async function keptIds(options: BuildOptions = {}): Promise<string[]> {
  await using project = await openProject({ cwd });
  const { kept } = await openLastSite(project, { pdf: false, ...options }, IDS);
  return [...kept.keys()];
}

/** The episodes that a build makes anew, and what it says. */
async function rebuild(options: BuildOptions = {}) {
  const inode = async (id: string) =>
    (await stat(join(cwd, "dist", id, "index.html")).catch(() => undefined))?.ino;
  const before = await Promise.all(IDS.map(inode));
  const { problems, removed, episodes, written } = await buildHere(options);
  const after = await Promise.all(IDS.map(inode));
  const made = IDS.filter((_, index) => after[index] !== before[index]);
  return { made, removed, episodes, written, told: problems.map(({ reason }) => reason) };
}

test("a change of one episode makes that one alone, and all that is wrong with the others is told again", async () => {
  const first = await buildHere();
  expect(first.problems).toHaveLength(3);
  expect((await rebuild()).made).toEqual([]);
  await write("slides/two/01-part.md", part("two", "Something else."));
  const second = await rebuild();
  expect(second).toMatchObject({ made: ["two"], removed: [], episodes: first.episodes });
  expect(second.told).toEqual(first.problems.map(({ reason }) => reason));
  expect(second.written).toEqual(first.written);
  expect(await read("dist/two/index.html")).toContain("Something else.");
  expect(await read("dist/CNAME")).toBe("example.org");
  const index = await read("dist/index.html");
  for (const id of IDS) expect(index).toContain(`href="${id}/"`);
  expect((await rebuild()).made).toEqual([]);
});

test.each([
  ["show.yaml", () => write("slides/show.yaml", "show: Radio\n")],
  ["a file that may be meant as it", () => write("slides/show.yml", "show: Radio\n")],
  ["a file that may be meant as the configuration", () => write("cuedeck.config.json", "{}")],
  ["a folder that may be meant as an episode's", renameFiles],
  ["the theme", () => write(THEME, ".slide { color: tan }\n")],
  ["a brand", () => write("_brand.yml", "color:\n  primary: black\n")],
  ["the configuration", () => write("cuedeck.config.js", "export default { directives: {} };\n")],
  ["what npm has installed", () => write(LOCK, "{}")],
  ["a set of icons", () => write(`${ICONS}/package.json`, '{ "version": "2.0.0" }')],
  ["a set of icons that is written anew", () => write(`${ICONS}/icons.json`, "{ }")],
  ["a package that is installed above", () => write(`${ABOVE}/package.json`, "{}")],
])("%s is a part of all episodes", async (_what, change) => {
  expect(await keptIds()).toEqual(IDS);
  await change();
  expect(await keptIds()).toEqual([]);
});

test.each(["rehypePlugins: [() => () => {}]", "directives: { price: () => ({}) }"])(
  "what plugins and directives make may depend on anything: %s",
  async (config) => {
    await write("cuedeck.config.js", `export default { ${config} };\n`);
    await buildHere();
    expect(await keptIds()).toEqual([]);
  },
);

test("files that a brand names are a part of all episodes", async () => {
  const logo = (size: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${size}"/>`;
  await write("_brand.yml", "logo:\n  medium: brand/logo.svg\n");
  await write("brand/logo.svg", logo(1));
  await buildHere();
  expect(await keptIds()).toEqual(IDS);
  await write("brand/logo.svg", logo(2));
  expect(await keptIds()).toEqual([]);
});

test("what changes while a site is built is in the next one", async () => {
  await write("slides/two/01-part.md", part("two", "Before."));
  const building = buildHere();
  const timer = setInterval(() => void write("public/CNAME", "example.com"), 5);
  await building.finally(() => clearInterval(timer));
  expect((await rebuild()).made).toEqual(["two"]);
  expect(await read("dist/CNAME")).toBe("example.com");
});

test("what the build is told is a part of all episodes", async () => {
  for (const options of [{ pdf: true }, { private: false }, { broker: "wss://host.example/" }])
    expect(await keptIds(options)).toEqual([]);
  expect(await keptIds({ siteUrl: "https://host.example/" })).toEqual([]);
  expect(await keptIds()).toEqual(IDS);
});

test("an episode whose files were deleted, changed or joined by others is made anew", async () => {
  const page = await read("dist/one/index.html");
  await rm(join(cwd, "dist/one/timeline.json"));
  await write("dist/three/mine.txt", "");
  const { made } = await rebuild();
  expect(made).toEqual(["one", "three"]);
  expect(await readdir(join(cwd, "dist/three"))).not.toContain("mine.txt");
  // As long as it was, and no younger.
  const path = join(cwd, "dist/one/index.html");
  const { atime, mtime } = await stat(path);
  await write("dist/one/index.html", page.replaceAll("Part of", "Trap of"));
  await utimes(path, atime, mtime);
  expect((await rebuild()).made).toEqual(["one"]);
  expect(await read("dist/one/index.html")).toBe(page);
});

test("a file that was written again as it was counts as unchanged", async () => {
  await write("slides/one/01-part.md", part("one", "Hello."));
  expect((await rebuild()).made).toEqual([]);
});

test("an episode that is gone leaves no trace, and files of none come along", async () => {
  await rm(join(cwd, "slides/two"), { recursive: true });
  await rm(join(cwd, "public/two"), { recursive: true });
  await write("public/robots.txt", "all");
  expect(await rebuild()).toMatchObject({ removed: ["two"], episodes: ["one", "three"] });
  expect((await readdir(join(cwd, "dist"))).toSorted()).toEqual([
    "CNAME",
    "assets",
    "index.html",
    "one",
    "robots.txt",
    "three",
  ]);
  expect(await read("dist/index.html")).not.toContain("two");
});

test("with a damaged note of what the last site was made of, all is made anew", async () => {
  const notes = join(cwd, "node_modules/.cache/cuedeck/sites");
  const [name = ""] = await readdir(notes);
  const note = await readFile(join(notes, name), "utf8");
  await writeFile(join(notes, name), note.replace("Episode one", "Episode 0ne"));
  expect((await rebuild()).made).toEqual(IDS);
});

test("an error in one episode leaves the last site, and what others need is still known afterwards", async () => {
  const good = await read("dist/two/index.html");
  await write("slides/two/01-part.md", part("two", "Hello.", "\n![Gone](gone.svg)\n"));
  expect((await rebuild()).made).toEqual([]);
  expect(await read("dist/two/index.html")).toBe(good);
  await write("slides/two/01-part.md", part("two", "Hello."));
  await write("slides/three/01-part.md", part("three", "Goodbye."));
  expect((await rebuild()).made).toEqual(["three"]);
});
