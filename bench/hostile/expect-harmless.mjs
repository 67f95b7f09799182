import { visit } from "unist-util-visit";

/** Elements by which a page runs, loads, sends or becomes another. */
const ELEMENTS =
  /^(?:applet|base|embed|feImage|foreignObject|form|frame|iframe|link|meta|object|portal|script|style|animate\w*|set)$/i;
const HANDLERS = /^on/i;
/** Attributes that hold an address, and whether a browser loads it unasked. */
const ADDRESSES = new Map([
  ["href", false],
  ["xLinkHref", false],
  ["cite", false],
  ["longDesc", false],
  ["src", true],
  ["poster", true],
  ["data", true],
  ["background", true],
  ["srcSet", true],
  ["srcDoc", true],
  ["formAction", true],
  ["ping", true],
  ["manifest", true],
]);
/** Attributes that hold what a style sheet could. */
const STYLED = new Set(
  "style clipPath cursor fill filter markerEnd markerMid markerStart mask stroke".split(" "),
);
/** What a style may not hold: it would load, or run in old browsers. */
const STYLES = /url\s*\((?!['"]?#)|expression\s*\(|-moz-binding|\\/i;

/**
 * Looks through a tree for what would run or load something from elsewhere, were there no policy.
 *
 * @param {import("hast").Nodes} tree
 * @param {(element: import("hast").Element) => boolean} isOurs elements of a page's own
 * @throws {Error} that says what
 */
export function expectHarmless(tree, isOurs = () => false) {
  visit(tree, "element", (element) => {
    if (isOurs(element)) return;
    const { tagName, properties } = element;
    const fail = (/** @type {string} */ what) => {
      throw new Error(`Unexpected ${what.slice(0, 80)} in a page`);
    };
    if (ELEMENTS.test(tagName)) fail(`<${tagName}>`);
    for (const [name, value] of Object.entries(properties)) {
      if (HANDLERS.test(name)) fail(`${name} on <${tagName}>`);
      const text = Array.isArray(value) ? value.join(" ") : String(value);
      const loads = tagName === "image" || tagName === "use" || ADDRESSES.get(name);
      if (ADDRESSES.has(name) && !isAllowed(text, loads ?? false))
        fail(`${name} of <${tagName}>: ${text}`);
      if (STYLED.has(name) && STYLES.test(text)) fail(`${name} of <${tagName}>: ${text}`);
    }
  });
}

/**
 * @param {string} address
 * @param {boolean} loads
 */
function isAllowed(address, loads) {
  const base = "ws://site.invalid/talk/";
  if (!URL.canParse(address, base)) return true;
  const { protocol, origin } = new URL(address, base);
  if (origin === new URL(base).origin) return true;
  return !loads && ["ws:", "http:", "https:", "mailto:", "tel:"].includes(protocol);
}
