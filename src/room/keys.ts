import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { toBase64Url } from "./base64url.ts";
import { publicKeyOf, secretBytes } from "./ed25519.ts";

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
