import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
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

test("in cuedeck dev a page of an episode knows where its rehearsals go, and only that server's may", async () => {
  const project = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md": SEGMENT,
  });
  const server = spawn(process.execPath, [PROGRAM, "dev", "--port", "0"], {
    cwd: project.folder,
  });
  onTestFinished(() => void server.kill());
  let output = "";
  server.stdout.on("data", (bytes: Buffer) => (output += bytes.toString()));
  const url = await vi.waitUntil(() => /http:\S+\d(?=\/)/.exec(output)?.[0], { timeout: 60_000 });

  const page = async (path: string) => (await fetch(`${url}${path}`)).text();
  const [, address = ""] = /<html data-retime="([^"]+)" /.exec(await page("/talk/speaker/")) ?? [];
  expect(address).toBe("/@cuedeck/talk/retime");
  expect(await page("/talk/")).toContain(`<html data-retime="${address}" `);
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
