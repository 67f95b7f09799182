/** A page as the server sends it, apart from what can be replaced while it is open. Elements are by their ids, in order. */
export interface PageSource {
  readonly version: string;
  readonly slides: ReadonlyMap<string, HTMLElement>;
  /** The notes of each segment. */
  readonly segments: ReadonlyMap<string, HTMLElement>;
  /** The buttons that lead to segments. */
  readonly buttons: ReadonlyMap<string, HTMLElement>;
  readonly references: HTMLElement | undefined;
  /** The timeline in JSON, on a page that has it. */
  readonly timeline: string | undefined;
  /** Addresses of the style sheets. */
  readonly sheets: readonly string[];
  /** All else as text: when it differs, the page has to be loaded anew. */
  readonly rest: string;
}

/** Loads the page that is open, as the server has it now. */
export async function loadPageSource(): Promise<PageSource> {
  const response = await fetch(location.href, { cache: "no-store" });
  return takeApart(new DOMParser().parseFromString(await response.text(), "text/html"));
}

function takeApart(page: Document): PageSource {
  const root = page.documentElement;
  const version = root.dataset["version"] ?? "";
  root.removeAttribute("data-version");
  const timeline = page.querySelector<HTMLTemplateElement>("template#timeline")?.content;
  const json = timeline?.textContent;
  timeline?.replaceChildren();
  // The page writes them itself, or can do with those it has.
  take(page, ".position, link[rel=preload], meta[name=theme-color]");
  const sheets = take(page, "link[rel=stylesheet]").map((link) => link.getAttribute("href") ?? "");
  const [references] = take(page, ".references");
  return {
    version,
    slides: byId(take(page, "section[data-slide]"), "slide"),
    segments: byId(take(page, ".transcript-segment"), "segment"),
    buttons: byId(take(page, '[data-action="segment"]'), "segment"),
    references,
    timeline: json,
    sheets,
    rest: root.outerHTML,
  };
}

/** Takes elements out of a page and its templates. */
function take(page: Document, selector: string): HTMLElement[] {
  const templates = Array.from(page.querySelectorAll("template"), ({ content }) => content);
  const found = [page, ...templates].flatMap((part) =>
    Array.from(part.querySelectorAll<HTMLElement>(selector)),
  );
  for (const element of found) element.remove();
  return found;
}

function byId(elements: readonly HTMLElement[], name: string): Map<string, HTMLElement> {
  return new Map(elements.map((element) => [element.dataset[name] ?? "", element]));
}
