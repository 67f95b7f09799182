import * as fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_MESSAGE_LENGTH } from "../../src/room/envelope.ts";
import { createSecret, invite, publicKeyOf } from "../../src/room/keys.ts";
import { checkPairing, createPairing, openPairing, provePairing } from "../../src/room/pairing.ts";
import { randomFrom } from "./random.ts";

const random = randomFrom(3);
const SECRET = createSecret(random);
const PHONE = publicKeyOf(createSecret(random));
const THIEF = publicKeyOf(createSecret(random));
const INVITE = invite(SECRET, "a1");
const GOOD = createPairing(INVITE, PHONE);

test("pairs the phone that holds the invite", () => {
  expect(GOOD).toMatch(/^\{"invite":"a1","key":"[\w-]{43}","proof":"[\w-]{43}"\}$/);
  expect(openPairing(SECRET, GOOD)).toEqual({ inviteId: "a1", key: PHONE });
});

test("proves it for one key, by one invite, to one presenter", () => {
  const proof = provePairing(INVITE.pairingSecret, PHONE);
  const other = createSecret(random);
  expect(checkPairing(INVITE.pairingSecret, PHONE, proof)).toBe(true);
  expect(checkPairing(INVITE.pairingSecret, THIEF, proof)).toBe(false);
  expect(checkPairing(invite(SECRET, "a2").pairingSecret, PHONE, proof)).toBe(false);
  expect(checkPairing(invite(other, "a1").pairingSecret, PHONE, proof)).toBe(false);
  expect(openPairing(other, GOOD)).toBeUndefined();
});

test("pairs no key that can be none", () => {
  for (const key of ["", "A", `${PHONE}A`, "+".repeat(43)]) {
    const proof = provePairing(INVITE.pairingSecret, key);
    expect(checkPairing(INVITE.pairingSecret, key, proof)).toBe(false);
  }
});

test.each([
  ["nothing", ""],
  ["a list", "[]"],
  ["another key", GOOD.replace(PHONE, THIEF)],
  ["another invite", GOOD.replace("a1", "a2")],
  ["no proof", JSON.stringify({ invite: "a1", key: PHONE, proof: "" })],
  [
    "the password for the pairing secret",
    createPairing({ ...INVITE, pairingSecret: INVITE.password }, PHONE),
  ],
  ["a further property", GOOD.replace("}", ',"more":1}')],
  ["space around it", `${GOOD} `],
  ["too much", createPairing(invite(SECRET, "a".repeat(MAX_MESSAGE_LENGTH)), PHONE)],
])("pairs nobody by %s", (_, text) => {
  expect(openPairing(SECRET, text)).toBeUndefined();
});

test("answers any text without throwing, and pairs nobody by one of which a bit was turned", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => {
      expect(openPairing(SECRET, text)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(fc.nat({ max: GOOD.length - 1 }), fc.nat({ max: 7 }), (index, bit) => {
      const turned = String.fromCharCode(GOOD.charCodeAt(index) ^ (1 << bit));
      const text = GOOD.slice(0, index) + turned + GOOD.slice(index + 1);
      expect(openPairing(SECRET, text)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
