import { expect, test } from "vitest";
import { brokerOrigin, withBroker } from "../../src/pages/broker.ts";
import { renderDocument } from "../../src/pages/document.ts";

const PAGE = renderDocument({
  page: "listen",
  title: "Talk",
  language: "en",
  root: "",
  assets: { entry: () => ({ styles: [], fonts: [] }) },
  body: [],
});

const policyOf = (html: string) => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];

test("tells a page of the embedded broker, and lets it connect nowhere else", () => {
  const html = withBroker(PAGE, "/mqtt");
  expect(html).toBe(PAGE.replace("<html ", '<html data-broker="/mqtt" '));
  expect(policyOf(html)).not.toContain("connect-src");
});

test("lets a page connect to a broker elsewhere, and keeps its login out of the policy", () => {
  const html = withBroker(PAGE, `wss://a:b"&<@broker.example.org:8884/mqtt?x=1&y="`);
  expect(html).toContain(
    '<html data-broker="wss://a:b&quot;&amp;&lt;@broker.example.org:8884/mqtt?x=1&amp;y=&quot;" lang="en"',
  );
  expect(policyOf(html)).toBe(
    `${policyOf(PAGE)}; connect-src 'self' wss://broker.example.org:8884`,
  );
});

test("tells a page of the last broker only", () => {
  const html = withBroker(PAGE, "ws://one.example");
  expect(withBroker(html, "ws://two.example")).toBe(withBroker(PAGE, "ws://two.example"));
  expect(withBroker(html, "/mqtt")).toBe(withBroker(PAGE, "/mqtt"));
});

test("takes no part of an address for a pattern", () => {
  expect(withBroker(PAGE, "ws://b.example/$&$1")).toContain(
    'data-broker="ws://b.example/$&amp;$1"',
  );
});

test("leaves pages that are not Cuedeck's", () => {
  const html = "<!doctype html>\n<html lang=en><p>Mine";
  expect(withBroker(html, "/mqtt")).toBe(html);
});

test.each([
  ["ws://127.0.0.1:9001", "ws://127.0.0.1:9001"],
  ["ws://[::1]:9001/mqtt", "ws://[::1]:9001"],
  ["wss://user:pass@broker.example.org/mqtt?x", "wss://broker.example.org"],
  ["wss://user:p@ss@broker.example.org", "wss://broker.example.org"],
  ["http://broker.example.org", undefined],
  ["mqtt://broker.example.org", undefined],
  ["broker.example.org", undefined],
  ["wss://", undefined],
  ["wss://a.example;script-src/", undefined],
  ["wss://a.example,b.example", undefined],
  ["wss://a.example'/", undefined],
  ["wss://a.example/\u0020b", undefined],
  ["wss://a.example\\@b.example", undefined],
  ["wss://a.example\n", undefined],
  ["wss://a.example/#x", undefined],
  ["wss://a.example:port", undefined],
])("finds in %j the origin %j", (broker, origin) => {
  expect(brokerOrigin(broker)).toBe(origin);
  if (origin === undefined) {
    expect(() => withBroker(PAGE, broker)).toThrow(
      new RangeError(`Unexpected broker ${broker}, expected an address with ws: or wss:.`),
    );
  }
});
