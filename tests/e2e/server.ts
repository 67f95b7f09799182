import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";

export interface Server {
  /** With its closing slash. */
  readonly url: string;
  readonly port: string;
  /** Ends the program, and with it every connection. */
  stop(): Promise<void>;
}

/** A server of the test's own, as `cuedeck preview` or `cuedeck dev` starts it; ended with the test. */
export async function startServer(
  command: "preview" | "dev",
  { args = [], cwd, port = "0" }: { args?: string[]; cwd?: string; port?: string },
): Promise<Server> {
  const program = spawn(
    process.execPath,
    [resolve("build/cli/main.js"), command, "--port", port, ...args],
    { stdio: ["ignore", "pipe", "inherit"], ...(cwd !== undefined && { cwd }) },
  );
  const ended = once(program, "exit");
  const stop = async () => {
    program.kill();
    await ended;
  };
  onTestFinished(stop);
  for await (const line of createInterface(program.stdout)) {
    const url = /https?:\S+/.exec(line)?.[0];
    if (url !== undefined) return { url, port: new URL(url).port, stop };
  }
  throw new Error(`cuedeck ${command} ended before it served`);
}
