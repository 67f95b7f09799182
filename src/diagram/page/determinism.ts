import { ID_TOKEN } from "./protocol.ts";

// Imported before mermaid, so that whatever it reads at import is frozen too.
const EPOCH = Date.UTC(2020, 0, 1);

const SEED = 1;

let state = SEED;

/** Begins the numbers anew, so that a drawing doesn't depend on those before it. */
export function reseed(): void {
  state = SEED;
}

/** Mulberry32: 32 bits of state, the same numbers in every run. */
function next(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

function hex(length: number): string {
  return Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join("");
}

/** Fills in the one moment for `new Date()`; a date that is asked for stays as asked. */
const FrozenDate = new Proxy(Date, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [EPOCH], made),
});

Math.random = next;
crypto.getRandomValues = (array) => {
  if (array !== null) {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (const index of bytes.keys()) bytes[index] = Math.floor(next() * 256);
  }
  return array;
};
crypto.randomUUID = () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
Date.now = () => EPOCH;
globalThis.Date = FrozenDate;

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
