import type { Element, Nodes, Root } from "hast";
import { EXIT, visit } from "unist-util-visit";

/**
 * Writes the broker's address into a page, in place of any other, and allows the page to connect to it.
 *
 * @param broker a path on the page's server, or an address with ws: or wss:, which may have the audience's login
 * @returns false for a page that Cuedeck has not made, which stays as it is
 * @throws {RangeError} when the broker is neither
 */
export function addBroker(document: Root, broker: string): boolean {
  const origin = broker.startsWith("/") ? undefined : brokerOrigin(broker);
  if (origin === undefined && !broker.startsWith("/")) {
    throw new RangeError(`Unexpected broker ${broker}, expected an address with ws: or wss:.`);
  }
  const page = pageElement(document);
  const policy = find(
    document,
    ({ properties }) => String(properties["httpEquiv"]) === "Content-Security-Policy",
  );
  if (!page || !policy) return false;
  page.properties = { ...page.properties, dataBroker: broker };
  const rules = String(policy.properties["content"]).split("; ");
  policy.properties["content"] = [
    ...rules.filter((rule) => !rule.startsWith("connect-src ")),
    // `default-src` allows the page's own server, and so the embedded broker.
    ...(origin === undefined ? [] : [`connect-src 'self' ${origin}`]),
  ].join("; ");
  return true;
}

/** The root element of a page that Cuedeck has made. */
export function pageElement(document: Root): Element | undefined {
  return find(document, ({ properties }) => properties["dataPage"] !== undefined);
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
 * The origin of a broker's address, as a Content-Security-Policy has it; undefined when it is not an address with ws: or
 * wss:.
 */
export function brokerOrigin(broker: string): string | undefined {
  const [, scheme, host] = ADDRESS.exec(broker) ?? [];
  return scheme !== undefined && host !== undefined ? `${scheme}${host}` : undefined;
}

/**
 * Scheme, login, host with port, path and query. Stricter than `URL`: the host goes into a policy, where a semicolon would
 * begin another rule; a WebSocket accepts neither spaces nor fragments; and `URL` reads a backslash as a slash.
 */
const ADDRESS =
  /^(wss?:\/\/)(?:[^\s/?#\\]*@)?((?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?)(?:[/?][^\s#\\]*)?$/i;
