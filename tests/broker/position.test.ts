import { expect, test, vi } from "vitest";
import { createVerifier } from "../../src/room/envelope.ts";
import { roomId } from "../../src/room/keys.ts";
import { heardBy, LOGINS, openRoom, presenterSigner, SECRET, TOPICS } from "./room.ts";

test("tells the last position to who comes late, and no other", async () => {
  const room = await openRoom();
  const presenter = await room.join(LOGINS.presenter);
  for (const payload of ["one", "two", "three"]) {
    await presenter.client.publishAsync(TOPICS.position, payload, { qos: 1, retain: true });
  }
  await presenter.client.endAsync();
  const late = await room.join();
  await late.subscribe(TOPICS.position);
  expect(await heardBy(late, 1)).toEqual(["three"]);
});

test("has the last position for the server to read", async () => {
  const room = await openRoom();
  expect(room.broker.position).toBeUndefined();
  const presenter = await room.join(LOGINS.presenter);
  const text = presenterSigner().sign(TOPICS.position, { episode: "talk" });
  await presenter.client.publishAsync(TOPICS.talk, "no position", { qos: 1 });
  await presenter.client.publishAsync(TOPICS.position, text, { qos: 1, retain: true });
  await vi.waitFor(() => expect(room.broker.position).toBe(text));
  const isKnown = (from: string) => from === roomId(SECRET);
  expect(createVerifier({ isKnown }).verify(TOPICS.position, text)?.body).toEqual({
    episode: "talk",
  });
  await presenter.client.publishAsync(TOPICS.position, "", { qos: 1, retain: true });
  await vi.waitFor(() => expect(room.broker.position).toBeUndefined());
});

test("goes on with a presenter that comes back, also while its old connection hangs", async () => {
  const room = await openRoom();
  const audience = await room.join();
  await audience.subscribe(TOPICS.position);
  const before = await room.join({ ...LOGINS.presenter, clientId: "presenter" });
  await before.client.publishAsync(TOPICS.position, "before", { qos: 1, retain: true });
  const after = await room.join({ ...LOGINS.presenter, clientId: "presenter" });
  before.client.stream.destroy();
  await after.client.publishAsync(TOPICS.position, "after", { qos: 1, retain: true });
  expect(await heardBy(audience, 2)).toEqual(["before", "after"]);
  const late = await room.join();
  await late.subscribe(TOPICS.position);
  expect(await heardBy(late, 1)).toEqual(["after"]);
});

test("grants the QoS that is asked for", async () => {
  const room = await openRoom();
  const audience = await room.join();
  expect(await audience.subscribe(TOPICS.position, 0)).toBe(0);
  const presenter = await room.join(LOGINS.presenter);
  await presenter.client.publishAsync(TOPICS.position, "here", { qos: 1, retain: true });
  expect(await heardBy(audience, 1)).toEqual(["here"]);
});
