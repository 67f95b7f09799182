/** Takes a part's bytes as they come. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** What is no form data, as browsers send it. */
export class MultipartError extends Error {
  override readonly name = "MultipartError";
}

/** Bytes of a part's header; a browser's have some hundred. */
const LONGEST_HEADER = 8192;

/**
 * The text between the parts of a body.
 *
 * @param contentType a request's header
 */
export function boundaryOf(contentType: string): string | undefined {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ??
    [];
  return quoted ?? bare;
}

/**
 * Reads `multipart/form-data` (RFC 7578) piece by piece, so that no part has to fit into memory.
 *
 * @param open where a part goes, by its name
 * @throws {MultipartError} when the body is none, or ends before its last part does; and what a sink throws
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  open: (name: string) => Promise<Sink>,
): Promise<void> {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // What goes before the first part is nobody's.
  let sink: Sink = async () => {};
  // The first delimiter may have no line above it.
  let rest = Buffer.from("\r\n");
  for await (const chunk of body) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const at = rest.indexOf(delimiter);
      if (at < 0) {
        // The end may be the beginning of a delimiter.
        const certain = Math.max(0, rest.length - delimiter.length);
        await sink(rest.subarray(0, certain));
        rest = rest.subarray(certain);
        break;
      }
      const from = at + delimiter.length;
      const isLast = rest.toString("latin1", from, from + 2) === "--";
      const to = rest.indexOf("\r\n\r\n", from);
      if (!isLast && to < 0) {
        if (rest.length - from > LONGEST_HEADER) throw new MultipartError("header without an end");
        break;
      }
      await sink(rest.subarray(0, at));
      if (isLast) return;
      sink = await open(nameOf(rest.toString("utf8", from, to)));
      rest = rest.subarray(to + 4);
    }
  }
  throw new MultipartError("body without an end");
}

function nameOf(header: string): string {
  const [, name] = /^content-disposition:\s*form-data;\s*name="([^"]*)"/im.exec(header) ?? [];
  if (name === undefined) throw new MultipartError("part without a name");
  return name;
}
