import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { PROGRAM } from "../program.ts";

export interface Server {
  /** With its closing slash. */
  readonly url: string;
  readonly port: string;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Ends the program, and with it every connection. */
  stop(): Promise<void>;
}

/** A server of the test's own, as `cuedeck preview` or `cuedeck dev` starts it; ended with the test. */
export async function startServer(
  command: "preview" | "dev",
  { args = [], cwd, port = "0" }: { args?: string[]; cwd?: string; port?: string },
): Promise<Server> {
  const program = spawn(process.execPath, [PROGRAM, command, "--port", port, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    ...(cwd !== undefined && { cwd }),
  });
  const ended = once(program, "exit");
  const stop = async () => {
    program.kill();
    await ended;
  };
  onTestFinished(stop);
  let printed = "";
  return new Promise((resolve, reject) => {
    const lines = createInterface(program.stdout);
    lines.on("line", (line) => {
      printed += `${line}\n`;
      const url = /https?:\S+/.exec(printed)?.[0];
      if (url !== undefined)
        resolve({ url, port: new URL(url).port, printed: () => printed, stop });
    });
    lines.on("close", () => reject(new Error(`cuedeck ${command} ended before it served`)));
  });
}
