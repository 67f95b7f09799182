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

interface ServerOptions {
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly port?: string;
  /** Gets what ends the server, for one that is started in a hook. */
  readonly atEnd?: (stop: () => Promise<void>) => void;
}

/**
 * What a server prints once its pages can be opened: `dev` when it has measured all slides, as a page that opens before
 * may be loaded anew.
 */
const READY = { preview: /https?:\S+/, dev: /No problems\.|^[⚠✖] \d|^\d+ messages/m } as const;

/** A server of the test's own, as `cuedeck preview` or `cuedeck dev` starts it; ended with the test. */
export async function startServer(
  command: "preview" | "dev",
  { args = [], cwd, port = "0", atEnd = onTestFinished }: ServerOptions,
): Promise<Server> {
  const program = spawn(process.execPath, [PROGRAM, command, "--port", port, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd !== undefined && { cwd }),
  });
  const ended = once(program, "exit");
  const stop = async () => {
    program.kill();
    await ended;
  };
  atEnd(stop);
  let printed = "";
  return new Promise((resolve, reject) => {
    for (const stream of [program.stdout, program.stderr])
      createInterface(stream).on("line", (line) => {
        printed += `${line}\n`;
        const url = /https?:\S+/.exec(printed)?.[0];
        if (url !== undefined && READY[command].test(printed))
          resolve({ url, port: new URL(url).port, printed: () => printed, stop });
      });
    program.on("close", () => {
      reject(new Error(`cuedeck ${command} ended before it served:\n${printed}`));
    });
  });
}
