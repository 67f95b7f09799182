import { expect, test } from "vitest";
import {
  audienceAddress,
  isLocal,
  pairingAddress,
  readInvite,
  readPresenter,
  shortAddress,
} from "../../../src/parts/room/addresses.ts";

const page = new URL("https://example.org/talks/ketamine/speaker/");

test("the audience goes to the Listen page, or by the short way where the server knows one", () => {
  expect(audienceAddress(page, "ROOM").href).toBe("https://example.org/talks/ketamine/?room=ROOM");
  expect(shortAddress(page, "/mqtt")?.href).toBe("https://example.org/live");
  expect(shortAddress(page, "wss://broker.example.org")).toBeUndefined();
});

test("an invite survives the way into a code and back, and no server is told of it", () => {
  const invite = { id: "a-b", password: "c_d", pairingSecret: "ef" };
  const address = pairingAddress(page, "ROOM", invite);
  expect(readInvite(address.hash)).toEqual(invite);
  expect(address.href.split("#", 1)[0]).toBe(
    "https://example.org/talks/ketamine/speaker/?remote=ROOM",
  );
  expect(readInvite("#invite=a.b")).toBeUndefined();
});

test("the presenter's link tells the secret, and maybe a login", () => {
  const secret = "A".repeat(43);
  expect(readPresenter(`#presenter=${secret}`)).toEqual({
    secret,
    login: undefined,
    at: undefined,
  });
  // "mé:pass:word" in base64url of UTF-8.
  expect(readPresenter(`#presenter=${secret}&login=bcOpOnBhc3M6d29yZA`)).toEqual({
    secret,
    login: { user: "mé", password: "pass:word" },
    at: undefined,
  });
  // "http://192.168.1.5:4173/"
  expect(readPresenter(`#presenter=${secret}&at=aHR0cDovLzE5Mi4xNjguMS41OjQxNzMv`)?.at).toBe(
    "http://192.168.1.5:4173/",
  );
  // "javascript:alert(1)"
  expect(readPresenter(`#presenter=${secret}&at=amF2YXNjcmlwdDphbGVydCgxKQ`)?.at).toBeUndefined();
  expect(readPresenter("#presenter=short")).toBeUndefined();
  expect(readPresenter("#/cover/2")).toBeUndefined();
});

test.each([
  ["http://127.0.0.1:4173/", true],
  ["http://localhost/", true],
  ["http://[::1]:80/", true],
  ["http://192.168.1.5:4173/", false],
  ["https://example.org/", false],
])("%s can be opened by this computer only: %s", (address, local) => {
  expect(isLocal(new URL(address))).toBe(local);
});
