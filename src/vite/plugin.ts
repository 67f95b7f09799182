import { readFile } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import type { VFileMessage } from "vfile-message";
import type { ErrorPayload, Plugin, ViteDevServer } from "vite";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import { isError, sentenceOf } from "../episode/problem.ts";
import { mediaType } from "../episode/source-file.ts";
import type { PageServer } from "../pages/context.ts";
import { renderIndexPage } from "../pages/index/html.ts";
import { WEB } from "../site/assets.ts";
import { episodeFiles } from "../site/build-site.ts";
import { type LoadedSite, loadSite } from "../site/load-site.ts";
import { findOverfullSlides } from "../site/overfull-slides.ts";
import type { Project } from "../site/project.ts";
import { folderSlash } from "./addresses.ts";
import { retimeAddress, retimeEndpoint } from "./retime-endpoint.ts";

/**
 * Serves the episodes while they are written: every save is a new site, a reload, and its problems on page and terminal.
 *
 * @param onProblems called with the problems of the sources whenever they were read again, if there are any, and with
 *   those of slides that hold too much once the slides were measured; with none when there is neither
 */
export function cuedeck(
  project: Project,
  onProblems: (problems: readonly VFileMessage[]) => void,
): Plugin {
  let site: LoadedSite;
  let latest = 0;
  /** @returns whether no later save is being read by now */
  const read = async (): Promise<boolean> => {
    latest += 1;
    const turn = latest;
    const next = await loadSite(project, { pdf: false });
    if (turn !== latest) return false;
    site = next;
    if (site.problems.length > 0) onProblems(site.problems);
    if (site.obstacle) throw site.obstacle;
    return true;
  };
  /** No page waits for it, and of an earlier save nobody wants to hear. */
  const measureSlides = (server: ViteDevServer) => {
    const { problems, contexts } = site;
    if (problems.some(isError)) return;
    const turn = latest;
    findOverfullSlides(contexts, project).then(
      (found) => {
        const isNews = found.length > 0 || problems.length === 0;
        if (turn === latest && isNews) onProblems(found);
      },
      (error: unknown) => turn === latest && server.config.logger.error(String(error)),
    );
  };
  const tell = (server: ViteDevServer) => {
    const errors = site.problems.filter(isError);
    server.ws.send(errors.length > 0 ? overlay(errors) : { type: "full-reload" });
  };

  return {
    name: "cuedeck",
    // `public/` as it is, ranges of audio included, is Vite's own to serve.
    config: () => ({ publicDir: project.public }),
    buildEnd() {
      latest += 1;
    },
    async configureServer(server) {
      await read();
      measureSlides(server);
      server.watcher.add([project.slides, project.public]);
      let waiting: NodeJS.Timeout | undefined;
      server.watcher.on("all", (_event, path) => {
        const folders = [project.slides, project.public];
        if (!folders.some((folder) => path.startsWith(folder + sep))) return;
        clearTimeout(waiting);
        waiting = setTimeout(() => {
          read().then(
            (newest) => {
              if (!newest) return;
              tell(server);
              measureSlides(server);
            },
            (error: unknown) => server.config.logger.error(String(error)),
          );
        }, 50);
      });
      // A page that is opened while there are errors has not heard of them.
      server.ws.on("connection", () => {
        if (site.problems.some(isError)) tell(server);
      });
      server.middlewares.use(retimeEndpoint(project));
      server.middlewares.use(folderSlash((path) => pageAt(site, `${path}/`) !== undefined));
      server.middlewares.use(async (request, response, next) => {
        try {
          const { pathname } = new URL(`http://localhost${request.url ?? "/"}`);
          const body = await answer(site, decodeURIComponent(pathname), project);
          if (body === undefined) return next();
          response.setHeader("Content-Type", mediaType(pathname.replace(/\/$/, "/index.html")));
          response.end(body);
        } catch (error) {
          next(error);
        }
      });
    },
  };
}

/** What stands at an address; `undefined` leaves it to Vite, which serves `public/`. */
async function answer(
  site: LoadedSite,
  pathname: string,
  { assets }: Project,
): Promise<string | Buffer | undefined> {
  if (pathname === "/") return renderIndexPage(site.contexts, assets, { reload: CLIENT });
  if (pathname.startsWith("/assets/")) {
    return readFile(join(WEB, "assets", basename(pathname))).catch(() => undefined);
  }
  const text = pageAt(site, pathname)?.();
  if (text !== undefined || !pathname.endsWith("/") || !site.problems.some(isError)) return text;
  // An episode too broken to be drawn: its page says why, and comes back once it is mended.
  return toHtml([{ type: "doctype" }, h("script", { type: "module", src: CLIENT })]);
}

/** The text of an episode's file, by its address. */
function pageAt({ contexts }: LoadedSite, pathname: string): (() => string) | undefined {
  const [, id = "", ...rest] = pathname.split("/");
  const context = contexts.find(({ episode }) => episode.id === id);
  const path = rest.join("/");
  if (!context) return undefined;
  const server: PageServer = { reload: CLIENT, retime: retimeAddress(id) };
  return episodeFiles({ ...context, server }).get(path.replace(/(^|\/)$/, "$1index.html"));
}

/** Vite's own transform of a page, which adds it too, would look for our built scripts among its sources. */
const CLIENT = "/@vite/client";

/** Vite's overlay shows one error; ours is all of them, at the place of the first. */
function overlay(errors: readonly VFileMessage[]): ErrorPayload {
  const { line = 1, column = 1, file = "" } = errors[0] ?? {};
  const lines = errors.map((error) => `${sentenceOf(error)} (${error.ruleId})`);
  const loc = { file, line, column };
  return {
    type: "error",
    err: { message: lines.join("\n"), stack: "", plugin: "cuedeck", id: file, loc },
  };
}
