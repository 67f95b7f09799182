import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { MAX_MESSAGE_LENGTH } from "./envelope.ts";
import { isObject, parseCanonical } from "./json.ts";
import { invite, type Invite, isKey, secretBytes, toBase64Url } from "./keys.ts";

/** Compares passwords and proofs in a time that depends on their lengths only, so that timing does not reveal them. */
export function equalInConstantTime(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1) {
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  }
  return difference === 0;
}

/** A phone's wish to become a remote. */
export interface Pairing {
  readonly inviteId: string;
  /** The phone's public key: base64url of 32 bytes. */
  readonly key: string;
}

/**
 * The message by which a phone becomes a remote, to publish under the topic `remote`: `{ invite, key, proof }` as JSON.
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
 * Reads a pairing message and checks its proof. It never throws. The same message can arrive again: the caller has to
 * check that the invite is unused.
 *
 * @param secret the presenter's
 * @returns `undefined` unless the sender holds an invite of this presenter
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
 * The proof that the holder of a public key holds an invite: base64url of an HMAC-SHA256.
 *
 * @throws {RangeError} when the pairing secret is malformed
 */
export function provePairing(pairingSecret: string, key: string): string {
  const message = utf8ToBytes(`cuedeck pairs ${key}`);
  return toBase64Url(hmac(sha256, secretBytes(pairingSecret), message));
}

/** Whether a proof belongs to a public key; false also for a malformed key. */
export function checkPairing(pairingSecret: string, key: string, proof: string): boolean {
  return isKey(key) && equalInConstantTime(proof, provePairing(pairingSecret, key));
}
