import { once } from "node:events";
import { connect } from "node:net";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { isSameHost, startBroker } from "../../src/broker/broker.ts";
import { closed, openSocket } from "./raw.ts";
import { LOGINS, openRoom, SECRET } from "./room.ts";

const HOSTS: readonly (readonly [host: string | undefined, origin: string | undefined, boolean])[] =
  [
    ["127.0.0.1:4173", undefined, true],
    ["127.0.0.1:4173", "http://127.0.0.1:4173", true],
    ["127.0.0.1", "http://127.0.0.1", true],
    ["127.0.0.1", "https://127.0.0.1", true],
    ["127.0.0.1:4173", "http://127.0.0.1", false],
    ["127.0.0.1:4173", "http://127.0.0.1:8080", false],
    ["127.0.0.1:4173", "https://evil.example", false],
    ["127.0.0.1:4173", "null", false],
    ["127.0.0.1:4173", "", false],
    ["127.0.0.1:4173", "http://127.0.0.1:4173.evil.example", false],
    ["[::1]:4173", "http://[::1]:4173", true],
    ["[::1]", undefined, true],
    ["[:::1]", undefined, false],
    ["::1", undefined, false],
    ["localhost:4173", "http://localhost:4173", true],
    ["LOCALHOST:4173", "http://localhost:4173", true],
    ["localhost.evil.example", undefined, false],
    ["evil.example:4173", "http://evil.example:4173", false],
    ["laptop.local:4173", "http://laptop.local:4173", true],
    ["Laptop.local", "http://laptop.local", true],
    ["127.0.0.1.evil.example", undefined, false],
    ["127.1", undefined, false],
    ["evil@127.0.0.1", undefined, false],
    ["127.0.0.1/evil", undefined, false],
    ["", undefined, false],
    [undefined, undefined, false],
  ];

test.each(HOSTS)("takes host %j with origin %j for the same: %s", (host, origin, same) => {
  const headers = { ...(host !== undefined && { host }), ...(origin !== undefined && { origin }) };
  expect(isSameHost(headers, ["laptop.local"])).toBe(same);
});

test("opens to pages of its own, and to no others", async () => {
  const room = await openRoom({ hosts: ["laptop.local"] });
  await openSocket(room.url);
  await openSocket(room.url, { origin: `http://${room.host}` });
  const laptop = { Host: "laptop.local", Origin: "http://laptop.local" };
  await openSocket(room.url, { headers: laptop });
  const evil = { Host: "evil.example", Origin: "http://evil.example" };
  await expect(openSocket(room.url, { origin: "http://evil.example" })).rejects.toThrow("403");
  await expect(openSocket(room.url, { headers: evil })).rejects.toThrow("403");
});

test("speaks MQTT only, at its path only", async () => {
  const room = await openRoom();
  expect((await openSocket(`${room.url}?x`, { protocol: "mqtt" })).protocol).toBe("mqtt");
  for (const protocol of ["", "mqttv3.1", "chat"]) {
    await expect(openSocket(room.url, { protocol })).rejects.toThrow("400");
  }
  await expect(openSocket(`${room.url}/more`)).rejects.toThrow("404");
  await expect(openSocket(room.url.replace("/mqtt", "/"))).rejects.toThrow("404");
});

test("leaves other upgrades to whoever wants them", async () => {
  const room = await openRoom();
  const other = new WebSocketServer({ server: room.server, path: "/other" });
  await openSocket(room.url.replace("/mqtt", "/other"), { protocol: "" });
  expect(other.clients.size).toBe(1);
});

const isOpen = ({ readyState }: WebSocket) => readyState === WebSocket.OPEN;

test("accepts no more connections than its limit, and again when one has closed", async () => {
  const room = await openRoom({ limits: { sockets: 3, reserved: 0 } });
  const first = await room.join();
  await room.join();
  await room.join(LOGINS.presenter);
  await expect(openSocket(room.url)).rejects.toThrow("503");
  first.client.end(true);
  await vi.waitFor(() => openSocket(room.url), { timeout: 20_000 });
});

test("connections that never log in don't keep the presenter out", async () => {
  const room = await openRoom({ limits: { sockets: 3, connecting: 4 } });
  const idle: WebSocket[] = [];
  for (let count = 0; count < 20; count += 1) idle.push(await openSocket(room.url));
  await vi.waitFor(() => expect(idle.filter(isOpen)).toEqual(idle.slice(-4)));
  await room.join(LOGINS.presenter);
  await room.join(LOGINS.remote);
});

test("keeps places for the presenter and the remotes", async () => {
  const room = await openRoom({ limits: { sockets: 4, reserved: 2 } });
  const first = await room.join();
  await room.join();
  await expect(room.join()).rejects.toThrow("Connection refused: Server unavailable");
  await room.join(LOGINS.presenter);
  // Without a word, as a phone that is switched off.
  first.client.stream.destroy();
  await vi.waitFor(() => room.join(), { timeout: 20_000 });
  await expect(room.join()).rejects.toThrow("Connection refused: Server unavailable");
});

test("survives a client that is gone before it is answered", async () => {
  const room = await openRoom();
  const [host = "", port = ""] = room.host.split(":");
  for (const path of ["/mqtt", "/other"]) {
    const socket = connect(Number(port), host);
    await once(socket, "connect");
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: evil\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    socket.resetAndDestroy();
  }
  const slow = connect({ port: Number(port), host, allowHalfOpen: true });
  slow.write(
    "GET /mqtt HTTP/1.1\r\nHost: evil\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
  );
  const [answer]: unknown[] = await once(slow, "data");
  expect(String(answer)).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  // Also when the other side never hangs up.
  const connections = promisify(room.server.getConnections.bind(room.server));
  await vi.waitFor(async () => expect(await connections()).toBe(0));
  slow.destroy();
  await openSocket(room.url);
});

test("ends every connection when it is disposed of, and leaves the server", async () => {
  const room = await openRoom();
  const guest = await room.join();
  const idle = await openSocket(room.url);
  const idleClosed = closed(idle);
  await room.broker[Symbol.asyncDispose]();
  await idleClosed;
  await vi.waitFor(() => expect(guest.client.connected).toBe(false));
  expect(room.server.listenerCount("upgrade")).toBe(0);
  expect(room.server.listening).toBe(true);
});

test("begins with no secret that is none", async () => {
  const { server } = await openRoom();
  await expect(startBroker(server, { secret: `${SECRET}A` })).rejects.toThrow(
    "Unexpected secret, expected 43 characters of base64url.",
  );
});
