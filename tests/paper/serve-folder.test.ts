import { mkdir, mkdtemp, open, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { SharedBrowser } from "../../src/browser/shared-browser.ts";
import { printPapers } from "../../src/paper/print-page.ts";
import { serveFolder } from "../../src/paper/serve-folder.ts";

const PAGE = '<!doctype html><html lang="en"><title>A</title><img src="../large.png" alt="">';

async function site() {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-test-"));
  await mkdir(join(folder, "print"));
  await writeFile(join(folder, "print/index.html"), PAGE);
  await writeFile(join(folder, "my notes.json"), '"0123456789"');
  // More than the browser's own protocol takes; the file system keeps none of it.
  await using file = await open(join(folder, "large.png"), "w");
  await file.truncate(130 * 2 ** 20);
  return folder;
}

test("prints a page with a file of 130 MB", { timeout: 300_000 }, async () => {
  await using shared = new SharedBrowser({ env: process.env, report: () => {} });
  const folder = await site();
  const beginnings = await printPapers(
    { browser: await shared.launch(), folder },
    [{ path: "print/" }],
    async (_, pdf) => Buffer.from(pdf).toString("latin1", 0, 5),
  );
  expect(beginnings).toEqual(["%PDF-"]);
});

test("serves a folder to one page: whole files, parts of them, and nothing else", async () => {
  await using shared = new SharedBrowser({ env: process.env, report: () => {} });
  const page = await (await shared.launch()).newPage();
  const { origin, close } = await serveFolder(page, await site());
  await page.goto(`${origin}/print/`);
  const read = (path: string, range?: string) =>
    page.evaluate(
      async ({ path, headers }) => {
        const response = await fetch(path, { headers });
        return [response.status, response.headers.get("Content-Range"), await response.text()];
      },
      { path, headers: range === undefined ? {} : { Range: range } },
    );
  expect(await read("/my%20notes.json")).toEqual([200, null, '"0123456789"']);
  expect(await read("/my%20notes.json", "bytes=9-")).toEqual([206, "bytes 9-11/12", '89"']);
  expect(await read("/my%20notes.json", "bytes=1-3")).toEqual([206, "bytes 1-3/12", "012"]);
  expect(await read("/my%20notes.json", "bytes=20-")).toEqual([416, null, ""]);
  expect(await read("/missing.json")).toEqual([404, null, ""]);
  expect(await read("/%2e%2e%2f%2e%2e%2fetc/passwd")).toEqual([404, null, ""]);
  expect(await read("/50%of.png")).toEqual([404, null, ""]);
  await expect(read("https://example.org/")).rejects.toThrow("Failed to fetch");
  close();
  await expect(read("/my%20notes.json")).rejects.toThrow("Failed to fetch");
});
