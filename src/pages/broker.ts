import type { Element, Nodes, Root } from "hast";
import { EXIT, visit } from "unist-util-visit";

/**
 * Tells a page of Cuedeck's where the room's broker is, in place of whatever it was told before, and lets it connect
 * there.
 *
 * @param broker a path on the page's server, or an address with ws: or wss:, which may hold the login of all who join
 * @returns false for a page that is not Cuedeck's, which stays as it is
 * @throws {RangeError} when the broker is neither
 */
export function addBroker(document: Root, broker: string): boolean {
  const origin = broker.startsWith("/") ? undefined : brokerOrigin(broker);
  if (origin === undefined && !broker.startsWith("/")) {
    throw new RangeError(`Unexpected broker ${broker}, expected an address with ws: or wss:.`);
  }
  const page = find(document, ({ properties }) => properties["dataPage"] !== undefined);
  const policy = find(
    document,
    ({ properties }) => String(properties["httpEquiv"]) === "Content-Security-Policy",
  );
  if (!page || !policy) return false;
  page.properties = { ...page.properties, dataBroker: broker };
  const rules = String(policy.properties["content"]).split("; ");
  policy.properties["content"] = [
    ...rules.filter((rule) => !rule.startsWith("connect-src ")),
    // The page's own server, and with it the embedded broker, is in `default-src`.
    ...(origin === undefined ? [] : [`connect-src 'self' ${origin}`]),
  ].join("; ");
  return true;
}

function find(document: Nodes, matches: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(document, "element", (element) => {
    if (!matches(element)) return undefined;
    found = element;
    return EXIT;
  });
  return found;
}

/**
 * Where a broker's address leads, without login and path, as a Content-Security-Policy names it; undefined when it is
 * no address with ws: or wss:.
 */
export function brokerOrigin(broker: string): string | undefined {
  const [, scheme, host] = ADDRESS.exec(broker) ?? [];
  return scheme !== undefined && host !== undefined ? `${scheme}${host}` : undefined;
}

/**
 * Scheme, login, host with port, the rest. Narrower than what `URL` reads: the host goes into a policy, where a
 * semicolon would begin another rule, and a WebSocket forgives neither space nor fragment. To `URL` a backslash is a
 * slash.
 */
const ADDRESS =
  /^(wss?:\/\/)(?:[^\s/?#\\]*@)?((?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?)(?:[/?][^\s#\\]*)?$/i;
