/**
 * The address of a moment, or of a span, on a page.
 *
 * @param page the page's address; its query and hash are left behind
 * @param start seconds
 * @param end seconds: the page plays to there and stops (Media Fragments)
 */
export function momentLink(page: string, start: number, end?: number): string {
  const url = new URL(page);
  url.hash = "";
  url.search = end === undefined ? `?t=${print(start)}` : "";
  if (end !== undefined) url.hash = `#t=${print(start)},${print(end)}`;
  return url.href;
}

/** Down to milliseconds, without zeros that say nothing. */
function print(seconds: number): string {
  return String(Number(seconds.toFixed(3)));
}
