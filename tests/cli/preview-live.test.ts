/** @module-tag slow */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { type IncomingMessage, type OutgoingHttpHeaders, request } from "node:http";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { runInNewContext } from "node:vm";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { createSigner, topicsOf } from "../../src/room/envelope.ts";
import { PRESENTER, presenterPassword, roomId } from "../../src/room/keys.ts";
import { openSocket } from "../broker/raw.ts";
import { PROGRAM } from "../program.ts";
import { Project, temporaryProject } from "./project.ts";

const SEGMENT = "---\ntitle: Part\n---\n\n# One\n";
let project: Project;
/** A server with a room, for all tests that leave it as it is. */
let shared: Preview;

beforeAll(async () => {
  project = await Project.create({
    "slides/alpha/episode.yaml": "title: Alpha\n",
    "slides/alpha/01-part.md": SEGMENT,
    "slides/beta/episode.yaml": "title: Beta\n",
    "slides/beta/01-part.md": SEGMENT,
    "public/beta/mine.html": "<p>Mine",
    "public/beta/mine.txt": "Mine.",
    // Served as they are, though nothing links to them.
    "slides/show.yaml": "rules:\n  file-unused: off\n",
  });
  expect((await project.run(["build", "--no-pdf"])).stderr).toBe("Episodes 2/2\n");
  await project.write({ "secret.html": "outside" });
  shared = await startPreview(["--live"], 5);
});
afterAll(async () => {
  await shared.stop();
  await project.remove();
});

interface Preview {
  readonly lines: readonly string[];
  /** With its closing slash. */
  readonly url: string;
  /** The presenter's secret. */
  readonly secret: string;
  /** Ends the program, which is to have said nothing on stderr. */
  readonly stop: () => Promise<void>;
}

/** Runs `cuedeck preview` until it has said all that it has to say; ended with the test. */
async function preview(args: readonly string[], said: number): Promise<Preview> {
  const started = await startPreview(args, said);
  onTestFinished(started.stop);
  return started;
}

async function startPreview(args: readonly string[], said: number): Promise<Preview> {
  const program = spawn(process.execPath, [PROGRAM, "preview", "--port", "0", ...args], {
    cwd: project.folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const errors = text(program.stderr);
  const exited = once(program, "exit");
  const stop = async () => {
    program.kill();
    await exited;
    expect(await errors).toBe("");
  };
  const lines: string[] = [];
  for await (const line of createInterface(program.stdout)) {
    lines.push(line);
    if (lines.length === said) break;
  }
  const [url = ""] = /http:\S+/.exec(lines[0] ?? "") ?? [];
  const [, secret = ""] = /#presenter=([\w-]{43})/.exec(lines.join("\n")) ?? [];
  return { lines, url, secret, stop };
}

const get = (url: string, init: RequestInit = {}) => fetch(url, { redirect: "manual", ...init });

async function join(url: string, login: IClientOptions = {}): Promise<MqttClient> {
  const broker = new URL("/mqtt", url.replace("http", "ws")).href;
  const client = await connectAsync(broker, { reconnectPeriod: 0, ...login });
  onTestFinished(() => void client.end(true));
  return client;
}

test("tells the presenter's links and the room's address", async () => {
  const { lines, url, secret } = shared;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(lines).toEqual([
    `Cuedeck is at ${url}`,
    "Listens on 127.0.0.1, for this machine alone; --host 0.0.0.0 lets others in.",
    `Audience: ${url}live`,
    `Presenter of alpha, keep it to yourself: ${url}alpha/speaker/#presenter=${secret}`,
    `Presenter of beta, keep it to yourself: ${url}beta/speaker/#presenter=${secret}`,
  ]);
});

test("makes a room of its own each time, and tells no page its secret", async () => {
  const [one, other] = [shared, await preview(["--live"], 5)];
  expect(one.secret).not.toBe(other.secret);
  for (const path of ["", "live", "alpha/", "alpha/speaker/", "alpha/service-worker.js"]) {
    expect(await (await fetch(one.url + path)).text()).not.toContain(one.secret);
  }
});

test("tells every page where the broker is, and no other file", async () => {
  const { url } = shared;
  const pages = [
    "",
    "alpha/",
    "alpha/index.html?t=1",
    "alpha/present/",
    "alpha/speaker/",
    "beta/print/",
  ];
  for (const page of pages) {
    const response = await get(url + page);
    const html = await response.text();
    expect(html, page).toMatch(/^<!doctype html><html lang="en"[^>]* data-broker="\/mqtt"/);
    expect(html).not.toContain("connect-src");
    expect(response.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("Cache-Control")).toBe("no-cache");
  }
  expect(await (await get(`${url}beta/mine.html`)).text()).toBe("<p>Mine");
  expect((await get(`${url}alpha/timeline.json`)).status).toBe(200);
  expect((await get(`${url}none/`)).status).toBe(404);
  expect((await get(`${url}alpha/?%E0%`)).status).toBe(200);
  const slash = await get(`${url}alpha?t=1`);
  expect([slash.status, slash.headers.get("Location")]).toEqual([301, "/alpha/?t=1"]);
  const head = await get(`${url}alpha/`, { method: "HEAD" });
  const length = Buffer.byteLength(await (await get(`${url}alpha/`)).text());
  expect([head.headers.get("Content-Length"), await head.text()]).toEqual([String(length), ""]);
});

test("answers with no page outside of the site", async () => {
  const { url } = shared;
  for (const path of ["/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html"]) {
    expect((await answer(url, path)).body, path).not.toContain("outside");
  }
});

test.each([["--live"], ["--host=127.0.0.1"]])("survives odd addresses with %s", async (option) => {
  const { url } = option === "--live" ? shared : await preview([option], 1);
  const statuses = [
    ["/%E0%.html", 400],
    ["/%E0%/", 400],
    ["/alpha/%00.html", 400],
    ["/assets/", 404],
    ["//", 200],
    ["/.html", 404],
    [`/${"a".repeat(300)}.html`, 404],
    ["http://[", 400],
    ["http://localhost/alpha/", 404],
    ["*", 400],
  ] as const;
  for (const [path, status] of statuses) {
    expect((await answer(url, path)).status, path).toBe(status);
  }
  const upgrade = { connection: "upgrade", upgrade: "websocket" };
  expect((await answer(url, "http://[", upgrade)).status).toBe(400);
  const file = "/beta/mine.txt";
  for (const [range, status, body] of [
    ["bytes=0-2", 206, "Min"],
    ["bytes=3-", 206, "e."],
    ["bytes=5-2", 200, "Mine."],
    ["bytes=-2", 200, "Mine."],
    ["bytes=0-0,2-2", 200, "Mine."],
    ["lines=1-2", 200, "Mine."],
  ] as const)
    expect(await answer(url, file, { range }), range).toEqual({ status, body });
  expect((await get(`${url}alpha/`)).status).toBe(200);
});

/** Asks for a path as it is; `fetch` would tidy it up. */
async function answer(url: string, path: string, headers: OutgoingHttpHeaders = {}) {
  const asked = request(url, { path, headers }).end();
  const [response]: IncomingMessage[] = await once(asked, "response");
  if (!response) throw new Error("Unexpected end, expected an answer");
  return { status: response.statusCode, body: await text(response) };
}

test("leads from the short address to the episode that is being shown", async () => {
  const { url, secret } = await preview(["--live"], 5);
  const room = roomId(secret);
  const live = async () => {
    const response = await get(`${url}live`);
    expect([response.status, response.headers.get("Cache-Control")]).toEqual([302, "no-store"]);
    return response.headers.get("Location");
  };
  expect(await live()).toBe(`/alpha/?room=${room}`);
  const presenter = await join(url, { username: PRESENTER, password: presenterPassword(secret) });
  const { position } = topicsOf(room);
  const { sign: seal } = createSigner(secret, Date.now);
  const show = (payload: string) =>
    presenter.publishAsync(position, payload, { qos: 1, retain: true });
  await show(seal(position, { episode: "beta" }));
  await vi.waitFor(async () => expect(await live()).toBe(`/beta/?room=${room}`));
  expect(await live()).toBe(`/beta/?room=${room}`);
  for (const odd of [seal(position, { episode: "../x" }), seal(position, null), "{}", ""]) {
    await show(seal(position, { episode: "beta" }));
    await show(odd);
    await vi.waitFor(async () => expect(await live()).toBe(`/alpha/?room=${room}`));
  }
});

test("lets the audience of a room say nothing", async () => {
  const { url, secret } = shared;
  const { position } = topicsOf(roomId(secret));
  const witness = await join(url);
  const heard: string[] = [];
  witness.on("message", (_topic, payload) => heard.push(String(payload)));
  await witness.subscribeAsync(position, { qos: 1 });
  const guest = await join(url);
  guest.on("error", () => undefined);
  guest.publish(position, "forged", { qos: 1, retain: true });
  await vi.waitFor(() => expect(guest.connected).toBe(false));
  const presenter = await join(url, { username: PRESENTER, password: presenterPassword(secret) });
  await presenter.publishAsync(position, "true", { qos: 1 });
  await vi.waitFor(() => expect(heard).toEqual(["true"]));
});

test("has the service worker of a page that was visited before take itself away", async () => {
  const { url } = shared;
  const response = await get(`${url}alpha/service-worker.js`);
  expect(response.headers.get("Content-Type")).toBe("text/javascript");
  const scope = `${url}alpha/`;
  const kept = new Set([
    `workbox-precache-v2-${scope}`,
    `workbox-precache-v2-${url}beta/`,
    `cuedeck-media-${scope}`,
  ]);
  const done: string[] = [];
  const work: Promise<unknown>[] = [];
  const worker = {
    caches: { keys: () => Promise.resolve([...kept]), delete: (name: string) => kept.delete(name) },
    registration: { scope, unregister: () => done.push("unregister") },
    skipWaiting: () => done.push("skipWaiting"),
    addEventListener: (_type: string, listener: (event: unknown) => void) =>
      listener({ waitUntil: (promise: Promise<unknown>) => work.push(promise) }),
  };
  runInNewContext(await response.text(), worker);
  await Promise.all(work);
  expect(done).toEqual(["skipWaiting", "unregister"]);
  expect([...kept]).toEqual([`workbox-precache-v2-${url}beta/`, `cuedeck-media-${scope}`]);
});

test("goes by a broker elsewhere", async () => {
  const broker = "wss://all:guest@broker.example.org:8884/mqtt";
  const { lines, url, secret } = await preview(
    ["--broker", broker, "--broker-login", "me:pass:word"],
    5,
  );
  const login = Buffer.from("me:pass:word").toString("base64url");
  expect(lines[3]).toBe(
    `Presenter of alpha, keep it to yourself: ${url}alpha/speaker/#presenter=${secret}&login=${login}`,
  );
  const html = await (await get(`${url}beta/`)).text();
  expect(html).toContain(` data-broker="${broker}">`);
  expect(html).toContain('connect-src &#x27;self&#x27; wss://broker.example.org:8884"');
  expect(html).not.toContain(login);
  const response = await get(`${url}live`);
  expect(response.headers.get("Location")).toBe(`/alpha/?room=${roomId(secret)}`);
  await expect(openSocket(`${url.replace("http", "ws")}mqtt`)).rejects.toThrow("404");
});

test("says where others reach it", async () => {
  const { lines, url } = await preview(["--live", "--host", "0.0.0.0"], 5);
  expect(lines[1]).toMatch(/^Listens on 0\.0\.0\.0, where others reach it: http:\/\/[\d.]+:\d+\//);
  expect(lines[1]).toContain(url);
  expect(lines[2]).toBe(`Audience: ${url}live`);
  expect((await get(`${url}live`)).status).toBe(302);
  await join(url);
});

test("opens no room that was not asked for", async () => {
  const { lines, url } = await preview(["--host", "127.0.0.1"], 1);
  expect(lines).toEqual([`Cuedeck is at ${url}`]);
  expect((await get(`${url}live`)).status).toBe(404);
  expect(await (await get(`${url}alpha/`)).text()).not.toContain("data-broker");
  await expect(openSocket(`${url.replace("http", "ws")}mqtt`)).rejects.toThrow("404");
});

test("builds pages that know of a broker elsewhere", async () => {
  const other = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md": SEGMENT,
  });
  await other.run(["build", "--no-pdf", "--broker", "wss://a:b@broker.example.org/mqtt"]);
  const pages = [
    "index",
    "talk/index",
    "talk/present/index",
    "talk/speaker/index",
    "talk/print/index",
  ];
  for (const page of pages) {
    const html = await other.read(`dist/${page}.html`);
    expect(html).toMatch(
      /^<!doctype html><html lang="en"[^>]* data-broker="wss:\/\/a:b@broker\.example\.org\/mqtt"/,
    );
    expect(html).toMatch(/connect-src &#x27;self&#x27; wss:\/\/broker\.example\.org"/);
  }
});

const HINT = "(cuedeck --help lists the commands)\n";
const WRONG: readonly (readonly [command: string, stderr: string])[] = [
  ...["preview", "build"].map(
    (command) =>
      [
        `${command} --broker http://x`,
        `error: option '--broker <url>' argument 'http://x' is invalid. Expected an address as wss://broker.example.org/mqtt.\n${HINT}`,
      ] as const,
  ),
  [
    "preview --broker-login me:x",
    "Unexpected --broker-login without --broker, expected the broker that it is for.\n",
  ],
  [
    "preview --broker ws://x --broker-login me",
    `error: option '--broker-login <user:password>' argument 'me' is invalid. Expected a user and a password, as me:secret.\n${HINT}`,
  ],
];

test.each(WRONG)("cuedeck %s exits with 2, and says why", async (command, stderr) => {
  expect(await project.run(command.split(" "))).toEqual({ code: 2, stdout: "", stderr });
});
