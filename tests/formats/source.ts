import type { VFileMessage } from "vfile-message";
import type { SourceFile } from "../../src/episode/source-file.ts";

/** A file of another program. */
export const file = (text: string): SourceFile => ({ path: "in.txt", text });

/** Problems as a reader of the terminal sees them. */
export function lines(problems: readonly VFileMessage[]): string[] {
  return problems.map(
    ({ line, column, fatal, reason }) =>
      `${line}:${column} ${fatal === true ? "error" : "warning"} ${reason}`,
  );
}
