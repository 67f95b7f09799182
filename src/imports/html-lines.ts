import { decodeHTML } from "entities/decode";

/** Elements that begin a line of their own. */
const BLOCK =
  /<\/?(?:address|article|blockquote|br|d[dlt]|div|h[1-6]|hr|li|[ou]l|p|pre|section|t[dhr]|table)\b[^<>]*>/gi;
const TAG = /<[/!]?[a-z-][^<>]*>/gi;

/** What a piece of HTML says, or a text that is none; what it sets apart on a line of its own. */
export function htmlLines(html: string): string {
  return decodeHTML(html.replaceAll(BLOCK, "\n").replaceAll(TAG, ""));
}
