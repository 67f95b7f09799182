import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer, text as readText } from "node:stream/consumers";

/** A program that speaks. */
export interface Engine {
  /** Its command. */
  readonly program: string;
  /** What to do where it is missing. */
  readonly remedy: string;
  /** Whether a spelling may have phonemes, between `[[` and `]]`. */
  readonly readsPhonemes?: boolean;
  /**
   * The options with which it writes what it reads as WAV. `{out}` in them stands for the file to write, which without it
   * is the output; `{text}` for what to speak, which without it is the input.
   *
   * @throws {MissingVoiceError} when it does not speak the language
   */
  options(manner: Manner): readonly string[] | Promise<readonly string[]>;
}

/** How an engine is to speak. */
export interface Manner {
  /** BCP 47. */
  readonly language: string;
  /** The engine's own name for a voice. */
  readonly name?: string | undefined;
  /** Times its own pace. */
  readonly speed: number;
}

/** The command of an engine was not found; the message says how to get it. */
export class MissingEngineError extends Error {
  override readonly name = "MissingEngineError";
  constructor({ program, remedy }: Pick<Engine, "program" | "remedy">) {
    super(`${program} is not on PATH: ${remedy}`);
  }
}

/** An engine has no voice for an episode's language. */
export class MissingVoiceError extends Error {
  override readonly name = "MissingVoiceError";
  constructor(program: string, language: string, remedy: string) {
    super(`${program} has no voice for the language \`${language}\`: ${remedy}`);
  }
}

/** The first subtag of a language, in lower case: `en` of `en-GB`. */
export function primaryLanguage(language: string): string {
  return language.toLowerCase().split("-", 1)[0] ?? "";
}

/**
 * Speaks a text.
 *
 * @param options as `Engine.options` returns them
 * @returns a WAV file
 * @throws {MissingEngineError} and an Error if the engine fails
 */
export async function speakBy(
  engine: Pick<Engine, "program" | "remedy">,
  options: readonly string[],
  text: string,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-voice-"));
  const out = join(folder, "spoken.wav");
  try {
    const filled = options.map((option) =>
      option.replaceAll("{out}", () => out).replaceAll("{text}", () => text),
    );
    const output = await runEngine(engine, filled, text);
    return options.some((option) => option.includes("{out}")) ? await readFile(out) : output;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @returns what an engine writes to its output */
export async function runEngine(
  engine: Pick<Engine, "program" | "remedy">,
  options: readonly string[],
  input: string,
): Promise<Buffer> {
  const child = spawn(engine.program, options, { stdio: "pipe", windowsHide: true });
  const exit = new Promise<number | null>((resolve, reject) => {
    child.on("close", resolve);
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? new MissingEngineError(engine) : error),
    );
  });
  // If it ends before it has read everything, stderr says why; the broken pipe does not.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const [code, output, complaint] = await Promise.all([
    exit,
    buffer(child.stdout),
    readText(child.stderr),
  ]);
  if (code !== 0)
    throw new Error(`${engine.program} failed: ${complaint.trim() || `exit code ${code}`}`);
  return output;
}
