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
  server = spawn(process.execPath, [PROGRAM, "dev", "--port", "0"], { cwd: folder });
  const listen = (text: Buffer) => (output += text.toString());
  server.stdout?.on("data", listen);
  server.stderr?.on("data", listen);
  url = await vi.waitUntil(() => /http:\S+\d\//.exec(output)?.[0], { timeout: 60_000 });
});

afterAll(async () => {
  server.kill();
  await rm(folder, { recursive: true, force: true });
});

test("a saved file shows at once; a mistake shows on the page and in the terminal, until it is mended", async () => {
  const page = await (await openContext()).newPage();
  await page.goto(new URL("talk", url).href);
  const title = page.locator("section.present .slide-title");
  await expect.poll(() => title.innerText()).toBe("Talk");

  const path = join(folder, "slides/talk/01-introduction.md");
  const source = await readFile(path, "utf8");
  await writeFile(path, source.replace("# Talk", "# A better title"));
  await expect.poll(() => title.innerText()).toBe("A better title");

  await writeFile(path, source.replace("[00:00]", "[00:99]"));
  const overlay = page.locator("vite-error-overlay .message-body");
  await expect.poll(() => overlay.innerText()).toContain("Unexpected timecode `00:99`");
  expect(output).toContain("slides/talk/01-introduction.md");
  expect(output).toMatch(/error\s+Unexpected timecode `00:99`/);

  await writeFile(path, source);
  await expect.poll(() => overlay.count()).toBe(0);
  await expect.poll(() => title.innerText()).toBe("Talk");
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
  // The sources have changed, so the page is another one by now; it still says what came of it.
  await expect.poll(() => page.locator(".notice").innerText()).toContain("Written into the notes");
  const after = await readFile(path, "utf8");
  expect(after).not.toBe(before);
  expect(after).toMatch(/\[00:0\d\.\d\]/);
  const timecodes = /\[\d\d:\d\d(?:\.\d)?\] ?/g;
  expect(after.replaceAll(timecodes, "")).toBe(before.replaceAll(timecodes, ""));
});
