import type { Element } from "hast";
import { hasClass } from "../../episode/class-names.ts";

/** What of a slide's content decides how that is laid out in which it lies. */
const CONTENTS: Readonly<Record<string, (element: Element, parent: Element) => boolean>> = {
  diagram: (element) => hasClass(element, "diagram"),
  pictures: (element) => hasClass(element, "pictures"),
  "first-pictures": (element) => hasClass(element, "first-pictures"),
  "first-drawing": (element) => hasClass(element, "first-drawing"),
  "fit-words": (element) => hasClass(element, "fit-words"),
  sources: ({ properties }) => properties["dataSources"] !== undefined,
  "picture-block": (element, parent) =>
    isBody(parent) && (hasClass(element, "diagram") || hasClass(element, "pictures")),
  "code-block": (element, parent) =>
    isBody(parent) && (element.tagName === "pre" || hasClass(element, "code-box")),
  words: (element, parent) =>
    isBody(parent)
      ? !hasClass(element, "pictures")
      : hasClass(element, "slide-title") && !hasClass(element, "sr-only"),
};

function isBody(element: Element): boolean {
  return hasClass(element, "slide-body");
}

/**
 * Writes at each element of a slide, as `data-has`, which of the contents lie in it. Style sheets ask for that where they
 * would say `:has()`, which the oldest browsers don't know.
 *
 * @returns what lies in the element
 */
export function markContents(element: Element): ReadonlySet<string> {
  const inside = new Set<string>();
  for (const child of element.children) {
    if (child.type !== "element") continue;
    for (const [name, isIt] of Object.entries(CONTENTS)) if (isIt(child, element)) inside.add(name);
    // What is drawn has no content.
    if (!hasClass(child, "diagram")) for (const name of markContents(child)) inside.add(name);
  }
  if (inside.size > 0) element.properties["dataHas"] = [...inside].join(" ");
  return inside;
}
