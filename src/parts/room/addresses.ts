import { base64urlnopad } from "@scure/base";
import type { Invite } from "../../room/keys.ts";
import type { Login } from "./connection.ts";

/** The audience's address: the Listen page, which follows the presenter. */
export function audienceAddress(page: URL, room: string): URL {
  return new URL(`../?room=${room}`, page);
}

/**
 * A short address to type, which the embedded broker's server redirects to the current episode.
 *
 * @returns `undefined` for a broker elsewhere
 */
export function shortAddress(page: URL, broker: string): URL | undefined {
  return broker.startsWith("/") ? new URL("/live", page) : undefined;
}

/** The address that pairs a phone. The secrets are in the hash, which browsers don't send to the server. */
export function pairingAddress(
  page: URL,
  room: string,
  { id, password, pairingSecret }: Invite,
): URL {
  return new URL(`?remote=${room}#invite=${id}.${password}.${pairingSecret}`, page);
}

/** Parses the invite in the hash that {@link pairingAddress} writes. */
export function readInvite(hash: string): Invite | undefined {
  const [, id, password, pairingSecret] = /^#invite=([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(hash) ?? [];
  if (id === undefined || password === undefined || pairingSecret === undefined) return undefined;
  return { id, password, pairingSecret };
}

/** The hash of the presenter's link, as `cuedeck preview --live` prints it. */
export interface PresenterLink {
  readonly secret: string;
  /** For a broker elsewhere. */
  readonly login: Login | undefined;
  /** The site's URL for others, when the presenter uses another. */
  readonly at: string | undefined;
}

export function readPresenter(hash: string): PresenterLink | undefined {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const secret = parts.get("presenter");
  if (secret === null || !/^[\w-]{43}$/.test(secret)) return undefined;
  return { secret, login: readLogin(parts.get("login")), at: readSite(parts.get("at")) };
}

function readLogin(encoded: string | null): Login | undefined {
  const text = decode(encoded);
  if (text === undefined) return undefined;
  const [, user = "", password = ""] = /^([^:]*):?(.*)$/s.exec(text) ?? [];
  return { user, password };
}

function readSite(encoded: string | null): string | undefined {
  const text = decode(encoded);
  return text !== undefined && /^https?:\/\//.test(text) && URL.canParse(text) ? text : undefined;
}

/** Decodes base64url of a text in UTF-8. */
function decode(encoded: string | null): string | undefined {
  if (encoded === null) return undefined;
  try {
    return new TextDecoder().decode(base64urlnopad.decode(encoded));
  } catch {
    return undefined;
  }
}

/** Whether an address leads to this computer itself. */
export function isLocal({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}
