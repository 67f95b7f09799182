import type { IncomingHttpHeaders } from "node:http";
import { isIP } from "node:net";

/** A host name or address, in brackets when it is one of IPv6, and a port. */
const HOST = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/i;

/**
 * Whether a request comes from a page of this server, or from no page. The Host has to be an address or a known name:
 * another's name that leads to this machine (DNS rebinding) would make its pages ours.
 *
 * @param hosts names that the server goes by, beside `localhost` and addresses
 */
export function isSameHost(
  { host = "", origin }: Pick<IncomingHttpHeaders, "host" | "origin">,
  hosts: readonly string[],
): boolean {
  const [, address, name] = HOST.exec(host) ?? [];
  const known =
    address === undefined
      ? name !== undefined && (isIP(name) === 4 || isOneOf([...hosts, "localhost"], name))
      : isIP(address) === 6;
  return known && (origin === undefined || hostOf(origin) === host.toLowerCase());
}

function isOneOf(hosts: readonly string[], name: string): boolean {
  return hosts.some((host) => host.toLowerCase() === name.toLowerCase());
}

/** With its port, unless that is the scheme's own: as a browser writes it into Host too. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
