import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import type { ViteDevServer } from "vite";
import { isError } from "../episode/problem.ts";
import { mediaType } from "../episode/source-file.ts";
import type { PageServer } from "../pages/context.ts";
import { renderIndexPage } from "../pages/index/html.ts";
import { WEB } from "../site/assets.ts";
import { episodeFiles } from "../site/build-site.ts";
import type { LoadedSite } from "../site/load-site.ts";
import type { Project } from "../site/project.ts";
import { folderSlash } from "./addresses.ts";
import { retimeAddress, retimeEndpoint } from "./retime-endpoint.ts";

/**
 * Lets a development server answer with the pages of a site, and take rehearsals of its episodes.
 *
 * @param base where the site stands on the server, from `/` to `/`
 * @param current the site as it is at the moment
 */
export function serveSite(
  { middlewares, config }: ViteDevServer,
  project: Project,
  base: string,
  current: () => LoadedSite,
): void {
  // Vite's own transform of a page, which adds it too, would look for our built scripts among its sources.
  const reload = `${config.base}@vite/client`;
  const { assets } = project;

  /** The text of an episode's file, by its path below the site. */
  const fileAt = (path: string): (() => string) | undefined => {
    const [id = "", ...rest] = path.split("/");
    const context = current().contexts.find(({ episode }) => episode.id === id);
    if (!context) return undefined;
    const server: PageServer = { reload, retime: retimeAddress(id) };
    return episodeFiles({ ...context, server }).get(
      rest.join("/").replace(/(^|\/)$/, "$1index.html"),
    );
  };
  /** What stands at a path below the site, if it is no file of `public/`. */
  const answer = async (path: string): Promise<string | Buffer | undefined> => {
    const { contexts, problems } = current();
    if (path === "") return renderIndexPage(contexts, assets, { reload });
    if (path.startsWith("assets/"))
      return readFile(join(WEB, "assets", basename(path))).catch(() => undefined);
    const text = fileAt(path)?.();
    if (text !== undefined || !path.endsWith("/") || !problems.some(isError)) return text;
    // An episode too broken to be drawn: its page says why, and comes back once it is mended.
    return toHtml([{ type: "doctype" }, h("script", { type: "module", src: reload })]);
  };

  middlewares.use(retimeEndpoint(project));
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
      const { pathname } = new URL(`http://localhost${request.url ?? "/"}`);
      if (!pathname.startsWith(base)) return next();
      const path = pathname.slice(base.length);
      const body = await answer(decodeURIComponent(path));
      if (body === undefined) {
        request.url = config.base + path;
        return next();
      }
      response.setHeader("Content-Type", mediaType(pathname.replace(/\/$/, "/index.html")));
      response.end(body);
    } catch (error) {
      next(error);
    }
  });
}
