import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { MAX_MESSAGE_LENGTH } from "./envelope.ts";
import { isObject, parseCanonical } from "./json.ts";
import { invite, type Invite, isKey, secretBytes, toBase64Url } from "./keys.ts";

/**
 * Whether two texts are the same, in a time that tells only their lengths: for passwords and proofs, which one must not
 * be able to guess letter by letter.
 */
export function equalInConstantTime(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1) {
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  }
  return difference === 0;
}

/** Who asks to become a remote, and by which invite. */
export interface Pairing {
  readonly inviteId: string;
  /** The phone's public key: base64url of 32 bytes. */
  readonly key: string;
}

/**
 * The text by which a phone becomes a remote, to publish under the topic `remote`: `{ invite, key, proof }` as JSON.
 *
 * @param key the phone's public key
 */
export function createPairing(
  { id, pairingSecret }: Omit<Invite, "password">,
  key: string,
): string {
  return JSON.stringify({ invite: id, key, proof: provePairing(pairingSecret, key) });
}

/**
 * Who asks to be paired, when the text proves that they hold an invite of this presenter, else undefined. It never
 * throws. Whether the invite still stands is left to the presenter: the same text can come again.
 *
 * @param secret the presenter's
 */
export function openPairing(secret: string, text: string): Pairing | undefined {
  const value = text.length > MAX_MESSAGE_LENGTH ? undefined : parseCanonical(text);
  if (!isObject(value) || Object.keys(value).join() !== "invite,key,proof") return undefined;
  const { invite: inviteId, key, proof } = value;
  if (typeof inviteId !== "string" || typeof key !== "string" || typeof proof !== "string")
    return undefined;
  const { pairingSecret } = invite(secret, inviteId);
  return checkPairing(pairingSecret, key, proof) ? { inviteId, key } : undefined;
}

/**
 * Proves that the holder of a public key holds an invite: base64url of an HMAC-SHA256.
 *
 * @throws {RangeError} when the pairing secret is none
 */
export function provePairing(pairingSecret: string, key: string): string {
  const message = utf8ToBytes(`cuedeck pairs ${key}`);
  return toBase64Url(hmac(sha256, secretBytes(pairingSecret), message));
}

/** Whether a proof is that of a public key; false also for what is no key. */
export function checkPairing(pairingSecret: string, key: string, proof: string): boolean {
  return isKey(key) && equalInConstantTime(proof, provePairing(pairingSecret, key));
}
