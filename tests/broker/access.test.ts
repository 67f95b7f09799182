/** @module-tag slow */
import { once } from "node:events";
import { createServer } from "node:net";
import type { Client } from "aedes";
import { connectAsync, type IClientOptions } from "mqtt";
import { expect, onTestFinished, test } from "vitest";
import { createRoomBroker } from "../../src/broker/room-broker.ts";
import { invite, remoteUser } from "../../src/room/keys.ts";
import { BROKER_LIMITS } from "../../src/broker/limits.ts";
import { closed, CONNECT, openSocket } from "./raw.ts";
import { ended, heardBy, LOGINS, openRoom, presenterSigner, SECRET, TOPICS } from "./room.ts";

type Role = keyof typeof LOGINS;

const HEARS: readonly (readonly [Role, topic: string, granted: 1 | 128])[] = [
  ["audience", TOPICS.position, 1],
  ["audience", TOPICS.talk, 128],
  ["audience", TOPICS.remote, 128],
  ["presenter", TOPICS.position, 1],
  ["presenter", TOPICS.talk, 1],
  ["presenter", TOPICS.remote, 1],
  ["remote", TOPICS.position, 1],
  ["remote", TOPICS.talk, 1],
  ["remote", TOPICS.remote, 128],
  ...(["audience", "presenter", "remote"] as const).flatMap((role) =>
    ["#", "+/+/+", "cuedeck/#", TOPICS.position.replace("position", "+"), "$SYS/#", "other"].map(
      (topic) => [role, topic, 128] as const,
    ),
  ),
];

test("lets each hear what is theirs", async () => {
  const room = await openRoom();
  const guests = {
    audience: await room.join(),
    presenter: await room.join(LOGINS.presenter),
    remote: await room.join(LOGINS.remote),
  };
  for (const [role, topic, granted] of HEARS) {
    expect(await guests[role].subscribe(topic), `${role} ${topic}`).toBe(granted);
  }
});

const SPEAKS: readonly (readonly [
  Role,
  topic: string,
  options: { retain?: true; qos?: 2 },
  boolean,
])[] = [
  ["audience", TOPICS.position, {}, false],
  ["audience", TOPICS.talk, {}, false],
  ["audience", TOPICS.remote, {}, false],
  ["audience", "other", {}, false],
  ["presenter", TOPICS.position, {}, true],
  ["presenter", TOPICS.position, { retain: true }, true],
  ["presenter", TOPICS.position, { qos: 2 }, false],
  ["presenter", TOPICS.talk, {}, true],
  ["presenter", TOPICS.talk, { retain: true }, false],
  ["presenter", TOPICS.remote, {}, true],
  ["presenter", TOPICS.remote, { retain: true }, false],
  ["presenter", "$SYS/x/heartbeat", {}, false],
  ["presenter", "other", {}, false],
  ["remote", TOPICS.position, {}, false],
  ["remote", TOPICS.position, { retain: true }, false],
  ["remote", TOPICS.talk, {}, false],
  ["remote", TOPICS.remote, {}, true],
  ["remote", TOPICS.remote, { retain: true }, false],
  ["remote", "cuedeck/another/remote", {}, false],
];

test.each(SPEAKS)("%s under %s with %j: %s", async (role, topic, options, allowed) => {
  const room = await openRoom();
  const presenter = await room.join(LOGINS.presenter);
  for (const heard of Object.values(TOPICS)) await presenter.subscribe(heard);
  const guest = await room.join(LOGINS[role]);
  guest.client.publish(topic, "said", { qos: 1, ...options });
  if (!allowed) {
    await ended(guest);
    // Whatever was before it has been told by the time that this one is.
    presenter.client.publish(TOPICS.talk, "later", { qos: 1 });
  }
  expect(await heardBy(presenter, 1)).toEqual([allowed ? "said" : "later"]);
  const late = await room.join(LOGINS.presenter);
  for (const heard of Object.values(TOPICS)) await late.subscribe(heard);
  late.client.publish(TOPICS.talk, "last");
  expect(await heardBy(late, options.retain && allowed ? 2 : 1)).toContain("last");
});

const STRANGERS: readonly (readonly [string, IClientOptions])[] = [
  ["the presenter without a password", { username: "presenter" }],
  ["the presenter with a wrong password", { username: "presenter", password: "secret" }],
  ["the presenter with the secret", { username: "presenter", password: SECRET }],
  ["the presenter with a remote's", { ...LOGINS.remote, username: "presenter" }],
  ["a remote with the presenter's", { ...LOGINS.presenter, username: "remote:a1" }],
  ["a remote with another invite's", { ...LOGINS.remote, username: "remote:a2" }],
  [
    "a remote with the pairing secret",
    { username: "remote:a1", password: invite(SECRET, "a1").pairingSecret },
  ],
  ["a remote without an invite", { ...LOGINS.remote, username: "remote:" }],
  ["an unknown user", { username: "root" }],
  ["an empty user", { username: "", password: "" }],
  ["the audience with a will", { will: { topic: TOPICS.position, payload: Buffer.from("gone") } }],
  [
    "the presenter with a will",
    { ...LOGINS.presenter, will: { topic: TOPICS.position, payload: Buffer.from("gone") } },
  ],
  ["one who stays without a sign of life", { keepalive: 0 }],
  ["one who is silent too long", { keepalive: 121 }],
  ["one who speaks MQTT 5", { protocolVersion: 5 }],
];

test.each(STRANGERS)("lets %s not in", async (_, login) => {
  const room = await openRoom();
  const witness = await room.join(LOGINS.presenter);
  await witness.subscribe(TOPICS.position);
  await expect(room.join(login)).rejects.toThrow(/Not authorized|Connection refused|Unacceptable/i);
  witness.client.publish(TOPICS.position, "after");
  expect(await heardBy(witness, 1)).toEqual(["after"]);
});

test("tells whoever it does not let in why", async () => {
  const room = await openRoom();
  await expect(room.join({ username: "presenter", password: "x" })).rejects.toThrow(
    "Connection refused: Not authorized",
  );
});

test("publishes no will of the audience", async () => {
  const room = await openRoom();
  const witness = await room.join();
  await witness.subscribe(TOPICS.position);
  const socket = await openSocket(room.url);
  const topic = Buffer.from(TOPICS.position);
  const will = Buffer.concat([Buffer.from([0, topic.length]), topic, Buffer.from("\0\u0004gone")]);
  const head = Buffer.from("00044d515454040600050003726177", "hex");
  socket.send(Buffer.concat([Buffer.from([0x10, head.length + will.length]), head, will]));
  const [answer] = await once(socket, "message");
  expect(answer).toEqual(Buffer.from("20020005", "hex"));
  socket.terminate();
  await closed(socket);
  const presenter = await room.join(LOGINS.presenter);
  presenter.client.publish(TOPICS.position, "here", { qos: 1 });
  expect(await heardBy(witness, 1)).toEqual(["here"]);
});

test("lets nobody end another's connection by its client id", async () => {
  const room = await openRoom();
  const presenter = await room.join({ ...LOGINS.presenter, clientId: "presenter" });
  await presenter.subscribe(TOPICS.position);
  await room.join({ clientId: "presenter" });
  presenter.client.publish(TOPICS.position, "here");
  expect(await heardBy(presenter, 1)).toEqual(["here"]);
  expect(presenter.client.connected).toBe(true);
});

test("lets in the phones whose invite counts, and ends the others, once the presenter has said which", async () => {
  const room = await openRoom();
  const login = (id: string) => ({
    username: remoteUser(id),
    password: invite(SECRET, id).password,
  });
  const presenter = await room.join(LOGINS.presenter);
  const say = (...invites: string[]) =>
    presenter.client.publishAsync(TOPICS.talk, presenterSigner().sign(TOPICS.talk, { invites }));
  const [kept, revoked] = [await room.join(login("kept")), await room.join(login("revoked"))];
  await say("kept", "unused");
  await ended(revoked);
  for (const id of ["revoked", "never-issued"])
    await expect(room.join(login(id))).rejects.toThrow("Not authorized");
  const late = await room.join(login("unused"));
  for (const guest of [kept, late]) await guest.subscribe(TOPICS.talk);
  await presenter.client.publishAsync(TOPICS.talk, "no state");
  for (const guest of [kept, late]) expect(await heardBy(guest, 1)).toEqual(["no state"]);
});

test("keeps nothing for a client that is away", async () => {
  const room = await openRoom();
  const session = { ...LOGINS.remote, clientId: "phone", clean: false };
  const before = await room.join(session);
  await before.subscribe(TOPICS.talk);
  await before.client.endAsync(true);
  const presenter = await room.join(LOGINS.presenter);
  await presenter.client.publishAsync(TOPICS.talk, "missed", { qos: 1 });
  const after = await room.join(session);
  await after.subscribe(TOPICS.talk);
  await presenter.client.publishAsync(TOPICS.talk, "heard", { qos: 1 });
  expect(await heardBy(after, 1)).toEqual(["heard"]);
});

test("has no session outlive its connection", async () => {
  const aedes = await createRoomBroker({
    secret: SECRET,
    topics: TOPICS,
    limits: BROKER_LIMITS,
    onPosition: () => undefined,
  });
  const server = createServer(aedes.handle).listen(0, "127.0.0.1");
  onTestFinished(() => {
    aedes.close();
    server.close();
  });
  await once(server, "listening");
  const joined = once(aedes, "client");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`, { clientId: "a", clean: false });
  onTestFinished(() => void client.end(true));
  const [seen]: Client[] = await joined;
  expect(seen?.clean).toBe(true);
});

test("ends a connection that begins with anything but CONNECT", async () => {
  const room = await openRoom();
  const socket = await openSocket(room.url);
  socket.send(Buffer.from("c000", "hex"));
  await closed(socket);
  const twice = await openSocket(room.url);
  twice.send(CONNECT);
  twice.send(CONNECT);
  await closed(twice);
});
