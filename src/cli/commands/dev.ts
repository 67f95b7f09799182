import { createServer } from "vite";
import { cuedeck } from "../../vite/plugin.ts";
import { formatProblems } from "../report.ts";
import { type DrawingOptions, openSession } from "../session.ts";

export async function dev(options: DrawingOptions & { readonly port: number }): Promise<void> {
  const session = openSession(options);
  const end = () => session[Symbol.asyncDispose]();
  const server = await createServer({
    configFile: false,
    appType: "custom",
    root: session.project.cwd,
    plugins: [
      cuedeck({
        ...session,
        onProblems: (problems) => {
          const color = process.stderr.isTTY ?? false;
          session.progress.line(
            problems.length > 0 ? formatProblems(problems, color) : "No problems.",
          );
        },
      }),
    ],
    server: { host: "127.0.0.1", port: options.port },
    optimizeDeps: { noDiscovery: true },
  })
    .then((created) => created.listen())
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
