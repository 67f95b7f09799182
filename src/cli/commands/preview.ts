import { existsSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { dirname, join, resolve } from "node:path";
import { folderSlash, refuseBadRequests } from "../../vite/requests.ts";
import { describeRoom, isEverywhere, isLoopback, openRoom, reachableHosts } from "../live.ts";
import { UsageError } from "../../site/project.ts";
import type { SourceOptions } from "../project.ts";

export interface PreviewOptions extends SourceOptions {
  readonly out: string;
  readonly port: number;
  readonly host: string;
  readonly live?: boolean;
  /** Address of another broker; implies a room. */
  readonly broker?: string;
  /** The presenter's login at that broker: `user:password`. */
  readonly brokerLogin?: string;
}

export async function preview(options: PreviewOptions): Promise<void> {
  const { host, port, live, broker, brokerLogin: login } = options;
  const out = resolve(options.out);
  if (login !== undefined && broker === undefined) {
    throw new UsageError(
      "Unexpected --broker-login without --broker, expected the broker that it is for.",
    );
  }
  if (!existsSync(join(out, "index.html"))) {
    throw new UsageError(
      `Unexpected missing site in ${out}, expected \`cuedeck build\` before \`cuedeck preview\`.`,
    );
  }
  const room = live || broker !== undefined ? await openRoom({ out, host, broker }) : undefined;
  const { preview: serve } = await import("vite");
  const server = await serve({
    configFile: false,
    logLevel: "warn",
    appType: "mpa",
    // Vite warns of an output folder that is its root, as a build would empty it.
    root: dirname(out),
    build: { outDir: out },
    plugins: [
      // Before `folderSlash`: an episode may be called `live`.
      room?.plugin,
      {
        name: "cuedeck-preview",
        configurePreviewServer: ({ middlewares }) =>
          void middlewares.use(folderSlash((path) => existsSync(join(out, path, "index.html")))),
      },
    ],
    preview: { host, port },
  });
  refuseBadRequests(server.httpServer);
  const address = server.httpServer.address();
  const bound = typeof address === "object" && address ? address.port : port;
  const urls = reachableHosts(host, networkInterfaces()).map((name) => `http://${name}:${bound}/`);
  const [url = ""] = urls;
  console.log(`Cuedeck is at ${url}`);
  if (!isLoopback(host))
    console.log(`Listens on ${host}, where others reach it: ${urls.join(" ")}`);
  else if (room)
    console.log(`Listens on ${host}, for this machine alone; --host 0.0.0.0 lets others in.`);
  const presenterUrl = isEverywhere(host) ? `http://127.0.0.1:${bound}/` : url;
  if (room)
    for (const line of describeRoom({ ...room, url, presenterUrl, login })) console.log(line);
}
