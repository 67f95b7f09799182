import { CommanderError } from "commander";
import { MissingBrowserError } from "../browser/browser-choice.ts";
import { LostBrowserError } from "../browser/with-browser.ts";
import { MissingFfmpegError } from "../formats/files/m4a.ts";
import { MissingEngineError, MissingVoiceError } from "../narration/engine.ts";
import { ConfigError } from "../site/config.ts";
import { SourcesError, UsageError } from "../site/project.ts";
import { createProgram } from "./program.ts";

/** Exit codes. */
export const EXIT = {
  done: 0,
  /** The sources have errors; all of them were printed. */
  sources: 1,
  usage: 2,
  /** Something is missing on this machine; the message says how to get it. */
  environment: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Errors whose message is a sentence for the user. */
const FAILURES = [
  [SourcesError, EXIT.sources],
  [ConfigError, EXIT.sources],
  [UsageError, EXIT.usage],
  [MissingBrowserError, EXIT.environment],
  [LostBrowserError, EXIT.environment],
  [MissingEngineError, EXIT.environment],
  [MissingVoiceError, EXIT.environment],
  [MissingFfmpegError, EXIT.environment],
] as const;

/**
 * Runs one command.
 *
 * @param args what follows `cuedeck` on the command line
 * @returns the exit code; a server that was started goes on after that
 */
export async function run(args: readonly string[]): Promise<ExitCode> {
  try {
    const program = await createProgram(args);
    await program.parseAsync(args, { from: "user" });
    return EXIT.done;
  } catch (error) {
    // Commander has printed its message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const message = messageOf(error);
    const known = FAILURES.find(([failure]) => error instanceof failure);
    if (!known) console.error(`Cuedeck failed: ${message}`);
    else if (message !== "") console.error(message);
    if (!known && process.env["CUEDECK_DEBUG"]) console.error(error);
    return known?.[1] ?? EXIT.environment;
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isFull = "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
  return isFull
    ? `no room is left on the disk (${error.message}). What was there before stays; free some, and run the command again.`
    : error.message;
}
