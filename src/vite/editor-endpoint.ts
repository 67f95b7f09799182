import { resolve } from "node:path";
import type { VFileMessage } from "vfile-message";
import type { Connect } from "vite";
import type { Place } from "../episode/problem.ts";
import type { PageContext } from "../pages/context.ts";
import type { Project } from "../site/project.ts";
import { isSameOrigin } from "./same-origin.ts";

/** The address to which a page posts what to open in the editor. */
export const EDITOR_ADDRESS = "/@cuedeck/open";

/** What pages may have opened: what the server has named to them. */
export interface Named {
  readonly contexts: readonly PageContext[];
  readonly problems: readonly VFileMessage[];
}

/**
 * Opens sources in the editor, for pages of the same server: `?slide=` or `?cue=` with an id and `&episode=`, or
 * `?path=&line=&column=` of a problem. Vite's own address for it answers no other site's pages.
 *
 * @param vite the path of that address, which starts the editor
 */
export function editorEndpoint(
  { cwd }: Pick<Project, "cwd">,
  vite: string,
  current: () => Named,
): Connect.NextHandleFunction {
  return (request, response, next) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const refuse = (status: number) => void response.writeHead(status).end();
    // A browser says so, wherever a page can reach it.
    if (pathname === vite)
      return request.headers["sec-fetch-site"] === "same-origin" ? next() : refuse(403);
    if (pathname !== EDITOR_ADDRESS) return next();
    if (request.method !== "POST" || !isSameOrigin(request)) return refuse(403);
    const place = placeOf(searchParams, current());
    if (!place) return refuse(404);
    const { line = 1, column = 1 } = place.position?.start ?? {};
    const file = `${resolve(cwd, place.path)}:${line}:${column}`;
    request.url = `${vite}?file=${encodeURIComponent(file)}`;
    next();
  };
}

function placeOf(asked: URLSearchParams, { contexts, problems }: Named): Place | undefined {
  const [path, cue] = [asked.get("path"), asked.get("cue")];
  if (path !== null) {
    const start = {
      line: Number(asked.get("line")) || 1,
      column: Number(asked.get("column")) || 1,
    };
    const isNamed = problems.some(({ file }) => file === path);
    return isNamed ? { path, position: { start, end: start } } : undefined;
  }
  const slides = contexts
    .filter(({ episode }) => episode.id === asked.get("episode"))
    .flatMap(({ episode }) => episode.segments.flatMap((segment) => segment.slides));
  const parts = cue === null ? slides : slides.flatMap(({ notes }) => notes);
  return parts.find(({ id }) => id === (cue ?? asked.get("slide")))?.place;
}
