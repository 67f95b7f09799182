/** @module-tag slow */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { setTimeout } from "node:timers/promises";
import { fromHtml } from "hast-util-from-html";
import { visit } from "unist-util-visit";
import { expect, onTestFinished, test, vi } from "vitest";
import { writeRunFile } from "../../src/talk/run.ts";
import { temporaryProject } from "../cli/project.ts";
import { PROGRAM } from "../program.ts";

const SEGMENT = "---\ntitle: Part\n---\n\n# One\n\n:::notes\nHello.\n:::\n";
const LOG = writeRunFile("talk", {
  began: 0,
  slot: null,
  duration: 9,
  changes: [{ time: 1.5, slide: "one", step: 0 }],
});

/** `cuedeck dev` with a talk: where it is, and what it has printed so far. */
async function dev(files: Readonly<Record<string, string>>) {
  const project = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md": SEGMENT,
    ...files,
  });
  const server = spawn(process.execPath, [PROGRAM, "dev", "--port", "0"], {
    cwd: project.folder,
  });
  onTestFinished(() => void server.kill());
  let output = "";
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (bytes: Buffer) => (output += bytes.toString()));
  const url = await vi.waitUntil(() => /http:\S+\d(?=\/)/.exec(output)?.[0], { timeout: 60_000 });
  return { project, url, output: () => output };
}

test("runs no script of an episode's description, and survives addresses that can't be parsed", async () => {
  const text = "</head><script src=/feed.xml></script>";
  const { url } = await dev({
    "slides/talk/episode.yaml": `title: Talk\ndescription: "${text}"\n`,
  });
  for (const path of ["/", "/talk/", "/talk/speaker/"]) {
    const scripts: string[] = [];
    visit(fromHtml(await (await fetch(url + path)).text()), { tagName: "script" }, (script) => {
      scripts.push(String(script.properties["src"]));
    });
    const others = scripts.filter((src) => !/^(?:\/|(?:\.\.\/)*)assets\/[\w.-]+\.js$/.test(src));
    expect(others).toEqual(["/@id/__x00__cuedeck:changes"]);
  }
  for (const headers of [{}, { connection: "upgrade", upgrade: "websocket" }]) {
    const asked = request(url, { path: "http://[", headers }).end();
    const [response] = await once(asked, "response");
    expect(response.statusCode).toBe(400);
  }
  expect((await fetch(`${url}/talk/`)).status).toBe(200);
});

test("what an editor writes a moment after it has emptied the file is read", async () => {
  const { project, url } = await dev({});
  const page = async () => (await fetch(`${url}/talk/`)).text();
  for (const word of ["Two", "Three", "Four"]) {
    await project.write({ "slides/talk/01-part.md": "" });
    await setTimeout(25);
    await project.write({ "slides/talk/01-part.md": SEGMENT.replace("One", word) });
    await expect.poll(page, { timeout: 60_000 }).toContain(`>${word}</h2>`);
  }
});

test("finds no problems only once the slides are measured", async () => {
  const items = Array.from({ length: 30 }, (_, index) => `- Item ${index + 1}\n`).join("");
  const full = SEGMENT.replace("# One\n", `# One\n\n${items}`);
  const { project, url, output } = await dev({ "slides/talk/01-part.md": full });
  await expect.poll(output, { timeout: 60_000 }).toContain(" slide-overfull ");
  expect(output()).not.toContain("No problems.");
  expect(await (await fetch(`${url}/talk/`)).text()).toContain('style="--fit: 0.5; --fit-tall: ');
  await project.write({ "slides/talk/01-part.md": SEGMENT });
  await expect.poll(output, { timeout: 60_000 }).toContain("No problems.");
});

test("in cuedeck dev a page of an episode knows where its rehearsals go, and only that server's may", async () => {
  const { project, url } = await dev({});
  const page = async (path: string) => (await fetch(`${url}${path}`)).text();
  const [, address = ""] = / data-retime="([^"]+)"/.exec(await page("/talk/speaker/")) ?? [];
  expect(address).toBe("/@cuedeck/talk/retime");
  expect(await page("/talk/")).toContain(` data-retime="${address}"`);
  expect(await page("/")).not.toContain("data-retime");

  const post = (origin: string) =>
    fetch(`${url}${address}?log=${Buffer.byteLength(LOG)}`, {
      method: "POST",
      body: new Blob([LOG]),
      headers: { origin, "content-type": "application/octet-stream" },
    });
  const elsewhere = await post("http://localhost:1");
  expect(elsewhere.status).toBe(403);
  // A name that its owner points to this machine makes the page's origin and the host equal.
  const headers = { host: "evil.example", origin: "http://evil.example" };
  const rebound = request(`${url}${address}`, { method: "POST", headers });
  rebound.end();
  const [response] = await once(rebound, "response");
  expect(response.statusCode).toBe(403);
  expect(await project.read("slides/talk/01-part.md")).toBe(SEGMENT);

  const own = await post(url);
  expect(await own.json()).toEqual({
    written: ["slides/talk/01-part.md"],
    timed: 1,
    estimated: 0,
    warnings: [],
  });
  expect(await project.read("slides/talk/01-part.md")).toContain("[00:01.5] Hello.");
  await expect.poll(() => page("/talk/timeline.json"), { timeout: 20_000 }).toContain("1.5");
});

test("cuedeck dev has the slides that are hidden, marked, at estimated times", async () => {
  const hidden = `${SEGMENT}\n---\n\n::slide{#later hidden}\n\n# Later\n\n:::notes\n[00:01] Unsaid.\n:::\n`;
  const { url } = await dev({ "slides/talk/01-part.md": hidden });
  const page = await (await fetch(`${url}/talk/`)).text();
  expect(page).toContain('data-slide="later"');
  expect(page).toContain('class="hidden-mark"');
  const [one = 0, later = 0] = JSON.parse(
    await (await fetch(`${url}/talk/timeline.json`)).text(),
  ).slides.map(({ start }: { start: number }) => start);
  expect(later).toBeGreaterThan(one);
});

test("cuedeck dev takes up changes of a theme and of a brand that lie outside of the slides, also of one that comes", async () => {
  const { project, url, output } = await dev({
    "slides/talk/episode.yaml": "title: Talk\ntheme: ../../look\n",
  });
  const style = async () => {
    const page = await (await fetch(`${url}/talk/`)).text();
    const [, sheet = ""] = /href="\.\.(\/assets\/theme-[^"]+)"/.exec(page) ?? [];
    return (await fetch(url + sheet)).text();
  };
  await expect.poll(output, { timeout: 60_000 }).toContain("theme-file");
  await expect
    .poll(
      async () => {
        // Again and again: where there is nothing yet, the watcher takes a while to begin.
        await project.write({
          "look/theme.yaml": 'colours:\n  paper: { light: "#fffffe", dark: "#000001" }\n',
        });
        return style();
      },
      { timeout: 60_000, interval: 500 },
    )
    .toContain("light-dark(#fffffe, #000001)");
  await project.write({
    "look/theme.yaml": 'colours:\n  paper: { light: "#fffffd", dark: "#000002" }\n',
  });
  await expect.poll(style, { timeout: 20_000 }).toContain("light-dark(#fffffd, #000002)");
  await project.write({
    "look/theme.yaml": "{}\n",
    "_brand.yml": "color:\n  background: '#fffffc'\n",
  });
  await expect.poll(style, { timeout: 20_000 }).toContain("#fffffc");
});
