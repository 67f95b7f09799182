import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Root } from "hast";
import type { ViteDevServer } from "vite";
import { isError } from "../episode/problem.ts";
import { mediaType } from "../episode/source-file.ts";
import type { PageContext, PageServer, SourcesServer } from "../pages/context.ts";
import { renderIndexPage } from "../pages/index/html.ts";
import { newestFirst } from "../pages/index/listed-html.ts";
import { createListenPage } from "../pages/listen/html.ts";
import { createPresentPage } from "../pages/present/html.ts";
import { SOURCE_QUERY } from "../pages/sources.ts";
import { createSpeakerPage } from "../pages/speaker/html.ts";
import { renderTimingPage } from "../pages/timing/html.ts";
import { DEV, WEB } from "../site/assets.ts";
import { episodeFiles } from "../site/write-site.ts";
import type { LoadedSite } from "../site/load-site.ts";
import type { Project } from "../site/project.ts";
import { indexTheme, readThemeFile } from "../site/themes.ts";
import { CHANGES_PATH } from "./changes.ts";
import { EDITOR_ADDRESS, editorEndpoint } from "./editor-endpoint.ts";
import { PageSources } from "./page-source.ts";
import { folderSlash } from "./requests.ts";
import { retimeAddress, retimeEndpoint } from "./retime-endpoint.ts";
import { timingEndpoint } from "./timing-endpoint.ts";

/** The pages that change in place, by the names of their files. */
const OPEN_PAGES: ReadonlyMap<string, (context: PageContext) => Root> = new Map([
  ["index.html", createListenPage],
  ["present/index.html", createPresentPage],
  ["speaker/index.html", createSpeakerPage],
]);

/**
 * Adds the pages of a site to a development server, and the endpoints for rehearsals, times and the editor.
 *
 * @param base path of the site on the server, with `/` at both ends
 * @param current the latest site
 */
export function serveSite(
  { middlewares, config }: ViteDevServer,
  project: Project,
  base: string,
  current: () => LoadedSite & { readonly version: string },
): void {
  const { assets } = project;
  // Not added by Vite's `transformIndexHtml`, which would look for the built scripts among its sources.
  const sources = (id = ""): SourcesServer => ({
    script: `${base}assets/dev.js`,
    style: `${base}assets/dev.css`,
    changes: config.base + CHANGES_PATH,
    opens: `${EDITOR_ADDRESS}?episode=${encodeURIComponent(id)}`,
    version: current().version,
  });
  const timing = timingEndpoint(project);

  /** The episode to which a path below the site leads, and the name of the file there. */
  const find = (path: string): { context: PageContext; name: string } | undefined => {
    const [id = "", ...rest] = path.split("/");
    const context = current().contexts.find(({ episode }) => episode.id === id);
    if (!context) return undefined;
    const server: PageServer = {
      sources: sources(id),
      retime: retimeAddress(id),
      timing: timing.access(id),
    };
    const name = rest.join("/").replace(/(^|\/)$/, "$1index.html");
    return { context: { ...context, server }, name };
  };
  /** Writes a text file of an episode, by its path below the site. */
  const fileAt = (path: string): (() => string) | undefined => {
    const { context, name = "" } = find(path) ?? {};
    if (!context) return undefined;
    if (name === "timing/index.html") return () => renderTimingPage(context);
    return episodeFiles(context).get(name);
  };
  const pageSources = new PageSources();
  /** What a page that is open changes by, in JSON. */
  const sourceAt = (path: string, since: string): string | undefined => {
    const { context, name = "" } = find(path) ?? {};
    const create = OPEN_PAGES.get(name);
    if (!context || !create) return undefined;
    return JSON.stringify(pageSources.read(path, create(context), current().version, since));
  };
  /** The content at a path below the site, except for files of `public/`. */
  const answer = async (path: string): Promise<string | Buffer | undefined> => {
    const { contexts, problems } = current();
    const [newest, ...others] = newestFirst(contexts);
    const theme = indexTheme(newest);
    if (path === "") return renderIndexPage(newest, others, assets, theme, { sources: sources() });
    if (path.startsWith("assets/"))
      return (
        (await readThemeFile([theme, ...contexts.map((context) => context.theme)], path)) ??
        (await readFile(join(WEB, "assets", basename(path))).catch(() => undefined)) ??
        (await readFile(join(DEV, basename(path))).catch(() => undefined))
      );
    const text = fileAt(path)?.();
    if (text !== undefined || !path.endsWith("/") || !problems.some(isError)) return text;
    // An episode that can't be rendered: its page shows the errors, and is loaded anew once they are corrected.
    return renderIndexPage(undefined, [], assets, theme, { sources: sources() });
  };

  middlewares.use(editorEndpoint(project, `${config.base}__open-in-editor`, current));
  middlewares.use(retimeEndpoint(project));
  middlewares.use(timing.handle);
  middlewares.use(
    folderSlash((path) => {
      const folder = `${path}/`;
      return (
        folder.startsWith(base) &&
        (folder === base || fileAt(folder.slice(base.length)) !== undefined)
      );
    }),
  );
  middlewares.use(async (request, response, next) => {
    try {
      const { pathname, search, searchParams } = new URL(`http://localhost${request.url ?? "/"}`);
      if (!pathname.startsWith(base)) return next();
      const path = pathname.slice(base.length);
      const since = searchParams.get(SOURCE_QUERY);
      const source = since === null ? undefined : sourceAt(decodeURIComponent(path), since);
      if (source !== undefined) {
        response.setHeader("Content-Type", "application/json");
        response.end(source);
        return undefined;
      }
      const body = await answer(decodeURIComponent(path));
      if (body === undefined) {
        request.url = config.base + path + search;
        return next();
      }
      response.setHeader("Content-Type", mediaType(pathname.replace(/\/$/, "/index.html")));
      response.end(body);
    } catch (error) {
      next(error);
    }
  });
}
