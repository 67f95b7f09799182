import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

export interface Running {
  /** What of its line says where it is. */
  readonly ready: string;
  stop(): Promise<void>;
}

/**
 * Starts a program, and waits until it can be used.
 *
 * @param ready matches the line that says so, and where it is; or else resolves then
 * @throws {Error} when it ends before that
 */
export async function run(
  command: string,
  args: readonly string[],
  ready: RegExp | (() => Promise<string>),
  env: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  let printed = "";
  const said = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on("line", (line) => {
        printed = `${printed}${line}\n`.slice(-10_000);
        const where = ready instanceof RegExp ? ready.exec(line)?.[1] : undefined;
        if (where !== undefined) resolve(where);
      });
    child.on("error", reject);
    child.on("exit", (code) =>
      reject(new Error(`Unexpected end of ${command} with ${String(code)}:\n${printed}`)),
    );
  });
  // Once it is ready, its end is no failure.
  said.catch(() => {});
  const where = await (ready instanceof RegExp ? said : Promise.race([said, ready()]));
  return { ready: where, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill();
  const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
  await ended;
  clearTimeout(timer);
}

/** A port of this machine on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no port");
  return address.port;
}

/** Resolves once somebody listens on a port. */
export function listening(port: number): () => Promise<string> {
  return async () => {
    for (;;) {
      const socket = connect(port, "127.0.0.1");
      const isOpen = await once(socket, "connect").then(
        () => true,
        () => false,
      );
      socket.destroy();
      if (isOpen) return String(port);
      await wait(50);
    }
  };
}

/** Those of the programs that are not installed. */
export async function missingPrograms(names: readonly string[]): Promise<string[]> {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = await Promise.all(
    names.map(async (name) => {
      const tries = folders.map((folder) => access(join(folder, name)));
      return Promise.any(tries).then(
        () => true,
        () => false,
      );
    }),
  );
  return names.filter((_, index) => !found[index]);
}
