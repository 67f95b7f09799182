/** An element of XML that holds elements or nothing, indented; attributes without a value are left out. */
export function writeElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(value)}"`],
  );
  const start = `<${name}${written.join("")}`;
  if (children.length === 0) return `${start}/>`;
  return [`${start}>`, ...children.map((child) => `  ${child}`), `</${name}>`].join("\n");
}

/** A text without the characters that XML 1.0 has no way to say. */
export function xmlCharacters(text: string): string {
  return text.replaceAll(
    /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu,
    "\uFFFD",
  );
}

/** A text as an attribute's value or an element's. */
export function escapeXml(text: string): string {
  return xmlCharacters(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll(/[\t\n\r]/g, (space) => `&#${space.charCodeAt(0)};`);
}
