import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { isLoopback, reachableHosts } from "../../src/cli/live.ts";

const common = { netmask: "", mac: "", cidr: null };
const v4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  ...common,
  family: "IPv4",
  address,
  internal,
});
const v6 = (address: string, scopeid: number, internal = false): NetworkInterfaceInfo => ({
  ...common,
  family: "IPv6",
  address,
  scopeid,
  internal,
});

const INTERFACES = {
  lo: [v4("127.0.0.1", true), v6("::1", 0, true)],
  wlan0: [v6("fe80::1", 2), v6("2001:db8::5", 0), v4("192.168.1.5")],
  eth0: [v4("10.0.0.3")],
  none: undefined,
};

test.each([
  ["127.0.0.1", ["127.0.0.1"]],
  ["192.168.1.5", ["192.168.1.5"]],
  ["laptop.local", ["laptop.local"]],
  ["2001:db8::5", ["[2001:db8::5]"]],
  ["0.0.0.0", ["192.168.1.5", "10.0.0.3"]],
  ["::", ["192.168.1.5", "10.0.0.3", "[2001:db8::5]"]],
])("reaches a server on %s at %j", (host, hosts) => {
  expect(reachableHosts(host, INTERFACES)).toEqual(hosts);
});

test("reaches a server of a machine without a network on that machine", () => {
  expect(reachableHosts("0.0.0.0", { lo: INTERFACES.lo })).toEqual(["127.0.0.1"]);
});

test.each([
  ["127.0.0.1", true],
  ["localhost", true],
  ["::1", true],
  ["0.0.0.0", false],
  ["192.168.1.5", false],
])("%s is this machine alone: %s", (host, alone) => {
  expect(isLoopback(host)).toBe(alone);
});
