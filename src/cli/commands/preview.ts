import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { openProject } from "../../site/project.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { folderSlash } from "../../vite/folder-slash.ts";
import type { SourceOptions } from "../session.ts";

export async function preview(options: SourceOptions & { readonly port: number }): Promise<void> {
  const { out } = openProject({ ...options, cwd: process.cwd() });
  if (!existsSync(join(out, "index.html"))) {
    throw new CommandError(
      EXIT.usage,
      `Unexpected missing site in ${out}, expected \`cuedeck build\` before \`cuedeck preview\`.`,
    );
  }
  const { preview: serve } = await import("vite");
  const server = await serve({
    configFile: false,
    logLevel: "warn",
    appType: "mpa",
    // Vite warns of an output folder that is its root, as a build would empty it.
    root: dirname(out),
    build: { outDir: out },
    plugins: [
      {
        name: "cuedeck-preview",
        configurePreviewServer: ({ middlewares }) =>
          void middlewares.use(folderSlash((path) => existsSync(join(out, path, "index.html")))),
      },
    ],
    preview: { host: "127.0.0.1", port: options.port },
  });
  console.log(`Cuedeck is at ${server.resolvedUrls?.local[0]}`);
}
