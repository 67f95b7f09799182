import { ID_TOKEN } from "./protocol.ts";

const REFERENCE = /url\(#([^)]+)\)/;

/** Gives the ids that something refers to short names behind `ID_TOKEN`, and takes the others away. */
export function nameIds(svg: SVGSVGElement): void {
  const names = new Map<string, string>();
  const name = (id: string): string => {
    const known = names.get(id) ?? `${ID_TOKEN}-${names.size + 1}`;
    names.set(id, known);
    return known;
  };
  const elements = [svg, ...svg.querySelectorAll("*")];
  for (const element of elements) {
    for (const attribute of element.attributes) {
      if (attribute.name === "aria-labelledby" || attribute.name === "aria-describedby")
        attribute.value = name(attribute.value);
      else if (/^(?:xlink:)?href$/.test(attribute.name) && attribute.value.startsWith("#"))
        attribute.value = `#${name(attribute.value.slice(1))}`;
      else
        attribute.value = attribute.value.replace(
          REFERENCE,
          (_, id: string) => `url(#${name(id)})`,
        );
    }
  }
  for (const element of elements) {
    const named = names.get(element.id);
    if (named === undefined) element.removeAttribute("id");
    else element.id = named;
  }
}
