import { getPublicKey, hashes, sign, verify } from "@noble/ed25519";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** MQTT user names of a room. The audience has none. */
export const PRESENTER = "presenter";

const REMOTE = /^remote:([\w-]{1,43})$/;

/** The user name of the holder of an invite. */
export function remoteUser(inviteId: string): string {
  return `remote:${inviteId}`;
}

/** The invite's id in a user name; undefined when it is no remote's. */
export function inviteIdOf(user: string): string | undefined {
  return REMOTE.exec(user)?.[1];
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Bytes as base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += ALPHABET.charAt((held >> bits) & 63);
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET.charAt((held << (6 - bits)) & 63) : text;
}

/**
 * The bytes of a text in base64url.
 *
 * @param length how many bytes there have to be
 * @returns undefined for any text but the one that {@link toBase64Url} writes, so that no two texts mean the same bytes
 */
export function fromBase64Url(text: string, length: number): Uint8Array | undefined {
  if (text.length !== Math.ceil((length * 4) / 3)) return undefined;
  const bytes = new Uint8Array(length);
  let written = 0;
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value === -1) return undefined;
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[written] = held >> bits;
      written += 1;
      held &= (1 << bits) - 1;
    }
  }
  // What is left over would be lost: two texts for the same bytes.
  return held === 0 ? bytes : undefined;
}

/** Gives as many random bytes as are asked for, good enough for keys, as `randomBytes` of `node:crypto` does. */
export type RandomBytes = (length: number) => Uint8Array;

/** What a phone is given to become a remote; its parts are base64url. */
export interface Invite {
  readonly id: string;
  /** Of the MQTT user `remote:<id>`. */
  readonly password: string;
  /** With which the phone proves to the presenter that it holds the invite. */
  readonly pairingSecret: string;
}

/** A new secret: base64url of 32 bytes. All else of a room derives from the presenter's; a phone makes one as its key. */
export function createSecret(random: RandomBytes): string {
  return toBase64Url(random(32));
}

/** A new id of an invite: base64url of 8 bytes. */
export function createInviteId(random: RandomBytes): string {
  return toBase64Url(random(8));
}

/**
 * The room's id: the presenter's public key, by which everyone knows whether a message is the presenter's.
 *
 * @throws {RangeError} when the secret is none
 */
export function roomId(secret: string): string {
  return publicKeyOf(secret);
}

/**
 * The presenter's MQTT password.
 *
 * @throws {RangeError} when the secret is none
 */
export function presenterPassword(secret: string): string {
  return derive(secret, "presenter");
}

/**
 * The invite of an id: whoever knows the presenter's secret makes and checks it without having kept it.
 *
 * @throws {RangeError} when the secret is none
 */
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
