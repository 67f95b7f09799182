import { CommanderError } from "commander";
import { MissingBrowserError } from "../browser/browser-choice.ts";
import { MissingFfmpegError } from "../formats/files/m4a.ts";
import { MissingEspeakError, MissingVoiceError } from "../narration/espeak.ts";
import { ConfigError } from "../site/config.ts";
import { UsageError } from "../site/project.ts";
import { CommandError, EXIT, type ExitCode } from "./exit-code.ts";
import { createProgram } from "./program.ts";

/**
 * Runs one command.
 *
 * @param args what follows `cuedeck` on the command line
 * @returns the exit code; a server that was started goes on after that
 */
export async function run(args: readonly string[]): Promise<ExitCode> {
  try {
    await createProgram().parseAsync(args, { from: "user" });
    return EXIT.done;
  } catch (error) {
    return report(error);
  }
}

/** Prints what went wrong, as a sentence where that is known. */
function report(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof CommandError) {
    if (error.message !== "") console.error(error.message);
    return error.code;
  }
  if (error instanceof UsageError || error instanceof ConfigError) {
    console.error(error.message);
    return error instanceof UsageError ? EXIT.usage : EXIT.sources;
  }
  if (
    error instanceof MissingBrowserError ||
    error instanceof MissingEspeakError ||
    error instanceof MissingVoiceError ||
    error instanceof MissingFfmpegError
  ) {
    console.error(error.message);
    return EXIT.environment;
  }
  console.error(`Cuedeck failed: ${error instanceof Error ? error.message : String(error)}`);
  if (process.env["CUEDECK_DEBUG"]) console.error(error);
  return EXIT.environment;
}
