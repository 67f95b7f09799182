import { afterEach, expect, test } from "vitest";
import { createStoredRoom } from "../../../src/parts/room/stored-room.ts";
import { createStore } from "../../../src/parts/ui/store.ts";

afterEach(() => localStorage.clear());

const LINK = { secret: "secret", login: undefined, at: undefined };
const open = () => createStoredRoom(createStore("test:"), () => 1000);

test("an invite lets in one phone, once, and that one again", () => {
  const room = open();
  room.open(LINK);
  room.addInvite("one");
  expect(room.pair("other", "phone")).toBe(false);
  expect(room.pair("one", "phone")).toBe(true);
  expect(room.pair("one", "stranger")).toBe(false);
  // Its answer was lost, and it asks once more.
  expect(room.pair("one", "phone")).toBe(true);
  expect(room.current.remotes).toEqual([{ key: "phone", invite: "one", since: 1000 }]);
});

test("a newer invite takes the place of the one before", () => {
  const room = open();
  room.open(LINK);
  room.addInvite("one");
  room.addInvite("two");
  expect(room.pair("one", "phone")).toBe(false);
  expect(room.pair("two", "phone")).toBe(true);
});

test("whoever is revoked is out, and can't come back by the same invite", () => {
  const room = open();
  room.open(LINK);
  room.addInvite("one");
  room.pair("one", "phone");
  room.revoke("phone");
  expect(room.current.remotes).toEqual([]);
  expect(room.pair("one", "phone")).toBe(false);
});

test("all windows of the browser know the same, and a reload forgets nothing", () => {
  const [console_, deck] = [open(), open()];
  console_.open({ ...LINK, login: { user: "me", password: "pass" } });
  console_.addInvite("one");
  deck.pair("one", "phone");
  deck.saveSeen(new Map([["phone", 5]]));
  expect(console_.current.remotes.map(({ key }) => key)).toEqual(["phone"]);
  expect(open().current.seen).toEqual([["phone", 5]]);
  expect(open().current.login).toEqual({ user: "me", password: "pass" });
  // The same link again is no other room.
  console_.open(LINK);
  expect(deck.current.remotes).toHaveLength(1);
  console_.open({ ...LINK, secret: "another" });
  expect(deck.current.remotes).toEqual([]);
  console_.close();
  expect(deck.current.secret).toBeUndefined();
});

test("what was damaged is as nothing", () => {
  localStorage.setItem("test:room", '{"secret":5}');
  expect(open().current.secret).toBeUndefined();
  expect(open().current.remotes).toEqual([]);
});
