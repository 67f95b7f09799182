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
