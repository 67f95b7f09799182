import { getPublicKey, hashes, sign, verify } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";
import { fromBase64Url, toBase64Url } from "./keys.ts";

// `crypto.subtle`, which the library would take, is missing where a page came over plain http.
hashes.sha512 = sha512;

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Bytes of a secret in base64url: a presenter's, or the key of a phone. */
export function secretBytes(secret: string): Uint8Array {
  const bytes = fromBase64Url(secret, KEY_BYTES);
  if (!bytes) throw new RangeError("Unexpected secret, expected 43 characters of base64url.");
  return bytes;
}

/**
 * The ed25519 public key of a secret; both base64url of 32 bytes.
 *
 * @throws {RangeError} when the secret is none
 */
export function publicKeyOf(secret: string): string {
  return toBase64Url(getPublicKey(secretBytes(secret)));
}

/**
 * Signs bytes; the signature is base64url of 64 bytes.
 *
 * @throws {RangeError} when the secret is none
 */
export function signWith(secret: string, bytes: Uint8Array): string {
  return toBase64Url(sign(bytes, secretBytes(secret)));
}

/** Whether a signature of bytes is that of a public key's holder; also false for what is no signature or no key. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const key = fromBase64Url(publicKey, KEY_BYTES);
  const signed = fromBase64Url(signature, SIGNATURE_BYTES);
  // The strict rules of RFC 8032: by the looser ones a key of small order signs whatever one likes.
  return key && signed ? verify(signed, bytes, key, { zip215: false }) : false;
}

/** Whether a text has the form of a key, secret or public: whether it is one of a point is left to the signature. */
export function isKey(text: string): boolean {
  return fromBase64Url(text, KEY_BYTES) !== undefined;
}
