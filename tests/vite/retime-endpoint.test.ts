import { once } from "node:events";
import { readdir } from "node:fs/promises";
import {
  Agent,
  createServer,
  type OutgoingHttpHeaders,
  request,
  type RequestOptions,
} from "node:http";
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { openProject } from "../../src/site/project.ts";
import { writeRunFile } from "../../src/talk/run.ts";
import { retimeAddress, retimeEndpoint } from "../../src/vite/retime-endpoint.ts";
import { type Project, temporaryProject } from "../cli/project.ts";
import { silentWav } from "../silent-wav.ts";

const SEGMENT = "---\ntitle: Part\n---\n\n# One\n\n:::notes\nHello.\n\nSaid on.\n:::\n";
const FILES = {
  "slides/my talk/episode.yaml": "title: Talk\n",
  "slides/my talk/01-part.md": SEGMENT,
};

function log(time: number, slides = ["one"]): string {
  const changes = slides.map((slide) => ({ time, slide, step: 0 }));
  return writeRunFile("my talk", { began: 0, slot: null, duration: 9, changes });
}

interface Server {
  readonly project: Project;
  readonly origin: string;
}

async function serve(): Promise<Server> {
  const project = await temporaryProject(FILES);
  const limits = { log: 2000, recording: 20_000 };
  const endpoint = retimeEndpoint(await openProject({ cwd: project.folder }), limits);
  const server = createServer((request, response) =>
    endpoint(request, response, () => response.writeHead(404).end("not here")),
  );
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { project, origin: `http://127.0.0.1:${port}` };
}

/** A form as the page's `fetch` sends it. */
async function form(parts: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>) {
  const data = new FormData();
  for (const [name, content] of Object.entries(parts)) {
    data.append(name, new File([content], "../../name.json"));
  }
  const { headers, body } = new Request("http://localhost", { method: "POST", body: data });
  const type = headers.get("content-type") ?? "";
  return { type, body: Buffer.from(await new Response(body).arrayBuffer()) };
}

/** `fetch` says itself which `Origin` and `Host` it has. */
async function send(
  { origin }: Server,
  body: Uint8Array,
  headers: OutgoingHttpHeaders,
  { method = "POST", path = retimeAddress("my talk"), agent }: RequestOptions = {},
): Promise<{ status: number | undefined; answer: unknown }> {
  const sent = request(origin, { method, headers, path, ...(agent && { agent }) });
  sent.end(body);
  const [response] = await once(sent, "response");
  const answer = await text(response);
  return { status: response.statusCode, answer: answer === "" ? undefined : JSON.parse(answer) };
}

async function post(server: Server, parts: Parameters<typeof form>[0]) {
  const { type, body } = await form(parts);
  return send(server, body, { origin: server.origin, "content-type": type });
}

const leftovers = async () =>
  (await readdir(tmpdir())).filter((name) => /^cuedeck-re(?:hearsal|time)-/.test(name));

test("writes the times, and says what was written", async () => {
  const server = await serve();
  expect(await post(server, { log: log(1.5) })).toEqual({
    status: 200,
    answer: { written: ["slides/my talk/01-part.md"], timed: 1, estimated: 1, warnings: [] },
  });
  expect(await server.project.read("slides/my talk/01-part.md")).toBe(
    SEGMENT.replace("Hello", "[00:01.5] Hello"),
  );
});

test("takes the recording with the log, by their names, and leaves no copy", async () => {
  const server = await serve();
  const before = await leftovers();
  const recording = silentWav(9, 1000);
  expect(await post(server, { recording, log: log(10, ["one", "gone"]) })).toEqual({
    status: 200,
    answer: {
      written: [
        "slides/my talk/01-part.md",
        "slides/my talk/episode.yaml",
        "public/my talk/my talk-rehearsal.wav",
      ],
      timed: 1,
      estimated: 1,
      warnings: [
        "log:15:13 Unexpected slide `gone`, expected one of `my talk`; it is left out",
        "Unexpected end of the recording at 00:09.0, expected one after the last cue at 00:10.0.",
      ],
    },
  });
  const files = await server.project.files();
  expect(files.get("public/my talk/my talk-rehearsal.wav")).toEqual(Buffer.from(recording));
  expect(await server.project.read("slides/my talk/episode.yaml")).toBe(
    'title: Talk\nmedia: "my talk-rehearsal.wav"\n',
  );
  expect(await leftovers()).toEqual(before);
});

test("writes rehearsals that come together one after the other", async () => {
  const server = await serve();
  const times = [1, 2, 3, 4, 5];
  const answers = await Promise.all(
    times.map((time) => post(server, { log: log(time), recording: silentWav(9, 1000) })),
  );
  expect(answers.map(({ status }) => status)).toEqual(times.map(() => 200));
  const written = await server.project.read("slides/my talk/01-part.md");
  expect(written.replace(/\[00:0\d\.0\] /, "")).toBe(SEGMENT);
});

test("says what is wrong with the log, and where", async () => {
  const server = await serve();
  const before = await server.project.files();
  expect(await post(server, { log: '{\n "version": 2,\n}' })).toMatchObject({
    status: 422,
    answer: {
      problems: expect.arrayContaining([
        "log:2:13 Unexpected `2` as `version`, expected 1",
        "log:1:1 Unexpected missing key `changes`, expected a value for it",
      ]),
    },
  });
  expect(await post(server, { log: '{\n "ver' })).toEqual({
    status: 422,
    answer: { problems: ['log:2:6 Unexpected YAML, expected it to parse: Missing closing "quote'] },
  });
  expect(await post(server, { log: log(1), recording: "no sound" })).toEqual({
    status: 422,
    answer: {
      problems: [
        "recording Unexpected data, expected audio that a browser plays, as WebM, MP4, MP3, Ogg or WAV",
      ],
    },
  });
  expect(await server.project.files()).toEqual(before);
});

const OTHERS: readonly {
  readonly who: string;
  readonly headers: (server: Server) => OutgoingHttpHeaders;
  readonly method?: string;
}[] = [
  { who: "from another site", headers: () => ({ origin: "https://example.org" }) },
  { who: "from another port", headers: () => ({ origin: "http://127.0.0.1:1" }) },
  { who: "from nowhere", headers: () => ({}) },
  { who: "from a page without an origin", headers: () => ({ origin: "null" }) },
  { who: "from an address that is none", headers: () => ({ origin: "127.0.0.1" }) },
  { who: "with another method", headers: ({ origin }) => ({ origin }), method: "PUT" },
  { who: "to look", headers: ({ origin }) => ({ origin }), method: "GET" },
];

test.each(OTHERS)("refuses whoever comes $who", async ({ headers, method = "POST" }) => {
  const server = await serve();
  const before = await server.project.files();
  const { type, body } = await form({ log: log(1) });
  const sent = method === "GET" ? Buffer.alloc(0) : body;
  expect(
    await send(server, sent, { "content-type": type, ...headers(server) }, { method }),
  ).toEqual({
    status: 403,
    answer: { problems: ["Unexpected request, expected a POST from a page of this server."] },
  });
  expect(await server.project.files()).toEqual(before);
});

const FORM = "expected multipart/form-data.";
test.each<[what: string, parts: Parameters<typeof form>[0], status: number, problem: string]>([
  ["no log", { recording: "a" }, 400, "Unexpected form without a log, expected one."],
  ["nothing", {}, 400, "Unexpected form without a log, expected one."],
  [
    "another part",
    { log: log(1), path: "/etc/passwd" },
    400,
    "Unexpected part path, expected one each of log, recording.",
  ],
  [
    "a part of every object",
    { toString: "a" },
    400,
    "Unexpected part toString, expected one each of log, recording.",
  ],
  [
    "a log too long",
    { log: " ".repeat(2001) },
    413,
    "Unexpected size of log, expected at most 2000 bytes.",
  ],
  [
    "a recording too long",
    { log: log(1), recording: " ".repeat(5_000_000) },
    413,
    "Unexpected size of recording, expected at most 20000 bytes.",
  ],
])("refuses a form with %s", async (_what, parts, status, problem) => {
  const server = await serve();
  const before = [await server.project.files(), await leftovers()];
  expect(await post(server, parts)).toEqual({ status, answer: { problems: [problem] } });
  expect([await server.project.files(), await leftovers()]).toEqual(before);
});

test.each([
  ["application/json", "{}", 415, `Unexpected content type, ${FORM}`],
  ["multipart/form-data; boundary=x", "--x\r\n", 400, `Unexpected body without an end, ${FORM}`],
])("refuses a body of %s: %s", async (type, body, status, problem) => {
  const server = await serve();
  const headers = { origin: server.origin, "content-type": type };
  expect(await send(server, Buffer.from(body), headers)).toEqual({
    status,
    answer: { problems: [problem] },
  });
});

test("goes on over the connection on which it refused what was too long", async () => {
  const server = await serve();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const long = await form({ log: " ".repeat(20_000_000) });
  const headers = { origin: server.origin, "content-type": long.type };
  expect(await send(server, long.body, headers, { agent })).toMatchObject({ status: 413 });
  const next = await form({ log: log(1) });
  expect(
    await send(server, next.body, { ...headers, "content-type": next.type }, { agent }),
  ).toMatchObject({ status: 200 });
});

test("refuses a log that comes twice", async () => {
  const server = await serve();
  const part = `--x\r\nContent-Disposition: form-data; name="log"\r\n\r\n${log(1)}\r\n`;
  const headers = { origin: server.origin, "content-type": "multipart/form-data; boundary=x" };
  expect(await send(server, Buffer.from(`${part}${part}--x--`), headers)).toEqual({
    status: 400,
    answer: { problems: ["Unexpected part log, expected one each of log, recording."] },
  });
});

test.each(["talk", "..", "%2e%2e", "my%20talk%2f..", "%E0"])(
  "knows of no episode %s",
  async (name) => {
    const server = await serve();
    const { type, body } = await form({ log: log(1) });
    const headers = { origin: server.origin, "content-type": type };
    // `request` sends a path as it is; `fetch` would shorten it.
    expect(await send(server, body, headers, { path: `/@cuedeck/${name}/retime` })).toEqual({
      status: 404,
      answer: { problems: [`Unexpected episode ${name}, expected one that is there.`] },
    });
  },
);

test.each(["/@cuedeck/my%20talk/", "/@cuedeck/a/b/retime", "/my%20talk/retime", "/"])(
  "leaves %s to others",
  async (path) => {
    const { origin } = await serve();
    const response = await fetch(`${origin}${path}`, { method: "POST" });
    expect(await response.text()).toBe("not here");
  },
);

test("tells in a sentence what nobody expected", async () => {
  const server = await serve();
  await server.project.write({ "public/my talk/my talk-rehearsal.wav/in-the-way": "" });
  const before = await server.project.files();
  const { status, answer } = await post(server, { log: log(1), recording: silentWav(9, 1000) });
  expect(status).toBe(500);
  expect(answer).toEqual({ problems: [expect.stringMatching(/^E\w+: .*rename/)] });
  expect(await server.project.files()).toEqual(before);
});
