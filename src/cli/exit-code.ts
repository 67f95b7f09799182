import { listEpisodes, type Project } from "../site/project.ts";

/** What the shell is told. */
export const EXIT = {
  done: 0,
  /** The sources have errors; all of them were printed. */
  sources: 1,
  usage: 2,
  /** Something is missing on this machine; the message says how to get it. */
  environment: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a sentence on stderr. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** @throws {CommandError} that names the episodes there are, when `id` is none of them */
export async function expectEpisode(project: Project, id: string): Promise<void> {
  const known = await listEpisodes(project);
  if (known.includes(id)) return;
  const expected =
    known.length > 0 ? `one of ${known.join(", ")}` : `\`cuedeck new ${id}\` to begin it`;
  throw new CommandError(EXIT.usage, `Unexpected episode ${id}, expected ${expected}.`);
}
