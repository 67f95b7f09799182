import type { Report, SvgElement } from "./svg.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const ELEMENTS = words(
  `svg g path rect circle ellipse line polyline polygon text tspan title desc defs symbol use
  linearGradient radialGradient stop clipPath mask pattern marker`,
);

/** Left out without a word: their text is read elsewhere, or is about the file. */
const PASSED = words("style metadata");

/** Attributes that may also be properties of a style. */
export const PROPERTIES = words(
  `alignment-baseline baseline-shift clip-path clip-rule color display dominant-baseline fill fill-opacity fill-rule
  font-family font-size font-stretch font-style font-variant font-weight letter-spacing marker-end marker-mid
  marker-start mask mask-type opacity paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor
  text-decoration text-rendering transform transform-origin vector-effect visibility word-spacing writing-mode`,
);

const ATTRIBUTES = words(
  `class clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height href id lengthAdjust
  inkscape:label data-name markerHeight markerUnits markerWidth maskContentUnits maskUnits offset orient pathLength patternContentUnits
  patternTransform patternUnits points preserveAspectRatio r refX refY rotate rx ry spreadMethod textLength
  viewBox width x x1 x2 xml:space y y1 y2`,
);

/** Functions that ask for no file. */
const FUNCTIONS = words(
  "rgb rgba hsl hsla matrix translate rotate scale skewX skewY translateX translateY url calc",
);

/** What messages say is allowed. */
const EXPECTED = "shapes, text, `<use>`, gradients, patterns, masks and markers";

/** Keeps what only draws, and tells what it leaves out. */
export function keepAllowed(element: SvgElement, report: Report): void {
  element.attributes = Object.fromEntries(
    Object.entries(element.attributes).filter(([name, value]) =>
      isAllowed(name, value, element, report),
    ),
  );
  element.children = element.children.filter((child) => {
    if (child.type === "text") return TEXTS.has(element.name);
    if (ELEMENTS.has(child.name) && child.name !== "svg") return true;
    if (!PASSED.has(child.name)) {
      const reason = `Unexpected \`<${child.name.replace("html:", "")}>\` in a drawing, expected ${EXPECTED}; it is left out`;
      report("drawing-removed", child.offset, reason);
    }
    return false;
  });
  for (const child of element.children) if (child.type === "element") keepAllowed(child, report);
}

/** Elsewhere text is what stands between the lines of the file. */
const TEXTS = words("text tspan title desc");

function isAllowed(
  name: string,
  value: string,
  { name: tag, offset }: SvgElement,
  report: Report,
): boolean {
  const refuse = (what: string, expected: string) => {
    const reason = `Unexpected ${what} on \`<${tag}>\` in a drawing, expected ${expected}; it is left out`;
    report("drawing-removed", offset, reason);
    return false;
  };
  if (/^on/i.test(name)) return refuse(`attribute \`${name}\``, "none");
  if (!ATTRIBUTES.has(name) && !PROPERTIES.has(name)) return false;
  if (name === "href")
    return (
      value.startsWith("#") ||
      refuse(`address \`${shorten(value)}\``, "one in the file itself, as `#cell`")
    );
  if (ATTRIBUTES.has(name)) return true;
  const isLocal = addressesIn(value).every((address) => address.startsWith("#"));
  const isKnown = functionsIn(value).every((each) => FUNCTIONS.has(each));
  return (
    (isLocal && isKnown && !value.includes("\\")) ||
    refuse(`\`${name}\` of \`${shorten(value)}\``, "a value that asks for no other file")
  );
}

/** What each `url(…)` of a value names. */
export function addressesIn(value: string): string[] {
  return Array.from(value.matchAll(/url\(\s*["']?([^"')]*)/gi), ([, address = ""]) =>
    address.trim(),
  );
}

/** What stands before each bracket. Without a pattern, which would look for the end of each word ever again. */
function functionsIn(value: string): string[] {
  const pieces = value.split("(").slice(0, -1);
  return pieces.map(
    (piece) =>
      piece
        .trimEnd()
        .split(/[^\w-]/)
        .at(-1) ?? "",
  );
}

/** Data in an address can be long. */
function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
