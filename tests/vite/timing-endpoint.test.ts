import { once } from "node:events";
import { createServer, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { openProject } from "../../src/site/project.ts";
import { undoLast } from "../../src/site/replace-sources.ts";
import { timingEndpoint } from "../../src/vite/timing-endpoint.ts";
import { temporaryProject } from "../cli/project.ts";
import { silentWav } from "../silent-wav.ts";
import { wavOf } from "../wav.ts";

const PATH = "slides/my talk/01-part.md";
const SEGMENT = `\uFEFF---
title: Part
---

# One

:::notes
[00:01] Hello.\r

Said  *on*.

- A list

[00:09.0!] Held.
:::
`;
const FILES = {
  "slides/my talk/episode.yaml": "title: Talk\nmedia: talk.wav\n",
  [PATH]: SEGMENT,
  "public/my talk/talk.wav": silentWav(20, 100),
};

async function serve(files: Readonly<Record<string, string | Uint8Array>> = FILES) {
  const project = await temporaryProject(files);
  const opened = await openProject({ cwd: project.folder, hidden: true });
  const endpoint = timingEndpoint(opened);
  const server = createServer((request, response) =>
    endpoint.handle(request, response, () => response.writeHead(404).end("{}")),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  const listening = server.address();
  const origin = `http://127.0.0.1:${typeof listening === "object" ? listening?.port : ""}`;
  const { address, token } = endpoint.access("my talk");
  /** As the page does, which `fetch` in Node.js can't: it sends no origin. */
  const send = async (what: string, body?: unknown, headers: Record<string, string> = {}) => {
    const sent = request(`${origin}${address}${what}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { "cuedeck-token": token, origin, ...headers },
    });
    sent.end(typeof body === "string" ? body : JSON.stringify(body));
    const [response] = await once(sent, "response");
    const answer = await buffer(response);
    return { status: response.statusCode, answer, json: () => JSON.parse(answer.toString()) };
  };
  const read = async () => (await send("times")).json();
  return { project, opened, send, read };
}

const times = (start: number | null, id = "one-2") => [{ id, start, clicks: [] }];

test("tells each cue's times, and which of them stay", async () => {
  const { read } = await serve();
  const { cues, duration, outline } = await read();
  expect(duration).toBe(20);
  expect(outline.segments[0].slides[0].notes[1]).toMatchObject({ text: "Said on.", words: 2 });
  expect(cues).toMatchObject([
    { id: "one-1", start: 1, isFixed: false, path: PATH },
    { id: "one-2", start: null, isFixed: false },
    { id: "one-3", start: null, isFixed: true },
    { id: "one-4", start: 9, isFixed: true },
  ]);
});

test("writes times alone, and one undo brings back all that was written in a row", async () => {
  const { project, opened, send, read } = await serve();
  const { revision } = await read();
  const first = (await send("times", { revision, times: times(4.5) })).json();
  expect(first.paths).toEqual([PATH]);
  const written = SEGMENT.replace("Said  *on*", "[00:04.5] Said  *on*");
  expect(await project.read(PATH)).toBe(written);
  const second = await send("times", {
    revision: first.revision,
    times: [...times(4.6), ...times(2, "one-1")],
  });
  expect(second.status).toBe(200);
  expect(await project.read(PATH)).toBe(
    written.replace("00:04.5", "00:04.6").replace("[00:01]", "[00:02.0]"),
  );
  expect((await undoLast(opened)).command).toBe("dev, times of my talk");
  expect(await project.read(PATH)).toBe(SEGMENT);
  await expect(undoLast(opened)).rejects.toThrow("Unexpected undo");
});

test.each([
  ["[click] One **two** three four.", [2], "One **two** [click] three four."],
  ["One [click] two [click] three.", [0, 2], "[click] One two [click] three."],
  ["One two.", [0], "[click] One two."],
  [
    "One `two` [a *three*](https://a.b/c) four.",
    [3],
    "One `two` [a *[click] three*](https://a.b/c) four.",
  ],
  ["**Anna:** One two – [click] three.", [1], "**Anna:** One [click] two – three."],
  ["One two. [click]", [1], "One [click] two."],
  ["One two.", [2], "One two. [click]"],
  ["One \\*two\\* [click] three.", [0], "One \\*two\\* [click] three."],
])("moves the clicks of %s", async (note, clicks, expected) => {
  const segment = (text: string) =>
    `---\ntitle: Part\n---\n\n# One\n\n:::steps\n- a\n- b\n:::\n\n:::notes\n[00:01] ${text}\n:::\n`;
  const { project, send, read } = await serve({ ...FILES, [PATH]: segment(note) });
  const { revision } = await read();
  const { status } = await send("times", { revision, times: [{ id: "one-1", start: 1, clicks }] });
  expect([status, await project.read(PATH)]).toEqual([200, segment(expected)]);
});

test("an undo brings back no more than what was written since somebody else has", async () => {
  const { project, opened, send, read } = await serve();
  await send("times", { revision: (await read()).revision, times: times(4.5) });
  const edited = (await project.read(PATH)).replace("Hello", "Hi");
  await project.write({ [PATH]: edited });
  await send("times", { revision: (await read()).revision, times: times(5) });
  await undoLast(opened);
  expect(await project.read(PATH)).toBe(edited);
});

test("a time that is taken back is as if it had not been written", async () => {
  const { project, opened, send, read } = await serve();
  await send("times", { revision: (await read()).revision, times: times(4.5) });
  await send("times", { revision: (await read()).revision, times: times(null) });
  expect(await project.read(PATH)).toBe(SEGMENT);
  await expect(undoLast(opened)).rejects.toThrow("Unexpected undo");
});

test("refuses what was meant for other notes, and writes nothing", async () => {
  const { project, send, read } = await serve();
  const { revision } = await read();
  const edited = SEGMENT.replace("Hello", "Hi");
  await project.write({ [PATH]: edited });
  const late = await send("times", { revision, times: times(4.5) });
  expect([late.status, late.json().problems]).toEqual([
    409,
    ["Unexpected change of the notes, expected none meanwhile."],
  ]);
  await project.write({ [PATH]: edited.replace("[00:01]", "[00:99]") });
  const broken = await send("times");
  expect([broken.status, broken.json().problems[0]]).toEqual([
    422,
    expect.stringContaining("Unexpected timecode `00:99`"),
  ]);
  expect(await project.read(PATH)).toContain("[00:99]");
});

test.each([
  ["another token", "times", undefined, { "cuedeck-token": "no" }, 403],
  ["no token", "levels", undefined, { "cuedeck-token": "" }, 403],
  ["another origin", "times", {}, { origin: "http://evil.example" }, 403],
  ["no JSON", "times", "{", {}, 400],
  ["other JSON", "times", { revision: 1 }, {}, 400],
  ["a negative time", "times", { revision: "", times: times(-1) }, {}, 400],
  ["too much", "times", `"${"x".repeat(3_000_000)}"`, {}, 400],
  ["another address", "else", undefined, {}, 404],
])("refuses %s", async (_what, what, body, headers, status) => {
  const { project, send } = await serve();
  expect((await send(what, body, headers)).status).toBe(status);
  expect(await project.read(PATH)).toBe(SEGMENT);
});

test("tells how loud the recording is, twenty times a second", async () => {
  const rate = 16_000;
  const half = Float32Array.from({ length: 2 * rate }, (_, index) => (index < rate ? 0 : 0.5));
  const { send } = await serve({ ...FILES, "public/my talk/talk.wav": wavOf([half], rate) });
  for (const time of ["decoded", "kept"]) {
    const { answer } = await send("levels");
    expect([...answer], time).toEqual([...Array(20).fill(0), ...Array(20).fill(128)]);
  }
});

test("without a recording, says what is expected", async () => {
  const { send } = await serve({ ...FILES, "slides/my talk/episode.yaml": "title: Talk\n" });
  const { status, json } = await send("levels");
  expect([status, json().problems[0]]).toEqual([
    422,
    expect.stringContaining("expected a recording in public/my talk"),
  ]);
});
