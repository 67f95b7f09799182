/**
 * Tells a page of Cuedeck's where the room's broker is, in place of whatever it was told before, and lets it connect
 * there. A page that is not Cuedeck's stays as it is.
 *
 * @param broker a path on the page's server, or an address with ws: or wss:, which may hold the login of all who join
 * @throws {RangeError} when it is neither
 */
export function withBroker(html: string, broker: string): string {
  const origin = broker.startsWith("/") ? undefined : brokerOrigin(broker);
  if (origin === undefined && !broker.startsWith("/")) {
    throw new RangeError(`Unexpected broker ${broker}, expected an address with ws: or wss:.`);
  }
  if (!PAGE.test(html)) return html;
  return html
    .replace(PAGE, (_, before: string) => `${before} data-broker="${escapeAttribute(broker)}"`)
    .replace(POLICY, (_, before: string, rules: string) => {
      const others = rules.split("; ").filter((rule) => !rule.startsWith("connect-src "));
      // The page's own server, and with it the embedded broker, is in `default-src`.
      const connect = origin === undefined ? [] : [`connect-src 'self' ${origin}`];
      return `${before}${[...others, ...connect].join("; ")}`;
    });
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

/** How `renderDocument` begins a page, and what {@link withBroker} has added. */
const PAGE = /^(<!doctype html><html)(?: data-broker="[^"]*")?(?= )/;

const POLICY = /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)/;

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
