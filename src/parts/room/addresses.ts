import { encodeQR } from "qr";
import type { Invite } from "../../room/keys.ts";
import type { Login } from "./connection.ts";

/** The audience's address: the Listen page, with the presenter as its clock. */
export function audienceAddress(page: URL, room: string): URL {
  return new URL(`../?room=${room}`, page);
}

/**
 * What the audience can type: of the embedded broker's server, which sends on to the episode that is shown.
 *
 * @returns `undefined` for a broker elsewhere
 */
export function shortAddress(page: URL, broker: string): URL | undefined {
  return broker.startsWith("/") ? new URL("/live", page) : undefined;
}

/** The address by which a phone is paired. What is secret stands in the hash, which no server is told. */
export function pairingAddress(
  page: URL,
  room: string,
  { id, password, pairingSecret }: Invite,
): URL {
  return new URL(`?remote=${room}#invite=${id}.${password}.${pairingSecret}`, page);
}

/** The invite in a hash, as {@link pairingAddress} writes it. */
export function readInvite(hash: string): Invite | undefined {
  const [, id, password, pairingSecret] = /^#invite=([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(hash) ?? [];
  if (id === undefined || password === undefined || pairingSecret === undefined) return undefined;
  return { id, password, pairingSecret };
}

/** What the hash says of the link that `cuedeck preview --live` has printed for the presenter. */
export interface PresenterLink {
  readonly secret: string;
  /** Of their own at a broker elsewhere. */
  readonly login: Login | undefined;
  /** Where others reach the site, when that is not where the presenter does. */
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

/** Text in base64url of its UTF-8. */
function decode(encoded: string | null): string | undefined {
  if (encoded === null) return undefined;
  try {
    const bytes = atob(encoded.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

/** Whether only this computer can open an address. */
export function isLocal({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}

const SVG = "http://www.w3.org/2000/svg";

/** A text as a QR code: dark on white, with the margin that scanners want, in any theme. */
export function createQrCode(text: string, label: string): SVGSVGElement {
  // A screen is never dirty: what others spend on mending makes these modules larger.
  const rows = encodeQR(text, "raw", { ecc: "low", border: 4 });
  const size = rows.length;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "qr-code");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("shape-rendering", "crispEdges");
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", String(size));
  ground.setAttribute("height", String(size));
  ground.setAttribute("fill", "#fff");
  const modules = document.createElementNS(SVG, "path");
  modules.setAttribute("fill", "#10161c");
  modules.setAttribute("d", drawRows(rows));
  svg.append(ground, modules);
  return svg;
}

function drawRows(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
}
