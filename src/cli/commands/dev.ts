import { createServer } from "vite";
import type { ProjectOptions } from "../../site/project.ts";
import { refuseBadRequests } from "../../vite/requests.ts";
import { cuedeck } from "../../vite/plugin.ts";
import { type DrawingOptions } from "../project.ts";
import { createProgress, reportProblems } from "../report.ts";

export async function dev(
  options: DrawingOptions & Pick<ProjectOptions, "themes" | "theme"> & { readonly port: number },
): Promise<void> {
  const progress = createProgress(process.stderr);
  const server = await createServer({
    configFile: false,
    appType: "custom",
    plugins: [
      cuedeck({
        ...options,
        progress,
        onProblems: (problems) => {
          if (problems.length === 0) progress.line("No problems.");
          reportProblems({ progress }, problems);
        },
      }),
    ],
    server: { host: "127.0.0.1", port: options.port },
    optimizeDeps: { noDiscovery: true },
  });
  if (server.httpServer) refuseBadRequests(server.httpServer);
  await server.listen().catch(async (error: unknown) => {
    await server.close();
    throw error;
  });
  console.log(`Cuedeck is at ${server.resolvedUrls?.local[0]}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void server.close().finally(() => process.exit(0)));
}
