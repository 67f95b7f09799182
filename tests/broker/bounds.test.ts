/** @module-tag slow */
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { BROKER_LIMITS } from "../../src/broker/limits.ts";
import { createSigner, MAX_MESSAGE_LENGTH } from "../../src/room/envelope.ts";
import { createSecret } from "../../src/room/keys.ts";
import { randomFrom } from "../room/random.ts";
import { closed, CONNECT, lengthOf, openSocket, PING, publish, subscribe } from "./raw.ts";
import { ended, heardBy, LOGINS, openRoom, presenterSigner, TOPICS } from "./room.ts";

const stranger = createSigner(createSecret(randomFrom(5)), Date.now);

test("10,000 publishes by those who may not change nothing that a subscriber hears", async () => {
  const room = await openRoom();
  const presenter = await room.join(LOGINS.presenter);
  const audience = await room.join();
  await audience.subscribe(TOPICS.position);
  const genuine = presenterSigner().sign(TOPICS.position, { slide: "a" });
  await presenter.client.publishAsync(TOPICS.position, genuine, { qos: 1, retain: true });
  await heardBy(audience, 1);

  const forged = [
    stranger.sign(TOPICS.position, { slide: "forged" }),
    genuine.replace('"a"', '"b"'),
    genuine,
    "x".repeat(MAX_MESSAGE_LENGTH),
    "",
  ].map((payload) => publish(TOPICS.position, payload));
  const batch = Buffer.concat(forged);
  let sent = 0;
  for (let attacker = 0; attacker < 40; attacker += 1) {
    const socket = await openSocket(room.url);
    // Every other one has not even said who it is.
    if (attacker % 2 === 0) socket.send(CONNECT);
    for (let round = 0; round < 50; round += 1) {
      socket.send(batch);
      sent += forged.length;
    }
    await closed(socket);
  }
  expect(sent).toBe(10_000);

  await presenter.client.publishAsync(TOPICS.position, "after", { qos: 1 });
  expect(await heardBy(audience, 2)).toEqual([genuine, "after"]);
  const late = await room.join();
  await late.subscribe(TOPICS.position);
  expect(await heardBy(late, 1)).toEqual([genuine]);
  expect(room.broker.position).toBe("after");
});

test("ends a connection that sends too much, whatever it sends", async () => {
  const room = await openRoom({ limits: { burst: 20, packetsPerSecond: 1 } });
  const floods = [
    (index: number) => publish(TOPICS.remote, String(index)),
    () => PING,
    () => subscribe(TOPICS.position),
    () => Buffer.alloc(0),
  ];
  for (const flood of floods) {
    const socket = await openSocket(room.url);
    socket.send(CONNECT);
    for (let index = 0; index < 30; index += 1) socket.send(flood(index));
    await closed(socket);
  }
  const pings = await openSocket(room.url);
  for (let index = 0; index < 30; index += 1) pings.ping();
  await closed(pings);
});

test("tells at most what a remote may send before it is ended", async () => {
  const room = await openRoom({ limits: { burst: 20, packetsPerSecond: 1 } });
  const presenter = await room.join(LOGINS.presenter);
  await presenter.subscribe(TOPICS.remote, 0);
  const remote = await room.join(LOGINS.remote);
  for (let index = 0; index < 100; index += 1)
    remote.client.publish(TOPICS.remote, "on", { qos: 0 });
  await ended(remote);
  expect(presenter.heard.length).toBeLessThan(20);
  const another = await room.join(LOGINS.remote);
  await another.client.publishAsync(TOPICS.remote, "still here", { qos: 1 });
  await vi.waitFor(() => expect(presenter.heard).toContain("still here"));
});

test("lets go on who keeps to the rate", async () => {
  const room = await openRoom({ limits: { burst: 10, packetsPerSecond: 100 } });
  const presenter = await room.join(LOGINS.presenter);
  const audience = await room.join();
  await audience.subscribe(TOPICS.position);
  for (let index = 0; index < 40; index += 1) {
    await presenter.client.publishAsync(TOPICS.position, String(index), { qos: 1 });
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  expect((await heardBy(audience, 40)).at(-1)).toBe("39");
});

test("reads no packet that is too large, in one frame or in many", async () => {
  const room = await openRoom();
  const whole = await openSocket(room.url);
  whole.send(CONNECT);
  whole.send(Buffer.alloc(BROKER_LIMITS.packetBytes + 1));
  // "Message too big": from its head, before it was read.
  expect(await closed(whole)).toBe(1009);
  const inParts = await openSocket(room.url);
  inParts.send(Buffer.concat([Buffer.from([0x10]), lengthOf(BROKER_LIMITS.packetBytes + 1)]));
  await closed(inParts);
  const text = await openSocket(room.url);
  text.send(CONNECT.toString("latin1"), { binary: false });
  await closed(text);
});

test("takes the largest message that can be sealed", async () => {
  const room = await openRoom();
  const audience = await room.join();
  await audience.subscribe(TOPICS.position);
  const presenter = await room.join(LOGINS.presenter);
  const length = MAX_MESSAGE_LENGTH - presenterSigner().sign(TOPICS.position, "").length;
  const text = presenterSigner().sign(TOPICS.position, "\u3042".repeat(length));
  await presenter.client.publishAsync(TOPICS.position, text, { qos: 1, retain: true });
  expect(await heardBy(audience, 1)).toEqual([text]);
});

test("waits for CONNECT only so long", async () => {
  const room = await openRoom({ limits: { connectTimeout: 200 } });
  const silent = await openSocket(room.url);
  const half = await openSocket(room.url);
  half.send(CONNECT.subarray(0, 5));
  // By itself, long before the usual five seconds and the test's own end.
  await Promise.all([closed(silent), closed(half)]);
});

test("ends a connection without a sign of life", async () => {
  const room = await openRoom();
  const socket = await openSocket(room.url);
  // Keep alive of one second: it may be silent for half as long again.
  socket.send(Buffer.concat([CONNECT.subarray(0, 10), Buffer.from([0, 1]), CONNECT.subarray(12)]));
  await once(socket, "message");
  await closed(socket);
});

test("holds nobody up for a subscriber that does not read, and lets go of it", async () => {
  const room = await openRoom({ limits: { packetsPerSecond: 100_000, burst: 100_000 } });
  const stuck = await openSocket(room.url);
  stuck.send(CONNECT);
  stuck.send(subscribe(TOPICS.position));
  await once(stuck, "message");
  stuck.pause();
  const audience = await room.join();
  await audience.subscribe(TOPICS.position);
  const presenter = await room.join(LOGINS.presenter);
  const payload = "x".repeat(MAX_MESSAGE_LENGTH);
  // More than the kernel keeps for a connection and the broker together.
  for (let count = 0; count < 800; count += 1)
    await presenter.client.publishAsync(TOPICS.position, payload, { qos: 1 });
  await heardBy(audience, 800);
  // Held up, the presenter and all others would still be waiting.
  stuck.resume();
  await closed(stuck);
});
