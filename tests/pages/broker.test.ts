import type { Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { expect, test } from "vitest";
import { addBroker, brokerOrigin } from "../../src/pages/broker.ts";
import { createDocument, renderTree } from "../../src/pages/document.ts";

const page = (): Root =>
  createDocument({
    page: "listen",
    title: "Talk",
    language: "en",
    root: "",
    assets: { entry: () => ({ styles: [] }) },
    theme: { sheet: "assets/theme.css", preload: [] },
    body: [],
  });

function withBroker(broker: string, document = page()): string {
  addBroker(document, broker);
  return renderTree(document);
}

const PAGE = renderTree(page());

const policyOf = (html: string) => /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];

test("tells a page of the embedded broker, and lets it connect nowhere else", () => {
  const html = withBroker("/mqtt");
  expect(html).toBe(PAGE.replace("><head>", ' data-broker="/mqtt"><head>'));
  expect(policyOf(html)).not.toContain("connect-src");
});

test("lets a page connect to a broker elsewhere, and keeps its login out of the policy", () => {
  const html = withBroker(`wss://a:b"&<@broker.example.org:8884/mqtt?x=1&y="`);
  expect(html).toContain(
    'data-broker="wss://a:b&#x22;&#x26;<@broker.example.org:8884/mqtt?x=1&#x26;y=&#x22;"',
  );
  expect(policyOf(html)).toBe(
    `${policyOf(PAGE)}; connect-src &#x27;self&#x27; wss://broker.example.org:8884`,
  );
});

test("tells a page of the last broker only, also one that was built", () => {
  const built = () => fromHtml(withBroker("ws://one.example"));
  for (const broker of ["ws://two.example", "/mqtt"]) {
    const html = withBroker(broker, built());
    expect(policyOf(html)).toBe(policyOf(withBroker(broker)));
    expect(html.match(/ data-broker="[^"]*"/g)).toEqual([` data-broker="${broker}"`]);
  }
});

test("takes a page of no other for what a title of its own says", () => {
  const html = withBroker("/mqtt", fromHtml(`<title><html data-page="x"></title><p>Mine`));
  expect(html).not.toContain("data-broker");
});

test("leaves pages that are not Cuedeck's", () => {
  const html = '<!doctype html><html lang="en"><head></head><body><p>Mine</p></body></html>';
  expect(withBroker("/mqtt", fromHtml(html))).toBe(`${html}\n`);
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
    expect(() => withBroker(broker)).toThrow(
      new RangeError(`Unexpected broker ${broker}, expected an address with ws: or wss:.`),
    );
  }
});
