import { ID_TOKEN } from "../picture/place-picture.ts";
import { addressesIn } from "./allowed.ts";
import { elementsOf, type Report, type SvgElement } from "./svg.ts";

/** Shapes that a drawing may come to, with all that `<use>` repeats. */
const MOST_SHAPES = 20_000;

/**
 * Gives ids that something refers to short names behind {@link ID_TOKEN}, and takes the others away. What refers to
 * nothing is left out.
 */
export function nameIds(svg: SvgElement, report: Report): void {
  const elements = [...elementsOf(svg)];
  const targets = new Map(elements.map((element) => [element.attributes["id"], element]));
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? `${ID_TOKEN}-${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  for (const { attributes, name: tag, offset } of elements)
    for (const [name, value] of Object.entries(attributes)) {
      const addresses = name === "href" ? [value] : addressesIn(value);
      const missing = addresses.find((address) => !targets.has(address.slice(1)));
      if (missing !== undefined) {
        delete attributes[name];
        const reason = `Unexpected \`${missing}\` as \`${name}\` of \`<${tag}>\`, expected an id of the drawing; it is left out`;
        report("drawing-removed", offset, reason);
      }
      for (const address of missing === undefined ? addresses : [])
        attributes[name] =
          name === "href" ? `#${nameOf(address.slice(1))}` : `url(#${nameOf(address.slice(1))})`;
    }
  for (const { attributes } of elements) {
    const named = names.get(attributes["id"] ?? "");
    if (named === undefined) delete attributes["id"];
    else attributes["id"] = named;
  }
}

/**
 * Whether what a drawing comes to is bounded: `<use>` can repeat itself, or repeat what repeats.
 *
 * @returns false after a message
 */
export function isBounded(svg: SvgElement, report: Report): boolean {
  const targets = new Map(
    [...elementsOf(svg)].map((element) => [`#${element.attributes["id"]}`, element]),
  );
  const known = new Map<SvgElement, number>();
  const countOf = (element: SvgElement): number => {
    const counted = known.get(element);
    if (counted !== undefined) return counted;
    // What comes back to itself has no end.
    known.set(element, Infinity);
    const used = element.name === "use" ? targets.get(element.attributes["href"] ?? "") : undefined;
    const parts = element.children.filter((child) => child.type === "element");
    const count = [...parts, ...(used ? [used] : [])].reduce((sum, each) => sum + countOf(each), 1);
    known.set(element, count);
    return count;
  };
  if (countOf(svg) <= MOST_SHAPES) return true;
  const reason = `Unexpected drawing of more than ${MOST_SHAPES} shapes, with all that \`<use>\` repeats, expected fewer`;
  report("drawing-file", svg.offset, reason);
  return false;
}
