/** @module-tag slow */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createSigner, createVerifier, MAX_MESSAGE_LENGTH } from "../../src/room/envelope.ts";
import { createSecret, signWith } from "../../src/room/keys.ts";
import { randomFrom } from "./random.ts";

const random = randomFrom(7);
const KEY = createSecret(random);
const OTHER_KEY = createSecret(random);
const NOW = 1_800_000_000_000;
const TOPIC = "cuedeck/room/position";

const sealer = createSigner(KEY, () => NOW);
const stranger = createSigner(OTHER_KEY, () => NOW);
const knowsSealer = (from: string) => from === sealer.from;
const opener = (seen: [string, number][] = []) => createVerifier({ isKnown: knowsSealer, seen });

const json = fc
  .jsonValue({ maxDepth: 3 })
  .map((value): unknown => JSON.parse(JSON.stringify(value)));

/** A sealed message's parts, so that a test can say what it changes in them. */
function parts(body: unknown = { slide: "a" }) {
  const text = createSigner(KEY, () => NOW).sign(TOPIC, body);
  const envelope: { from: string; count: number; body: unknown; signature: string } =
    JSON.parse(text);
  return { text, envelope };
}

test("writes an envelope as JSON", () => {
  const { text, envelope } = parts();
  expect(text).toBe(
    `{"from":"${sealer.from}","count":${NOW},"body":{"slide":"a"},"signature":"${envelope.signature}"}`,
  );
  expect(envelope.signature).toMatch(/^[\w-]{86}$/);
});

test("opens what was sealed, whatever it says", () => {
  fc.assert(
    fc.property(json, fc.string(), (body, topic) => {
      const text = createSigner(KEY, () => NOW).sign(topic, body);
      expect(opener().verify(topic, text)).toEqual({ from: sealer.from, count: NOW, body });
    }),
    { numRuns: 50 },
  );
});

test("counts at least the time, and rises when that stands still or goes back, and after a message from elsewhere", () => {
  let now = 1000.7;
  const sealer = createSigner(KEY, () => now);
  const count = () => JSON.parse(sealer.sign(TOPIC, null)).count;
  expect([count(), count()]).toEqual([1000, 1001]);
  now = 500;
  expect(count()).toBe(1002);
  now = 5000;
  expect(count()).toBe(5000);
  sealer.continueAfter(4000);
  expect(count()).toBe(5001);
  sealer.continueAfter(9000);
  expect(count()).toBe(9001);
});

test("opens each message once, and none that is older than one that was opened", () => {
  const sealer = createSigner(KEY, () => NOW);
  const [first, second, third] = [1, 2, 3].map((body) => sealer.sign(TOPIC, body));
  const { verify: open, seen } = opener();
  expect(open(TOPIC, first ?? "")?.body).toBe(1);
  expect(open(TOPIC, third ?? "")?.body).toBe(3);
  expect(seen).toEqual(new Map([[sealer.from, NOW + 2]]));
  for (const text of [first, second, third]) expect(open(TOPIC, text ?? "")).toBeUndefined();
});

test("begins with the counts that it is given", () => {
  const { text } = parts();
  expect(opener([[sealer.from, NOW]]).verify(TOPIC, text)).toBeUndefined();
  expect(opener([[sealer.from, NOW - 1]]).verify(TOPIC, text)).toBeDefined();
  expect(opener([[stranger.from, NOW]]).verify(TOPIC, text)).toBeDefined();
});

test("knows no stranger, and believes none who gives another's name", () => {
  const { verify: open, seen } = opener();
  const text = stranger.sign(TOPIC, "mine");
  expect(open(TOPIC, text)).toBeUndefined();
  expect(open(TOPIC, text.replace(stranger.from, sealer.from))).toBeUndefined();
  // A forged count must not shut out the sender's own.
  expect(seen).toEqual(new Map());
  expect(open(TOPIC, parts().text)).toBeDefined();
});

test("opens nothing under another topic", () => {
  const { text } = parts();
  for (const topic of ["", "cuedeck/room/talk", `${TOPIC}/`, "cuedeck/moor/position"]) {
    expect(opener().verify(topic, text)).toBeUndefined();
  }
});

const { text: GOOD, envelope: ENVELOPE } = parts();
const DEEP = MAX_MESSAGE_LENGTH / 2 - 150;
/** The signature plus the group's order: by loose rules a second one of the same message. */
function again(signature: string): string {
  const bytes = Buffer.from(signature, "base64url");
  const scalar = BigInt(`0x${Buffer.from(bytes.subarray(32).toReversed()).toString("hex")}`);
  const order = 2n ** 252n + 27_742_317_777_372_353_535_851_937_790_883_648_493n;
  const hex = (scalar + order).toString(16).padStart(64, "0");
  return Buffer.concat([bytes.subarray(0, 32), Buffer.from(hex, "hex").toReversed()]).toString(
    "base64url",
  );
}

test.each([
  ["nothing", ""],
  ["no JSON", "{"],
  ["a number", "1"],
  ["null", "null"],
  ["a list", "[]"],
  ["an empty object", "{}"],
  ["space around it", ` ${GOOD}`],
  ["another order", GOOD.replace(/("from":.*?),("count":\d+)/, "$2,$1")],
  ["a further property", JSON.stringify({ ...ENVELOPE, more: 1 })],
  ["a key twice", GOOD.replace("{", `{"from":"${stranger.from}",`)],
  ["no count", JSON.stringify({ ...ENVELOPE, count: undefined })],
  ["a count in words", JSON.stringify({ ...ENVELOPE, count: String(NOW) })],
  ["half a count", JSON.stringify({ ...ENVELOPE, count: NOW + 0.5 })],
  ["a count past what is safe", JSON.stringify({ ...ENVELOPE, count: 2 ** 53 })],
  ["a count below zero", JSON.stringify({ ...ENVELOPE, count: -1 })],
  ["another count", JSON.stringify({ ...ENVELOPE, count: NOW + 1 })],
  ["another body", JSON.stringify({ ...ENVELOPE, body: { slide: "b" } })],
  ["no signature", JSON.stringify({ ...ENVELOPE, signature: "" })],
  ["a signature of zeros", JSON.stringify({ ...ENVELOPE, signature: "A".repeat(86) })],
  ["a second signature", JSON.stringify({ ...ENVELOPE, signature: again(ENVELOPE.signature) })],
  ["a signature in another alphabet", GOOD.replace(/.{4}"}$/, '+/=="}')],
  [
    "a body too deep",
    `{"from":"${sealer.from}","count":1,"body":${"[".repeat(DEEP)}${"]".repeat(DEEP)},"signature":"A"}`,
  ],
  ["too much", JSON.stringify({ ...ENVELOPE, body: "x".repeat(MAX_MESSAGE_LENGTH) })],
])("opens nothing of %s", (_, text) => {
  expect(opener().verify(TOPIC, text)).toBeUndefined();
});

/** An envelope with a good signature, however odd. */
function signed(count: number, body: unknown): string {
  const bytes = JSON.stringify(["cuedeck message", TOPIC, count, JSON.stringify(body)]);
  const signature = signWith(KEY, new TextEncoder().encode(bytes));
  return JSON.stringify({ from: sealer.from, count, body, signature });
}

test("opens nothing that is too long or counts oddly, by whomever it is signed", () => {
  const room = MAX_MESSAGE_LENGTH - signed(1, "").length;
  expect(opener().verify(TOPIC, signed(1, "x".repeat(room)))).toBeDefined();
  expect(opener().verify(TOPIC, signed(1, "x".repeat(room + 1)))).toBeUndefined();
  for (const count of [0, -1, 1.5, 2 ** 53]) {
    expect(opener().verify(TOPIC, signed(count, null)), String(count)).toBeUndefined();
  }
});

test("takes a number that is none for no second spelling of null", () => {
  const { text } = parts(null);
  expect(opener().verify(TOPIC, text)?.body).toBeNull();
  expect(opener().verify(TOPIC, text.replace("null", "1e999"))).toBeUndefined();
});

test("believes no key by which anything is signed", () => {
  // The neutral point: by the looser rules of ZIP 215 this signature holds for every message.
  const from = `AQ${"A".repeat(41)}`;
  const text = JSON.stringify({ from, count: 1, body: null, signature: `AQ${"A".repeat(84)}` });
  expect(createVerifier({ isKnown: () => true }).verify(TOPIC, text)).toBeUndefined();
});

test("asks who a sender is before all else, and hears no stranger", () => {
  const asked: string[] = [];
  const { verify: open } = createVerifier({ isKnown: (from) => asked.push(from) < 0 });
  for (let round = 0; round < 1000; round += 1) expect(open(TOPIC, GOOD)).toBeUndefined();
  expect(asked.length).toBe(1000);
});

test("seals nothing that no one would open", () => {
  const room = MAX_MESSAGE_LENGTH - parts("").text.length;
  expect(opener().verify(TOPIC, sealer.sign(TOPIC, "x".repeat(room)))).toBeDefined();
  expect(() => sealer.sign(TOPIC, "x".repeat(room + 1))).toThrow(
    new RangeError("Unexpected message of 16385 characters, expected at most 16384."),
  );
});

test("opens nothing of which a bit was turned", () => {
  fc.assert(
    fc.property(fc.nat({ max: GOOD.length - 1 }), fc.nat({ max: 7 }), (index, bit) => {
      const turned = String.fromCharCode(GOOD.charCodeAt(index) ^ (1 << bit));
      const text = GOOD.slice(0, index) + turned + GOOD.slice(index + 1);
      expect(opener().verify(TOPIC, text)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

test("opens nothing that was cut off, doubled or mixed", () => {
  fc.assert(
    fc.property(fc.nat({ max: GOOD.length - 1 }), fc.nat({ max: GOOD.length }), (end, from) => {
      const { verify: open } = opener();
      expect(open(TOPIC, GOOD.slice(0, end))).toBeUndefined();
      expect(open(TOPIC, GOOD.slice(0, end) + GOOD.slice(from === end ? from + 1 : from))).toBe(
        undefined,
      );
    }),
  );
});

test("answers any text without throwing", () => {
  const envelope = fc.record(
    {
      from: fc.oneof(fc.constant(sealer.from), fc.string(), fc.anything()),
      count: fc.oneof(fc.maxSafeInteger(), fc.anything()),
      body: fc.anything(),
      signature: fc.oneof(fc.constant(ENVELOPE.signature), fc.string(), fc.anything()),
    },
    { noNullPrototype: true },
  );
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.json(), envelope.map(stringify));
  const { verify: open } = createVerifier({ isKnown: () => true });
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), text, (topic, text) => {
      expect(open(topic, text)).toBeUndefined();
    }),
    { numRuns: 1000 },
  );
});

function stringify(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === "bigint" ? Number(part) : part));
}
