import { open, type FileHandle } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { boundaryOf, MultipartError, readMultipart } from "./multipart.ts";

/** Bytes that each part of a form may have, by its name. */
export type PartLimits = Readonly<Record<string, number>>;

/** Why a form was not taken; the status is HTTP's. */
export class RefusedForm extends Error {
  override readonly name = "RefusedForm";
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * Writes the parts of a form into a folder, each as a file of its name.
 *
 * @param limits the parts that may come, each once
 * @returns the names of those that came
 * @throws {RefusedForm} for any other
 */
export async function receiveForm(
  request: IncomingMessage,
  folder: string,
  limits: PartLimits,
): Promise<Set<string>> {
  const boundary = boundaryOf(request.headers["content-type"] ?? "");
  if (boundary === undefined) {
    throw new RefusedForm(415, "Unexpected content type, expected multipart/form-data.");
  }
  const names = new Set<string>();
  let file: FileHandle | undefined;
  try {
    const body = request.iterator({ destroyOnReturn: false });
    await readMultipart(body, boundary, async (name) => {
      const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
      if (limit === undefined || names.has(name)) {
        const known = Object.keys(limits).join(", ");
        throw new RefusedForm(400, `Unexpected part ${name}, expected one each of ${known}.`);
      }
      names.add(name);
      await file?.close();
      const opened = await open(join(folder, name), "wx");
      file = opened;
      let size = 0;
      return async (bytes) => {
        size += bytes.length;
        if (size > limit) {
          throw new RefusedForm(
            413,
            `Unexpected size of ${name}, expected at most ${limit} bytes.`,
          );
        }
        await opened.writeFile(bytes);
      };
    });
  } catch (error) {
    if (!(error instanceof MultipartError)) throw error;
    throw new RefusedForm(400, `Unexpected ${error.message}, expected multipart/form-data.`);
  } finally {
    await file?.close();
    // Whoever is refused halfway has more to send before the connection can be used again.
    request.removeAllListeners("readable").resume();
  }
  return names;
}
