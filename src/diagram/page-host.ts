import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Route } from "playwright-core";
import type { DiagramFont } from "./diagram.ts";
import { PAGE_DIR } from "./page-files.ts";

/** Where the render page is, which no network knows. */
export const ORIGIN = "https://diagram.invalid";

/** Answers the render page's requests from the folders and files given; nothing goes out. */
export function pageHost(
  mermaidDir: string,
  fonts: readonly DiagramFont[],
): (route: Route) => Promise<void> {
  const answer = async (
    pathname: string,
  ): Promise<{ contentType: string; body: string | Buffer }> => {
    const [, part = "", ...rest] = pathname.split("/");
    const name = rest.join("/");
    switch (part) {
      case "":
        return { contentType: "text/html", body: html(fonts) };
      case "fonts":
        return { contentType: "font/woff2", body: await readFile(fonts[Number(name)]?.file ?? "") };
      default: {
        const folder = part === "page" ? PAGE_DIR : mermaidDir;
        return { contentType: "text/javascript", body: await readFile(path.join(folder, name)) };
      }
    }
  };
  return async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) return await route.abort();
    await route.fulfill(await answer(pathname).catch(() => ({ status: 404 })));
  };
}

function html(fonts: readonly DiagramFont[]): string {
  const faces = fonts.map(
    ({ family, weights }, index) =>
      `@font-face { font-family: "${family}"; font-weight: ${weights}; src: url("/fonts/${index}") format("woff2"); }`,
  );
  return `<!doctype html>
<meta charset="utf-8">
<title>Diagram</title>
<style>${faces.join("\n")} body { margin: 0; font-weight: 500; } b, strong { font-weight: 600; }</style>
<script type="importmap">{ "imports": { "mermaid": "/mermaid/mermaid.esm.min.mjs" } }</script>
<script type="module" src="/page/draw-diagram.js"></script>
<body></body>`;
}
