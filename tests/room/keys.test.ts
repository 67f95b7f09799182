import { createHmac, createPrivateKey, createPublicKey } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { topicsOf } from "../../src/room/envelope.ts";
import {
  createInviteId,
  createSecret,
  fromBase64Url,
  invite,
  inviteIdOf,
  PRESENTER,
  presenterPassword,
  remoteUser,
  roomId,
  toBase64Url,
} from "../../src/room/keys.ts";
import { equalInConstantTime } from "../../src/room/pairing.ts";
import { randomFrom } from "./random.ts";

const SECRET = createSecret(() => Uint8Array.from({ length: 32 }, (_, index) => index));

test("writes base64url as Node does, and reads only that", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64Url(text, bytes.length)).toEqual(bytes);
    }),
  );
});

test.each([
  ["AAA", 2, Uint8Array.of(0, 0)],
  ["AAA", 3, undefined],
  ["AAAA", 2, undefined],
  ["AAB", 2, undefined], // the last bit means nothing
  ["AA=", 2, undefined],
  ["A+A", 2, undefined],
  ["A A", 2, undefined],
  ["ÄAA", 2, undefined],
  ["", 0, new Uint8Array()],
])("reads %j as %i bytes: %j", (text, length, bytes) => {
  expect(fromBase64Url(text, length)).toEqual(bytes);
});

test("derives all of a room from the presenter's secret, as the standards say", () => {
  const bytes = Buffer.from(SECRET, "base64url");
  const mac = (label: string) =>
    createHmac("sha256", bytes).update(`cuedeck ${label}`).digest("base64url");
  const pkcs8 = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), bytes]);
  const key = createPublicKey(createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" }));
  expect(SECRET).toBe("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
  expect(roomId(SECRET)).toBe(key.export({ format: "jwk" }).x);
  expect(presenterPassword(SECRET)).toBe(mac("presenter"));
  expect(invite(SECRET, "a1")).toEqual({
    id: "a1",
    password: mac("remote a1"),
    pairingSecret: mac("pairing a1"),
  });
});

test("gives every secret and every invite its own", () => {
  const random = randomFrom(1);
  const secrets = Array.from({ length: 20 }, () => createSecret(random));
  const ids = Array.from({ length: 20 }, () => createInviteId(random));
  const derived = secrets.flatMap((secret) => [
    roomId(secret),
    presenterPassword(secret),
    ...ids.flatMap((id) => {
      const { password, pairingSecret } = invite(secret, id);
      return [password, pairingSecret];
    }),
  ]);
  expect(new Set(derived).size).toBe(20 * 42);
  expect(new Set(ids).size).toBe(20);
});

test.each(["", "A", `${SECRET}A`, SECRET.replace("A", "+"), `${SECRET.slice(0, -1)}9`])(
  "refuses the secret %j",
  (secret) => {
    const error = new RangeError("Unexpected secret, expected 43 characters of base64url.");
    expect(() => roomId(secret)).toThrow(error);
    expect(() => presenterPassword(secret)).toThrow(error);
    expect(() => invite(secret, "a1")).toThrow(error);
  },
);

test("names topics and users", () => {
  expect(topicsOf("room")).toEqual({
    position: "cuedeck/room/position",
    talk: "cuedeck/room/talk",
    remote: "cuedeck/room/remote",
  });
  expect(PRESENTER).toBe("presenter");
  expect(inviteIdOf(remoteUser("a-1_b"))).toBe("a-1_b");
});

test.each([
  "presenter",
  "remote",
  "remote:",
  "remote:a b",
  " remote:a",
  "remote:a\n",
  "remote:a/b",
])("takes the user %j for no remote", (user) => {
  expect(inviteIdOf(user)).toBeUndefined();
});

test.each([
  ["", "", true],
  ["abc", "abc", true],
  ["abc", "abd", false],
  ["abc", "ab", false],
  ["abc", "", false],
  ["\u0161", "a", false],
])("compares %j with %j: %s", (one, other, same) => {
  expect(equalInConstantTime(one, other)).toBe(same);
});
