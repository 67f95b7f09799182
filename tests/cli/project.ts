import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { format } from "node:util";
import { expect, onTestFinished, vi } from "vitest";
import { COMMANDS, PROGRAM } from "../program.ts";

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with files in it, in which the program can be run. */
export class Project {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** @param files contents by path below the folder */
  static async create(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Project> {
    const project = new Project(await mkdtemp(join(tmpdir(), "cuedeck-cli-")));
    await project.write(files);
    return project;
  }

  async write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(this.folder, path)), { recursive: true });
      await writeFile(join(this.folder, path), content);
    }
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), "utf8");
  }

  /** A digest of every file below a folder, by its path, but for backups and what can be deleted at any time. */
  async files(below = "."): Promise<Map<string, string>> {
    const entries = await readdir(join(this.folder, below), {
      recursive: true,
      withFileTypes: true,
    });
    const files = entries.filter((entry) => entry.isFile());
    const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
    const kept = paths.filter((path) => !/node_modules|\.cuedeck/.test(path));
    return new Map(
      await Promise.all(
        kept.map(
          async (path) => [relative(this.folder, path), digest(await readFile(path))] as const,
        ),
      ),
    );
  }

  /** Runs `cuedeck` with the folder as working directory; whatever happens, no user is to see a stack trace. */
  async run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const outcome = await runHere(this.folder, args, env);
    expect(outcome.stdout + outcome.stderr, "no stack trace").not.toMatch(/^\s*at .+:\d+:\d+\)?$/m);
    return outcome;
  }

  /** The same in a process of its own, as it is shipped. */
  async spawn(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      cwd: this.folder,
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    return { code: child.exitCode, stdout, stderr };
  }

  /** Runs `cuedeck` into another program, as a shell does: what that prints, and how `cuedeck` ended. */
  async pipe(args: readonly string[], into: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const command = `{ "$0" "$@"; echo "exit $?" >&2; } | ${into}`;
    const child = spawn("sh", ["-c", command, process.execPath, PROGRAM, ...args], {
      cwd: this.folder,
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, said] = await Promise.all([text(child.stdout), text(child.stderr)]);
    const [stderr = "", code] = said.split(/exit (\d+)\n$/);
    return { code: Number(code), stdout, stderr };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.remove();
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

/** Vitest takes seconds to compare the bytes of a site. */
function digest(content: Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A project that is gone when the test is. */
export async function temporaryProject(
  files?: Readonly<Record<string, string | Uint8Array>>,
): Promise<Project> {
  const project = await Project.create(files);
  onTestFinished(() => project.remove());
  return project;
}

let running: Promise<unknown> = Promise.resolve();

/** Runs a command in this process, which has but one working directory: one after the other. */
function runHere(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const next = running.then(async () => {
    // Imported when it is first needed: who only writes files needs no program.
    const { run }: typeof import("../../src/cli/run.ts") = await import(COMMANDS);
    using stdout = capture("stdout", ["log"]);
    using stderr = capture("stderr", ["error", "warn"]);
    const before = { cwd: process.cwd(), env: process.env };
    process.chdir(folder);
    process.env = { ...process.env, NO_COLOR: "1", ...env };
    try {
      const code = await run(args);
      return { code, stdout: await stdout.end(), stderr: await stderr.end() };
    } finally {
      process.chdir(before.cwd);
      process.env = before.env;
    }
  });
  running = next.catch(() => undefined);
  return next;
}

/** Collects what is written to a stream of the process, until it is disposed of. */
function capture(name: "stdout" | "stderr", methods: readonly ("log" | "error" | "warn")[]) {
  const stream = new PassThrough();
  const written = text(stream);
  const own = Object.getOwnPropertyDescriptor(process, name);
  Object.defineProperty(process, name, { configurable: true, get: () => stream });
  const spies = methods.map((method) =>
    vi
      .spyOn(console, method)
      .mockImplementation((...parts: unknown[]) => void stream.write(`${format(...parts)}\n`)),
  );
  return {
    end(): Promise<string> {
      stream.end();
      return written;
    },
    [Symbol.dispose]() {
      if (own) Object.defineProperty(process, name, own);
      for (const spy of spies) spy.mockRestore();
    },
  };
}
