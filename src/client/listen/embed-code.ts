/** Whether the page was asked to fit into another one: `?embed`. */
export function isEmbedded(search: string): boolean {
  return new URLSearchParams(search).has("embed");
}

const SIZE = 'width="640" height="360"';
const ALLOWED = "autoplay; fullscreen; clipboard-write; screen-wake-lock";

/**
 * The HTML that shows the page in another site's.
 *
 * @param pageUrl the page's address; what it says of a moment is left out
 */
export function embedCode(pageUrl: string, title: string): string {
  const url = new URL(pageUrl);
  url.search = "embed";
  url.hash = "";
  const src = escapeAttribute(url.href);
  return `<iframe src="${src}" title="${escapeAttribute(title)}" ${SIZE} allow="${ALLOWED}" loading="lazy" style="border: 0"></iframe>`;
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
