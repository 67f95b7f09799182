import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import {
  Agent,
  createServer,
  type OutgoingHttpHeaders,
  request,
  type RequestOptions,
} from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
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

interface Rehearsal {
  readonly log: string;
  readonly recording?: string | Uint8Array<ArrayBuffer>;
}

/** A body as the page sends it, with the address to send it to. */
function bodyOf({ log, recording = "" }: Rehearsal) {
  const bytes = Buffer.from(log);
  return {
    path: `${retimeAddress("my talk")}?log=${bytes.length}`,
    body: Buffer.concat([bytes, Buffer.from(recording)]),
  };
}

const BINARY = { "content-type": "application/octet-stream" };

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

async function post(server: Server, rehearsal: Rehearsal) {
  const { path, body } = bodyOf(rehearsal);
  return send(server, body, { origin: server.origin, ...BINARY }, { path });
}

/** A folder for what is temporary that no other test writes to; what lies in it. */
async function watchTemporary(): Promise<() => Promise<string[]>> {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-test-"));
  vi.stubEnv("TMPDIR", folder);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
  return () => readdir(folder);
}

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

test("takes the recording with the log, and leaves no copy", async () => {
  const server = await serve();
  const leftovers = await watchTemporary();
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
  const kept = join(server.project.folder, "public/my talk/my talk-rehearsal.wav");
  expect(Buffer.compare(await readFile(kept), recording)).toBe(0);
  expect(await server.project.read("slides/my talk/episode.yaml")).toBe(
    'title: Talk\nmedia: "my talk-rehearsal.wav"\n',
  );
  expect(await leftovers()).toEqual([]);
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
  expect(await post(server, { log: '{\n "version": 2\n}' })).toMatchObject({
    status: 422,
    answer: {
      problems: expect.arrayContaining([
        "log:2:13 Unexpected 2 as `version`, expected 1",
        "log:1:1 Unexpected missing key `changes`, expected a value for it",
      ]),
    },
  });
  expect(await post(server, { log: '{\n "ver' })).toEqual({
    status: 422,
    answer: {
      problems: ["log:2:6 Unexpected JSON, expected it to parse: Unexpected end of input found."],
    },
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
  const { path, body } = bodyOf({ log: log(1) });
  const sent = method === "GET" ? Buffer.alloc(0) : body;
  expect(await send(server, sent, { ...BINARY, ...headers(server) }, { method, path })).toEqual({
    status: 403,
    answer: { problems: ["Unexpected request, expected a POST from a page of this server."] },
  });
  expect(await server.project.files()).toEqual(before);
});

test.each<[what: string, rehearsal: Rehearsal, problem: string]>([
  ["log", { log: " ".repeat(2001) }, "Unexpected size of the log, expected at most 2000 bytes."],
  [
    "recording",
    { log: log(1), recording: " ".repeat(5_000_000) },
    "Unexpected size of the recording, expected at most 20000 bytes.",
  ],
])("refuses a %s that is too long", async (_what, rehearsal, problem) => {
  const server = await serve();
  const leftovers = await watchTemporary();
  const before = await server.project.files();
  expect(await post(server, rehearsal)).toEqual({ status: 413, answer: { problems: [problem] } });
  expect([await server.project.files(), await leftovers()]).toEqual([before, []]);
});

test.each([
  "",
  "?log=",
  "?log=0",
  "?log=-1",
  "?log=1.5",
  "?log=NaN",
  "?log=1e3",
  "?log=9999999999999",
])("refuses a body of which %j tells no size of the log", async (query) => {
  const server = await serve();
  const { body } = bodyOf({ log: log(1) });
  const path = retimeAddress("my talk") + query;
  expect(await send(server, body, { origin: server.origin, ...BINARY }, { path })).toEqual({
    status: 400,
    answer: { problems: ["Unexpected size of the log, expected its bytes as ?log=1234."] },
  });
});

test("refuses a body that ends before its log does", async () => {
  const server = await serve();
  const leftovers = await watchTemporary();
  const before = await server.project.files();
  const path = `${retimeAddress("my talk")}?log=1000`;
  const headers = { origin: server.origin, ...BINARY };
  expect(await send(server, Buffer.from(log(1)), headers, { path })).toEqual({
    status: 400,
    answer: { problems: ["Unexpected end of the log, expected 1000 bytes."] },
  });
  expect([await server.project.files(), await leftovers()]).toEqual([before, []]);
});

test.each(["application/json", "multipart/form-data; boundary=x", "text/plain"])(
  "refuses a body of %s",
  async (type) => {
    const server = await serve();
    const { path, body } = bodyOf({ log: log(1) });
    const headers = { origin: server.origin, "content-type": type };
    expect(await send(server, body, headers, { path })).toEqual({
      status: 415,
      answer: { problems: ["Unexpected content type, expected application/octet-stream."] },
    });
  },
);

test("goes on over the connection on which it refused what was too long", async () => {
  const server = await serve();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => agent.destroy());
  const headers = { origin: server.origin, ...BINARY };
  const recording = " ".repeat(20_000_000);
  for (const [rehearsal, status] of [
    [{ log: recording }, 413],
    [{ log: log(1), recording }, 413],
    [{ log: log(1) }, 200],
  ] as const) {
    const { path, body } = bodyOf(rehearsal);
    expect(await send(server, body, headers, { path, agent })).toMatchObject({ status });
  }
});

test.each(["talk", "..", "%2e%2e", "my%20talk%2f..", "%E0"])(
  "knows of no episode %s",
  async (name) => {
    const server = await serve();
    const { body } = bodyOf({ log: log(1) });
    const headers = { origin: server.origin, ...BINARY };
    // `request` sends a path as it is; `fetch` would shorten it.
    const path = `/@cuedeck/${name}/retime?log=${body.length}`;
    expect(await send(server, body, headers, { path })).toEqual({
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
  expect(answer).toEqual({ problems: [expect.stringMatching(/^E\w+: .*rehearsal\.wav/)] });
  expect(await server.project.files()).toEqual(before);
});
