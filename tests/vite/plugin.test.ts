/** @module-tag slow */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build, createServer } from "vite";
import { expect, onTestFinished, test } from "vitest";
import { cuedeck } from "../../src/vite/plugin.ts";
import { type Project, temporaryProject } from "../cli/project.ts";

const SITE = {
  "index.html": "<!doctype html><title>Mine</title><h1>My site</h1>",
  "slides/talk/episode.yaml": "title: Talk\n",
  "slides/talk/01-part.md": "---\ntitle: Part\n---\n\n# One\n",
  "slides/other/episode.yaml": "title: Other\n",
  "slides/other/01-part.md": "---\ntitle: Part\n---\n\n# Two\n",
  "public/talk/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

/** Somebody's own Vite site, with episodes at `/talks/`. */
const config = ({ folder }: Project) => ({
  configFile: false as const,
  logLevel: "silent" as const,
  root: folder,
  plugins: [cuedeck({ base: "/talks/", pdf: false, only: "talk", onProblems: () => undefined })],
});

test("serves episodes beside somebody's own pages", async () => {
  const project = await temporaryProject(SITE);
  const server = await createServer({ ...config(project), server: { port: 0 } });
  onTestFinished(() => server.close());
  await server.listen();
  const [url = ""] = server.resolvedUrls?.local ?? [];
  const get = async (path: string) => (await fetch(new URL(path, url))).text();
  expect(await get("")).toContain("<h1>My site</h1>");
  expect(await get("talks/")).toContain('<a href="talk/">Talk</a>');
  expect(await get("talks/")).not.toContain("Other");
  expect((await fetch(new URL("talks", url), { redirect: "manual" })).headers.get("location")).toBe(
    "/talks/",
  );
  const page = await get("talks/talk/");
  expect(page).toContain("<title>Talk</title>");
  expect(page).toContain('<script type="module" src="/talks/assets/dev.js"></script>');
  expect(await get("@id/__x00__cuedeck:changes")).toContain("cuedeck:sources");
  const [, script = ""] = /<script type="module" src="..\/(assets\/listen-[^"]+)"/.exec(page) ?? [];
  expect((await fetch(new URL(`talks/${script}`, url))).headers.get("content-type")).toContain(
    "text/javascript",
  );
  expect(await get("talks/talk/dot.svg")).toBe(SITE["public/talk/dot.svg"]);
  await project.write({ "slides/talk/01-part.md": "---\ntitle: Part\n---\n\n# Two\n" });
  await expect.poll(() => get("talks/talk/"), { timeout: 20_000 }).toContain("Two");
  await project.write({ "cuedeck.config.js": "" });
});

test("vite build writes them into its output, and fails when they have errors", async () => {
  const project = await temporaryProject(SITE);
  await build(config(project));
  const read = (path: string) => readFile(join(project.folder, "dist", path), "utf8");
  expect(await read("index.html")).toContain("<h1>My site</h1>");
  expect(await read("talks/index.html")).toContain('<a href="talk/">Talk</a>');
  expect(await read("talks/index.html")).toContain('<a href="other/">');
  expect(await read("talks/talk/index.html")).not.toMatch(/dev\.js|cuedeck:changes/);
  expect(await read("talks/talk/dot.svg")).toBe(SITE["public/talk/dot.svg"]);
  await project.write({ "slides/talk/episode.yaml": "titel: Talk\n" });
  await expect(build(config(project))).rejects.toThrow(
    "slides/talk/episode.yaml:1:1 Unexpected key `titel`, expected `title`",
  );
});
