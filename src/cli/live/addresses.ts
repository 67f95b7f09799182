import type { NetworkInterfaceInfo } from "node:os";

/** Hosts that stand for all addresses of this machine. */
const ALL: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/**
 * The hosts under which a server is reached, as they stand in an address: the best one first.
 *
 * @param host on which it listens
 * @param interfaces as `os.networkInterfaces` lists them
 */
export function reachableHosts(
  host: string,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>,
): string[] {
  if (!isEverywhere(host)) return [bracketed(host)];
  const infos = Object.values(interfaces).flatMap((list) => list ?? []);
  const outward = infos.filter(
    ({ internal, family, scopeid }) =>
      !internal && (family === "IPv4" || (host === "::" && scopeid === 0)),
  );
  const sorted = outward.toSorted((a, b) => a.family.localeCompare(b.family));
  return sorted.length > 0 ? sorted.map(({ address }) => bracketed(address)) : ["127.0.0.1"];
}

/** Whether a host stands for all addresses of this machine. */
export function isEverywhere(host: string): boolean {
  return ALL.has(host);
}

/** Whether only this machine reaches a host. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
