/*
 * By hand, as xast-util-to-xml 4 leaves `]]>` in a text, which is not well-formed, and characters that XML 1.0 excludes.
 */

/** Writes an element that contains elements or nothing, indented; attributes without a value are left out. */
export function writeElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly string[] = [],
): string {
  if (children.length === 0) return `<${name}${writeAttributes(attributes)}/>`;
  const lines = children.flatMap((child) => child.split("\n")).map((line) => `  ${line}`);
  return [`<${name}${writeAttributes(attributes)}>`, ...lines, `</${name}>`].join("\n");
}

/** Writes an element that contains a text. */
export function writeTextElement(
  name: string,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  return `<${name}${writeAttributes(attributes)}>${escapeXml(text)}</${name}>`;
}

function writeAttributes(attributes: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? "" : ` ${key}="${escapeXml(value)}"`))
    .join("");
}

/** Replaces the characters that XML 1.0 excludes. */
export function replaceInvalidXml(text: string): string {
  return text.replaceAll(
    /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
    "\uFFFD",
  );
}

/** Escapes a text for an element or an attribute; spaces keep their kind in both. */
function escapeXml(text: string): string {
  return replaceInvalidXml(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}
