import { createServer } from "vite";
import { refuseBadAddresses } from "../../vite/addresses.ts";
import { cuedeck } from "../../vite/plugin.ts";
import { type DrawingOptions, openHere } from "../load.ts";
import { reportProblems } from "../report.ts";

export async function dev(options: DrawingOptions & { readonly port: number }): Promise<void> {
  const project = await openHere(options);
  const end = () => project[Symbol.asyncDispose]();
  const server = await createServer({
    configFile: false,
    appType: "custom",
    root: project.cwd,
    plugins: [
      cuedeck(project, (problems) => {
        if (problems.length === 0) project.progress.line("No problems.");
        reportProblems(project, problems);
      }),
    ],
    server: { host: "127.0.0.1", port: options.port },
    optimizeDeps: { noDiscovery: true },
  })
    .then((created) => {
      if (created.httpServer) refuseBadAddresses(created.httpServer);
      return created.listen();
    })
    .catch(async (error: unknown) => {
      await end();
      throw error;
    });
  console.log(`Cuedeck is at ${server.resolvedUrls?.local[0]}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      void Promise.allSettled([server.close(), end()]).then(() => process.exit(0));
    });
  }
}
