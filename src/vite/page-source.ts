import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Element, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { toString } from "hast-util-to-string";
import type { Elements, PageSource } from "../pages/sources.ts";

/** Takes pages apart, and remembers the last version of each: only what has changed since is written. */
export class PageSources {
  readonly #latest = new Map<string, Version>();

  /**
   * @param path of the page
   * @param tree the page as it is now, which is changed
   * @param since the version that an open page has
   */
  read(path: string, tree: Root, version: string, since: string): PageSource {
    const before = this.#latest.get(path);
    const now: Version = { version, parts: new Map() };
    this.#latest.set(path, now);
    const isKnown = before !== undefined && before.version === since;
    const write = (kind: string, elements: ReadonlyMap<string, Element>): Elements =>
      Array.from(elements, ([id, element]) => {
        const key = `${kind} ${id}`;
        const last = before?.parts.get(key);
        const isSame = last !== undefined && isDeepStrictEqual(last.element, element);
        const part = isSame ? last : { element, html: toHtml(element, HTML) };
        now.parts.set(key, part);
        return [id, isSame && isKnown ? null : part.html];
      });
    const taken = takeApart(tree);
    return {
      version,
      slides: write("slide", taken.slides),
      segments: write("segment", taken.segments),
      buttons: write("button", taken.buttons),
      references: write("references", taken.references),
      timeline: taken.timeline,
      sheets: taken.sheets,
      rest: createHash("sha256").update(toHtml(tree)).digest("base64url"),
    };
  }
}

interface Version {
  readonly version: string;
  readonly parts: Map<string, { readonly element: Element; readonly html: string }>;
}

const HTML = { closeEmptyElements: true };

/** Removes what can be replaced. */
function takeApart(tree: Root) {
  const slides = new Map<string, Element>();
  const segments = new Map<string, Element>();
  const buttons = new Map<string, Element>();
  const references = new Map<string, Element>();
  const sheets: string[] = [];
  let timeline: string | undefined;
  /** @returns whether an element goes */
  const take = (element: Element): boolean => {
    const { tagName, properties } = element;
    if (tagName === "html") properties["dataVersion"] = undefined;
    const { dataSlide, dataSegment, dataAction, rel, href, name } = properties;
    const classes = Array.isArray(properties["className"]) ? properties["className"] : [];
    if (tagName === "section" && typeof dataSlide === "string") slides.set(dataSlide, element);
    else if (classes.includes("transcript-segment")) segments.set(String(dataSegment), element);
    else if (dataAction === "segment") buttons.set(String(dataSegment), element);
    else if (classes.includes("references")) references.set("", element);
    else if (tagName === "link" && String(rel) === "stylesheet") sheets.push(String(href));
    else if (properties["id"] === "timeline") timeline = toString(element.content ?? element);
    // The page writes them itself, or can do with those it has.
    else
      return (
        (tagName === "link" && String(rel) === "preload") ||
        (tagName === "meta" && name === "theme-color") ||
        classes.includes("position")
      );
    return true;
  };
  const takeFrom = (parent: Root | Element): void => {
    for (const child of parent.children.slice()) {
      if (child.type !== "element") continue;
      if (take(child)) {
        parent.children.splice(parent.children.indexOf(child), 1);
        continue;
      }
      takeFrom(child);
      if (child.content) takeFrom(child.content);
    }
  };
  takeFrom(tree);
  return { slides, segments, buttons, references, sheets, timeline };
}
