import { utf8ToBytes } from "@noble/hashes/utils.js";
import { isObject, parseCanonical } from "./json.ts";
import { isSignedBy, publicKeyOf, signWith } from "./keys.ts";

/** Longest text of a room's message in UTF-16 code units, for writers, readers and the broker alike. */
export const MAX_MESSAGE_LENGTH = 16_384;

/** The MQTT topics of a room. */
export interface Topics {
  /** The talk's position: from the presenter to all, retained, QoS 1. */
  readonly position: string;
  /** The talk's state: from the presenter to remotes. */
  readonly talk: string;
  /** Requests and pairing: from remotes to the presenter. */
  readonly remote: string;
}

/** @param room id, as `roomId` derives it */
export function topicsOf(room: string): Topics {
  return {
    position: `cuedeck/${room}/position`,
    talk: `cuedeck/${room}/talk`,
    remote: `cuedeck/${room}/remote`,
  };
}

/** Signs messages, since anybody may be able to publish on the broker. */
export interface Signer {
  /** The sender's public key: base64url of 32 bytes. */
  readonly from: string;
  /**
   * The text to publish under a topic: `{ from, count, body, signature }` as JSON. The body has to survive `JSON.stringify`.
   *
   * @throws {RangeError} when the text is longer than {@link MAX_MESSAGE_LENGTH}
   */
  readonly sign: (topic: string, body: unknown) => string;
  /** Count of the last signed message; before the first, the count after which it begins. */
  readonly last: number;
  /** Counts on from another message of the same sender, whose clock may have been ahead. */
  readonly continueAfter: (count: number) => void;
}

/** Accepts each message of a known sender once. */
export interface Verifier {
  /**
   * Verifies a text that was received under a topic. It never throws, and checks the signature last because that is slow.
   *
   * @returns `undefined` unless it is a known sender's message with a higher count than the last
   */
  readonly verify: (topic: string, text: string) => VerifiedMessage | undefined;
  /** The last accepted count of each sender: store it to reject replayed messages after a reload. */
  readonly seen: ReadonlyMap<string, number>;
}

export interface VerifiedMessage {
  /** The sender's public key. */
  readonly from: string;
  readonly count: number;
  /** As the sender signed it; its shape is not validated yet. */
  readonly body: unknown;
}

export interface VerifierOptions {
  /** Whether messages of a sender, given by public key, are accepted. */
  readonly isKnown: (from: string) => boolean;
  /** Last accepted counts, by sender. */
  readonly seen?: Iterable<readonly [from: string, count: number]>;
}

/**
 * @param secretKey base64url of 32 bytes
 * @param now epoch milliseconds: counts are at least that, so that they also rise across reloads
 * @throws {RangeError} when the key is malformed
 */
export function createSigner(secretKey: string, now: () => number): Signer {
  const from = publicKeyOf(secretKey);
  let last = 0;
  return {
    from,
    get last() {
      return last;
    },
    continueAfter: (count) => (last = Math.max(last, count)),
    sign(topic, body) {
      const count = Math.max(last + 1, Math.floor(now()));
      const signature = signWith(secretKey, signedBytes(topic, count, JSON.stringify(body)));
      const text = JSON.stringify({ from, count, body, signature });
      if (text.length > MAX_MESSAGE_LENGTH) {
        throw new RangeError(
          `Unexpected message of ${text.length} characters, expected at most ${MAX_MESSAGE_LENGTH}.`,
        );
      }
      last = count;
      return text;
    },
  };
}

export function createVerifier({ isKnown, seen: before = [] }: VerifierOptions): Verifier {
  const seen = new Map(before);
  return {
    seen,
    verify(topic, text) {
      const envelope = readEnvelope(text);
      if (!envelope || !isKnown(envelope.from)) return undefined;
      const { from, count, body, signature, bodyText } = envelope;
      if (count <= (seen.get(from) ?? 0)) return undefined;
      if (!isSignedBy(from, signedBytes(topic, count, bodyText), signature)) return undefined;
      seen.set(from, count);
      return { from, count, body };
    },
  };
}

interface Envelope {
  readonly from: string;
  readonly count: number;
  readonly body: unknown;
  readonly signature: string;
  /** The body's JSON, as it stands in the message. */
  readonly bodyText: string;
}

function readEnvelope(text: string): Envelope | undefined {
  if (text.length > MAX_MESSAGE_LENGTH) return undefined;
  const value = parseCanonical(text);
  if (!isObject(value) || Object.keys(value).join() !== "from,count,body,signature")
    return undefined;
  const { from, count, body, signature } = value;
  if (typeof from !== "string" || typeof signature !== "string") return undefined;
  if (typeof count !== "number" || !Number.isSafeInteger(count)) return undefined;
  // Sliced from the text: to stringify a deeply nested body again could overflow the call stack.
  const before = `{"from":${JSON.stringify(from)},"count":${count},"body":`;
  const after = `,"signature":${JSON.stringify(signature)}}`;
  return { from, count, body, signature, bodyText: text.slice(before.length, -after.length) };
}

/**
 * As a JSON array, the parts can't run into each other. The first part makes the signature invalid for any other
 * protocol.
 */
function signedBytes(topic: string, count: number, body: string): Uint8Array {
  return utf8ToBytes(JSON.stringify(["cuedeck message", topic, count, body]));
}
