import { pipeline } from "node:stream/promises";
import type { FileContent } from "../site/replace-files.ts";

/** Writes a file to stdout. Whoever closes a pipe has read what they wanted. */
export async function printFile(content: FileContent): Promise<void> {
  const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
  await pipeline(pieces, process.stdout).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
