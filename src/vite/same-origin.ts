import type { IncomingMessage } from "node:http";

/** Whether a page of the same server asks. Browsers let a page of another site ask too, but with that site's origin. */
export function isSameOrigin({ headers: { origin = "", host } }: IncomingMessage): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
