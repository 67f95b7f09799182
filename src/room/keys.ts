import { getPublicKey, hashes, sign, verify } from "@noble/ed25519";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base64urlnopad } from "@scure/base";

// By default the library uses `crypto.subtle`, which pages without https lack.
hashes.sha512 = sha512;

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/**
 * The bytes of a base64url text.
 *
 * @param length expected number of bytes
 * @returns `undefined` for any text that {@link toBase64Url} does not write for that many bytes
 */
export function fromBase64Url(text: string, length: number): Uint8Array | undefined {
  if (text.length !== Math.ceil((length * 4) / 3)) return undefined;
  try {
    return base64urlnopad.decode(text);
  } catch {
    return undefined;
  }
}

/**
 * The 32 bytes of a secret key: the presenter's or a phone's.
 *
 * @throws {RangeError} when the text is not base64url of 32 bytes; so do all functions here that take a secret
 */
export function secretBytes(secret: string): Uint8Array {
  const bytes = fromBase64Url(secret, KEY_BYTES);
  if (!bytes) throw new RangeError("Unexpected secret, expected 43 characters of base64url.");
  return bytes;
}

/** The ed25519 public key of a secret key; both base64url of 32 bytes. */
export function publicKeyOf(secret: string): string {
  return toBase64Url(getPublicKey(secretBytes(secret)));
}

/** The ed25519 signature of bytes: base64url of 64 bytes. */
export function signWith(secret: string, bytes: Uint8Array): string {
  return toBase64Url(sign(bytes, secretBytes(secret)));
}

/** Whether a signature of bytes was made with a public key's secret key; false also for malformed keys and signatures. */
export function isSignedBy(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  const key = fromBase64Url(publicKey, KEY_BYTES);
  const signatureBytes = fromBase64Url(signature, SIGNATURE_BYTES);
  if (!key || !signatureBytes) return false;
  // The strict rules of RFC 8032: ZIP 215 accepts any signature for a key of small order.
  return verify(signatureBytes, bytes, key, { zip215: false });
}

/** Whether a text is base64url of 32 bytes. Whether a public key is a valid point, {@link isSignedBy} checks. */
export function isKey(text: string): boolean {
  return fromBase64Url(text, KEY_BYTES) !== undefined;
}

/** Returns as many cryptographically strong random bytes as are asked for, like `randomBytes` of `node:crypto`. */
export type RandomBytes = (length: number) => Uint8Array;

/** A new secret key: the presenter's, from which all else of a room is derived, or a phone's own. */
export function createSecret(random: RandomBytes): string {
  return toBase64Url(random(KEY_BYTES));
}

/** The room's id: the presenter's public key, which verifies the presenter's messages. */
export function roomId(secret: string): string {
  return publicKeyOf(secret);
}

/** The presenter's MQTT user name. Remotes have {@link remoteUser}, the audience has none. */
export const PRESENTER = "presenter";

/** The presenter's MQTT password. */
export function presenterPassword(secret: string): string {
  return derive(secret, "presenter");
}

/** What a phone needs to become a remote. All parts are base64url. */
export interface Invite {
  readonly id: string;
  /** MQTT password of the user {@link remoteUser}. */
  readonly password: string;
  /** With it the phone proves to the presenter that it holds the invite. */
  readonly pairingSecret: string;
}

/** A new invite id: base64url of 8 bytes. */
export function createInviteId(random: RandomBytes): string {
  return toBase64Url(random(8));
}

/** Derives an invite from its id, so that neither presenter nor broker has to store it. */
export function invite(secret: string, id: string): Invite {
  return {
    id,
    password: derive(secret, `remote ${id}`),
    pairingSecret: derive(secret, `pairing ${id}`),
  };
}

function derive(secret: string, label: string): string {
  return toBase64Url(hmac(sha256, secretBytes(secret), utf8ToBytes(`cuedeck ${label}`)));
}

/** The MQTT user name of an invite's holder. */
export function remoteUser(inviteId: string): string {
  return `remote:${inviteId}`;
}

/** The invite id in an MQTT user name; `undefined` when it is not a remote's name. */
export function inviteIdOf(user: string): string | undefined {
  return /^remote:([\w-]{1,43})$/.exec(user)?.[1];
}
