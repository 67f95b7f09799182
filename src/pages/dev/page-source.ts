import { type Elements, type PageSource, SOURCE_QUERY } from "../sources.ts";

/** A {@link PageSource} with the HTML of all its elements, by their ids, in order. */
export type WholeSource = {
  readonly [Key in keyof PageSource]: PageSource[Key] extends Elements
    ? ReadonlyMap<string, string>
    : PageSource[Key];
};

/** Loads the source of the page that is open, as the server has it now. @param before the one that was loaded last */
export async function loadPageSource(before?: WholeSource): Promise<WholeSource> {
  const query = new URLSearchParams({ [SOURCE_QUERY]: before?.version ?? "" });
  const response = await fetch(`${location.pathname}?${query}`, { cache: "no-store" });
  const source: PageSource = await response.json();
  const whole = (kind: "slides" | "segments" | "buttons" | "references") =>
    new Map(source[kind].map(([id, html]) => [id, html ?? before?.[kind].get(id) ?? ""]));
  return {
    ...source,
    slides: whole("slides"),
    segments: whole("segments"),
    buttons: whole("buttons"),
    references: whole("references"),
  };
}

/** The element that a source has as HTML. */
export function toElement(html: string): HTMLElement {
  const template = document.createElement("template");
  template.innerHTML = html;
  const element = document.importNode(template.content, true).firstElementChild;
  if (element instanceof HTMLElement) return element;
  throw new Error(`Unexpected HTML, expected one element: ${html}`);
}
