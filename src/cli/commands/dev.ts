import { createServer } from "vite";
import { expectEpisode, openProject, type ProjectOptions } from "../../site/project.ts";
import { cuedeck } from "../../vite/plugin.ts";
import { refuseBadRequests } from "../../vite/requests.ts";
import { type DrawingOptions } from "../project.ts";
import { createProgress, reportProblems } from "../report.ts";

interface DevOptions extends DrawingOptions, Pick<ProjectOptions, "themes" | "theme"> {
  readonly port: number;
  /** `true` for all addresses of the machine. */
  readonly host?: string | true;
  readonly episode?: string;
  readonly open?: boolean;
}

export async function dev(options: DevOptions): Promise<void> {
  const { host = "127.0.0.1", port, episode, open = false, ...sources } = options;
  if (episode !== undefined) {
    await using project = await openProject(sources);
    await expectEpisode(project, episode);
  }
  const page = episode === undefined ? "" : `${encodeURIComponent(episode)}/`;
  const progress = createProgress(process.stderr);
  const server = await createServer({
    configFile: false,
    appType: "custom",
    plugins: [
      cuedeck({
        ...sources,
        only: episode,
        progress,
        onProblems: (problems) => {
          if (problems.length === 0) progress.line("No problems.");
          reportProblems({ progress }, problems);
        },
      }),
    ],
    server: { host, port, open: open && `/${page}` },
    optimizeDeps: { noDiscovery: true },
  });
  if (server.httpServer) refuseBadRequests(server.httpServer);
  await server.listen().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  const { local = [], network = [] } = server.resolvedUrls ?? {};
  console.log(`Cuedeck is at ${local[0] ?? network[0]}${page}`);
  for (const url of network) console.log(`Others reach it at ${url}${page}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void server.close().finally(() => process.exit(0)));
}
