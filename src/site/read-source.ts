import { readFile } from "node:fs/promises";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";

interface Parsed {
  readonly problems: readonly VFileMessage[];
}

/**
 * Reads and parses a source file.
 *
 * @param shown the path that messages show
 * @param unsaved texts that stand for those of files, by path
 * @returns the parser's result and problems; no result for a file that can't be parsed at all
 */
export async function readSource<Result extends Parsed>(
  path: string,
  shown: string,
  parse: (source: SourceFile) => Result | Promise<Result>,
  unsaved?: ReadonlyMap<string, string>,
): Promise<Parsed & { readonly result?: Result }> {
  const place = { path: shown };
  const text = unsaved?.get(path) ?? decode(await readFile(path));
  if (text === undefined) {
    const reason = "Unexpected bytes, expected text in UTF-8";
    return { problems: [problem("file-encoding", place, reason)] };
  }
  try {
    const result = await parse({ path: shown, text });
    return { result, problems: result.problems };
  } catch (error) {
    // Parsers recurse, and the call stack is limited.
    if (!(error instanceof RangeError)) throw error;
    const reason = "Unexpected depth, expected fewer blocks or elements inside each other";
    return { problems: [problem("file-depth", place, reason)] };
  }
}

/** Keeps a byte order mark: `narrate` must not change it. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file, and the path that messages show. */
export interface NamedFile {
  readonly path: string;
  readonly shown: string;
}
