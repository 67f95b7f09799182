/** @module-tag slow */
import { spawn, execFileSync, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PROGRAM } from "../program.ts";
import { openContext } from "./browser.ts";

let folder: string;
let server: ChildProcess;
let url: string;
let output = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-dev-"));
  execFileSync(process.execPath, [PROGRAM, "new", "talk"], { cwd: folder });
  // An editor that notes what it is to open, under a name whose arguments are known.
  const editor = join(folder, "code");
  await writeFile(editor, `#!/bin/sh\necho "$@" >> "${join(folder, "opened")}"\n`, { mode: 0o755 });
  server = spawn(process.execPath, [PROGRAM, "dev", "--port", "0"], {
    cwd: folder,
    env: { ...process.env, LAUNCH_EDITOR: editor },
  });
  const listen = (text: Buffer) => (output += text.toString());
  server.stdout?.on("data", listen);
  server.stderr?.on("data", listen);
  url = await vi.waitUntil(() => /http:\S+\d\//.exec(output)?.[0], { timeout: 60_000 });
  // Slides are measured: a page that opens before may be loaded anew.
  await vi.waitUntil(() => output.includes("No problems."), { timeout: 60_000 });
});

afterAll(async () => {
  server.kill();
  await rm(folder, { recursive: true, force: true });
});

/** Waits for scripts and what they load. */
const LOADED = { waitUntil: "networkidle" } as const;

/** What the editor was asked to open. */
function opened(): Promise<string> {
  return readFile(join(folder, "opened"), "utf8").catch(() => "");
}

test("saved files change the open page in place: the reader stays at slide and step, search and pause", async () => {
  const page = await (await openContext()).newPage();
  // A save while it loads has it loaded anew.
  await page.goto(new URL("talk/?slide=three-things-to-know", url).href, LOADED);
  await page.waitForSelector(".reveal.ready");
  await page.keyboard.press("/");
  await page.fill("#search-field", "slides and notes are");
  await page.click('.turn [data-action="next"]');
  // A page that is loaded anew has another window.
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  const state = () =>
    page.evaluate(() => {
      const slide = document.querySelector<HTMLElement>("section.present");
      return {
        isSame: "isSame" in window,
        slide: slide?.dataset["slide"],
        steps: slide?.querySelectorAll(".fragment.visible").length,
        follow: document.documentElement.dataset["follow"],
        hits: document.querySelector(".search-count")?.textContent,
      };
    });
  const before = await state();
  expect(before).toMatchObject({ slide: "three-things-to-know", follow: "off", hits: "1 of 1" });

  const path = join(folder, "slides/talk/01-introduction.md");
  const source = await readFile(path, "utf8");
  const slide = () => page.locator("section.present").innerText();
  const notes = () => page.locator("#notes").innerText();
  const changed = source
    .replace("A talk is text, in", "A talk is plain text, in")
    .replace("[00:00] Welcome.", "[00:01] A warm welcome.");
  await writeFile(path, changed);
  await expect.poll(slide).toContain("A talk is plain text");
  expect(await notes()).toContain("A warm welcome");
  expect(await page.locator("#notes .cue-time").first().innerText()).toBe("00:01");
  expect(await state()).toEqual(before);

  await writeFile(path, changed.replace("## Three", "## One more\n\n- Before\n\n---\n\n## Three"));
  const position = () => page.locator(".position").innerText();
  await expect.poll(position).toMatch(/^Slide.3.of/);
  expect(await state()).toEqual(before);
  await page.click('.turn [data-action="previous"]');
  await page.click('.turn [data-action="previous"]');
  await page.click('.turn [data-action="previous"]');
  await expect.poll(slide).toContain("One more");

  await writeFile(path, source);
  await expect.poll(notes).not.toContain("A warm welcome");
  await expect.poll(position).toMatch(/^Slide.2.of/);
  expect(await state()).toMatchObject({ isSame: true, follow: "off", hits: "1 of 1" });
});

test("saved files change Present and Speaker in place", async () => {
  const context = await openContext();
  const path = join(folder, "slides/talk/01-introduction.md");
  const source = await readFile(path, "utf8");
  for (const [name, selector] of [
    ["present", ".slides"],
    ["speaker", ".preview.next"],
  ] as const) {
    const page = await context.newPage();
    await page.goto(new URL(`talk/${name}/`, url).href, LOADED);
    const slide = page.locator(selector);
    await expect.poll(() => slide.textContent()).toContain("Three things");
    await page.evaluate(() => Object.assign(window, { isSame: true }));
    await writeFile(path, source.replace("## Three things", `## Three ${name} things`));
    await expect.poll(() => slide.textContent()).toContain(`Three ${name} things`);
    await writeFile(path, source);
    await expect.poll(() => slide.textContent()).toContain("Three things");
    expect(await page.evaluate(() => "isSame" in window)).toBe(true);
  }
});

test("the index has no error of its script", async () => {
  const page = await (await openContext()).newPage();
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  await page.goto(url, LOADED);
  expect(errors).toEqual([]);
});

test("a mistake shows on the page and in the terminal, until it is mended", async () => {
  const page = await (await openContext()).newPage();
  await page.goto(new URL("talk", url).href);
  const title = page.locator("section.present .slide-title");
  const path = join(folder, "slides/talk/01-introduction.md");
  const source = await readFile(path, "utf8");
  await writeFile(path, source.replace("[00:00]", "[00:99]"));
  const list = page.locator(".problem-list");
  await expect.poll(() => list.innerText()).toContain("Unexpected timecode `00:99`");
  await list.getByRole("button", { name: "slides/talk/01-introduction.md:12:" }).click();
  await expect.poll(opened).toMatch(/slides\/talk\/01-introduction\.md:12:\d+/);
  await expect.poll(() => output).toMatch(/error\s+Unexpected timecode `00:99`/);
  expect(output).toContain("slides/talk/01-introduction.md");

  await writeFile(path, source);
  await expect.poll(() => list.count()).toBe(0);
  await expect.poll(() => title.innerText()).toBe("Talk");
});

test("a click with Alt opens the source of a slide and of a note, for pages of this server alone", async () => {
  const page = await (await openContext()).newPage();
  await page.goto(new URL("talk/", url).href);
  await page.click("section.present", { modifiers: ["Alt"] });
  await expect.poll(opened).toMatch(/slides\/talk\/01-introduction\.md:5:1/);
  await page.click('[data-cue="three-things-to-know-1"]', { modifiers: ["Alt"] });
  await expect.poll(opened).toMatch(/slides\/talk\/01-introduction\.md:26:1/);
  const before = await opened();
  const ask = (path: string, headers: Record<string, string>, method = "POST") =>
    fetch(new URL(path, url), { method, headers }).then(({ status }) => status);
  const path = "/@cuedeck/open?episode=talk&slide=cover";
  const { origin } = new URL(url);
  expect(await ask(path, { origin: "http://localhost:1" })).toBe(403);
  expect(await ask("/@cuedeck/open?path=/etc/passwd", { origin })).toBe(404);
  const vite = `/__open-in-editor?file=${join(folder, "package.json")}`;
  expect(await ask(vite, { "sec-fetch-site": "cross-site" }, "GET")).toBe(403);
  expect(await opened()).toBe(before);
});

test("a diagram that can't be drawn keeps its last picture, marked, while other slides change", async () => {
  const page = await (await openContext()).newPage();
  await page.goto(new URL("talk/?slide=flow", url).href);
  const diagram = page.locator("section.present .diagram");
  await expect.poll(() => diagram.innerText()).toContain("Markdown");
  const path = join(folder, "slides/talk/02-from-text-to-talk.md");
  const source = await readFile(path, "utf8");
  const broken = source.replace("M[Markdown]", "M[Markdown").replace("# From text", "# Now text");
  await writeFile(path, broken);
  await expect.poll(() => page.locator(".diagram.outdated").count()).toBe(1);
  expect(await diagram.innerText()).toContain("Markdown");
  expect(await page.locator(".problem-count").innerText()).toMatch(/^1 error/);
  expect(await page.locator(".problem-list").isVisible()).toBe(false);
  await page.click('.turn [data-action="previous"]');
  await expect.poll(() => page.locator("section.present").innerText()).toContain("Now text");
  await writeFile(path, source);
  await expect.poll(() => page.locator(".diagram.outdated").count()).toBe(0);
});

test.each([
  ["", "text/html; charset=utf-8"],
  ["talk/", "text/html; charset=utf-8"],
  ["talk/transcript.html", "text/html; charset=utf-8"],
  ["talk/transcript.vtt", "text/vtt; charset=utf-8"],
  ["talk/transcript.srt", "application/x-subrip; charset=utf-8"],
  ["talk/timeline.json", "application/json"],
  ["talk/manifest.webmanifest", "application/manifest+json"],
])("/%s is %s", async (path, type) => {
  const response = await fetch(new URL(path, url));
  expect([response.status, response.headers.get("content-type")]).toEqual([200, type]);
});

test("a slide that holds more than fits on it is told of, once", async () => {
  const path = join(folder, "slides/talk/01-introduction.md");
  const source = await readFile(path, "utf8");
  const items = Array.from({ length: 20 }, (_, index) => `- Item ${index + 1}\n`).join("");
  const told = () => output.match(/ warning .* slide-overfull /g) ?? [];
  expect(told()).toHaveLength(0);
  await writeFile(path, source.replace("\n:::notes", `\n${items}\n:::notes`));
  await expect.poll(told, { timeout: 30_000 }).toHaveLength(1);

  // A save takes nothing from the list until slides are measured again.
  const page = await (await openContext()).newPage();
  await page.goto(new URL("talk/", url).href);
  await expect.poll(() => page.locator(".problem-count").innerText()).toBe("1 warning");
  await page.evaluate(() => {
    const list = document.querySelector(".problem-list");
    if (!list) throw new Error("There is no list");
    new MutationObserver(() => {
      if (list.childElementCount === 0) document.body.dataset["emptied"] = "";
    }).observe(list, { childList: true });
  });
  await writeFile(path, source.replace("\n:::notes", `\n${items}- The last\n\n:::notes`));
  await page.locator("section.present li", { hasText: "The last" }).waitFor({ state: "attached" });
  expect(await page.getAttribute("body", "data-emptied")).toBeNull();

  const before = output.length;
  await writeFile(path, source);
  await expect.poll(() => output.slice(before)).toContain("No problems.");
});

test("a rehearsal's times go from the console into the notes", async () => {
  const page = await (await openContext()).newPage();
  await page.goto(new URL("talk/speaker/", url).href);
  await page.waitForSelector(".preview.now section");
  await page.keyboard.press("t");
  await page.waitForTimeout(1100);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("t");
  const path = join(folder, "slides/talk/01-introduction.md");
  const before = await readFile(path, "utf8");
  await page.click('[data-action="rehearsal"]');
  await page.click('button:has-text("Use as timing")');
  const hint = page.locator(".run-actions .hint");
  await expect.poll(() => hint.innerText()).toContain("Written into the notes");
  const after = await readFile(path, "utf8");
  expect(after).not.toBe(before);
  expect(after).toMatch(/\[00:0\d\.\d\]/);
  const timecodes = /\[\d\d:\d\d(?:\.\d)?\] ?/g;
  expect(after.replaceAll(timecodes, "")).toBe(before.replaceAll(timecodes, ""));
});
