/** A text that Markdown shows as it is, on one line: nothing in it is a mark of a segment's. */
export function plainText(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, " ")
      .trim()
      .replaceAll(/[\\`*_[\]>$~|&]/g, String.raw`\$&`)
      // An address would take a backslash for its own.
      .replaceAll("<", "&lt;")
      .replace(/^([-+#:=])/, String.raw`\$1`)
      .replace(/^(\d+)([.)])/, String.raw`$1\$2`)
  );
}
