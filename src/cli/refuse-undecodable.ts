import type { Connect } from "vite";

/** Refuses an address that can't be decoded, as `/%E0.html`: Vite's preview would not survive it. */
export const refuseUndecodable: Connect.NextHandleFunction = (request, response, next) => {
  if (isDecodable(request.url ?? "/")) return next();
  response.writeHead(400).end();
};

function isDecodable(url: string): boolean {
  try {
    return !decodeURIComponent(url.replace(/[?#].*$/s, "")).includes("\0");
  } catch {
    return false;
  }
}
