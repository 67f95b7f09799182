import type { Connect } from "vite";

/**
 * Sends `/talk` on to `/talk/`: the addresses on a page are relative to its folder.
 *
 * @param isFolder whether a page stands in the folder of that path, which begins with `/` and ends without one
 */
export function folderSlash(isFolder: (path: string) => boolean): Connect.NextHandleFunction {
  return (request, response, next) => {
    const url = request.url ?? "/";
    const end = url.search(/[?#]|$/);
    const path = url.slice(0, end);
    // `//elsewhere` would be another host.
    const named = /^\/[^/].*[^/]$/.test(path);
    if (!named || !isFolder(decodePath(path))) return next();
    response.writeHead(301, { Location: `${path}/${url.slice(end)}` }).end();
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
