import { readFile } from "node:fs/promises";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { SourceFile } from "../episode/source-file.ts";

interface Parsed {
  readonly problems: readonly VFileMessage[];
}

/**
 * Reads a file of the sources and parses it.
 *
 * @param shown how messages call the file
 * @returns the parser's result with its problems; no result but a problem for a file that no parser can read
 */
export async function readSource<Result extends Parsed>(
  path: string,
  shown: string,
  parse: (source: SourceFile) => Result | Promise<Result>,
): Promise<Parsed & { readonly result?: Result }> {
  const place = { path: shown };
  const text = decode(await readFile(path));
  if (text === undefined) {
    const reason = "Unexpected bytes, expected text in UTF-8";
    return { problems: [problem("file-encoding", place, reason)] };
  }
  try {
    const result = await parse({ path: shown, text });
    return { result, problems: result.problems };
  } catch (error) {
    // The call stack has an end, and parsers go down into what is nested.
    if (!(error instanceof RangeError)) throw error;
    const reason = "Unexpected depth, expected fewer blocks or elements inside each other";
    return { problems: [problem("file-depth", place, reason)] };
  }
}

/** With a byte order mark, if there is one: it is part of the file that `narrate` must not change. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A file, and how messages call it. */
export interface NamedFile {
  readonly path: string;
  readonly shown: string;
}
