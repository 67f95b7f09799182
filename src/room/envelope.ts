import { utf8ToBytes } from "@noble/hashes/utils.js";
import { isObject, type Json, parseCanonical } from "./json.ts";
import { isSignedBy, publicKeyOf, signWith } from "./keys.ts";

/**
 * Most that the text of a room's message may have, in UTF-16 code units, as `length` counts: for who writes it, who reads
 * it and the broker.
 */
export const MAX_MESSAGE_LENGTH = 16_384;

/** Signs messages: on a broker where anybody may publish, only the holder of a key is heard. */
export interface Signer {
  /** The sender's public key: base64url of 32 bytes. */
  readonly from: string;
  /**
   * The text to publish under a topic: `{ from, count, body, signature }` as JSON.
   *
   * @throws {RangeError} when it is longer than a message may be
   */
  readonly sign: (topic: string, body: Json) => string;
  /** The count of the message that was sealed last; 0 before the first. */
  readonly last: number;
}

/** Opens the messages of known senders, each once. */
export interface Verifier {
  /**
   * What a text that came under a topic says, or undefined when it is not a known sender's next message. It never
   * throws, and looks at no signature before all else is right.
   */
  readonly verify: (topic: string, text: string) => VerifiedMessage | undefined;
  /** The last count of each sender that was heard, to begin with after a reload. */
  readonly seen: ReadonlyMap<string, number>;
}

export interface VerifiedMessage {
  /** The sender's public key. */
  readonly from: string;
  /** As the sender has sealed it; its shape is still to be checked. */
  readonly body: unknown;
}

export interface VerifierOptions {
  /** Whether a sender, by its public key, is listened to. */
  readonly isKnown: (from: string) => boolean;
  /** Counts that were seen before, by sender. */
  readonly seen?: Iterable<readonly [from: string, count: number]>;
}

/**
 * @param secretKey base64url of 32 bytes
 * @param now epoch milliseconds. Counts are at least that, so that they rise over reloads too.
 * @throws {RangeError} when the key is none
 */
export function createSigner(secretKey: string, now: () => number): Signer {
  const from = publicKeyOf(secretKey);
  let last = 0;
  return {
    from,
    get last() {
      return last;
    },
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
      const { from, count, body, signature, written } = envelope;
      if (count <= (seen.get(from) ?? 0)) return undefined;
      if (!isSignedBy(from, signedBytes(topic, count, written), signature)) return undefined;
      seen.set(from, count);
      return { from, body };
    },
  };
}

interface Envelope {
  readonly from: string;
  readonly count: number;
  readonly body: unknown;
  readonly signature: string;
  /** The body's JSON, as it stands in the text. */
  readonly written: string;
}

function readEnvelope(text: string): Envelope | undefined {
  if (text.length > MAX_MESSAGE_LENGTH) return undefined;
  const value = parseCanonical(text);
  if (!isObject(value) || Object.keys(value).join() !== "from,count,body,signature")
    return undefined;
  const { from, count, body, signature } = value;
  if (typeof from !== "string" || typeof signature !== "string") return undefined;
  if (typeof count !== "number" || !Number.isSafeInteger(count)) return undefined;
  // Cut out and not written anew, which could run out of stack.
  const before = `{"from":${JSON.stringify(from)},"count":${count},"body":`;
  const after = `,"signature":${JSON.stringify(signature)}}`;
  return { from, count, body, signature, written: text.slice(before.length, -after.length) };
}

/** A JSON array says where each part ends; the first part keeps a signature from meaning something elsewhere. */
function signedBytes(topic: string, count: number, body: string): Uint8Array {
  return utf8ToBytes(JSON.stringify(["cuedeck message", topic, count, body]));
}

/** The MQTT topics of a room. */
export interface Topics {
  /** Where the talk is: from the presenter to all, retained, QoS 1. */
  readonly position: string;
  /** What only remotes are told: from the presenter. */
  readonly talk: string;
  /** What remotes ask for, and their pairing: to the presenter. */
  readonly remote: string;
}

/** @param room its id, as `roomId` derives it */
export function topicsOf(room: string): Topics {
  return {
    position: `cuedeck/${room}/position`,
    talk: `cuedeck/${room}/talk`,
    remote: `cuedeck/${room}/remote`,
  };
}
