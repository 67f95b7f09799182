import { readFile } from "node:fs/promises";
import { basename, extname, join, sep } from "node:path";
import type { VFileMessage } from "vfile-message";
import type { ErrorPayload, Plugin, ViteDevServer } from "vite";
import { isError } from "../episode/problem.ts";
import { renderIndexPage } from "../render/index-page.ts";
import { WEB } from "../site/assets.ts";
import { renderEpisodeFiles } from "../site/build-site.ts";
import type { DrawOptions } from "../site/draw-diagrams.ts";
import { loadSite, type LoadedSite } from "../site/load-site.ts";

export interface DevOptions extends DrawOptions {
  /** Called with all problems whenever the sources were read again. */
  readonly onProblems: (problems: readonly VFileMessage[]) => void;
}

/** Serves the episodes while they are written: every save is a new site, a reload, and its problems on page and terminal. */
export function cuedeck(options: DevOptions): Plugin {
  const { project, assets } = options;
  let site: Promise<LoadedSite>;
  const read = async (server: ViteDevServer) => {
    site = loadSite({ ...options, pdf: false });
    const { problems } = await site;
    options.onProblems(problems);
    const error = problems.find(isError);
    server.ws.send(error ? overlay(error) : { type: "full-reload" });
  };

  return {
    name: "cuedeck",
    // `public/` as it is, ranges of audio included, is Vite's own to serve.
    config: () => ({ publicDir: project.public }),
    async configureServer(server) {
      site = loadSite({ ...options, pdf: false });
      void site.then(({ problems }) => options.onProblems(problems));
      server.watcher.add([project.slides, project.public]);
      let waiting: NodeJS.Timeout | undefined;
      server.watcher.on("all", (_event, path) => {
        const ours = [project.slides, project.public].some((folder) =>
          path.startsWith(folder + sep),
        );
        if (!ours) return;
        clearTimeout(waiting);
        waiting = setTimeout(() => void read(server), 50);
      });
      // A page that is opened while there are errors has not heard of them.
      server.ws.on("connection", () => {
        void site.then(({ problems }) => {
          const error = problems.find(isError);
          if (error) server.ws.send(overlay(error));
        });
      });

      server.middlewares.use("/assets", async (request, response, next) => {
        const file = basename(new URL(request.url ?? "/", "http://localhost").pathname);
        try {
          const body = await readFile(join(WEB, "assets", file));
          response
            .setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream")
            .end(body);
        } catch {
          next();
        }
      });
      server.middlewares.use(async (request, response, next) => {
        const { pathname } = new URL(request.url ?? "/", "http://localhost");
        const text = fileAt(await site, decodeURIComponent(pathname), assets);
        if (text === undefined) return next();
        const type = TYPES[extname(pathname)] ?? "text/html; charset=utf-8";
        response.setHeader("Content-Type", type);
        response.end(
          type.startsWith("text/html") ? await server.transformIndexHtml(pathname, text) : text,
        );
      });
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".vtt": "text/vtt; charset=utf-8",
};

function fileAt(
  { contexts }: LoadedSite,
  pathname: string,
  assets: DevOptions["assets"],
): string | undefined {
  if (pathname === "/") return renderIndexPage(contexts, assets);
  const [, id = "", ...rest] = pathname.split("/");
  const context = contexts.find(({ episode }) => episode.id === id);
  if (!context) return undefined;
  const path = rest.join("/");
  return renderEpisodeFiles(context).get(
    path === "" || path.endsWith("/") ? `${path}index.html` : path,
  );
}

function overlay(message: VFileMessage): ErrorPayload {
  const { line = 1, column = 1, file = "" } = message;
  return {
    type: "error",
    err: {
      message: `${message.reason} (${message.ruleId})`,
      stack: "",
      plugin: "cuedeck",
      id: file,
      loc: { file, line, column },
    },
  };
}
