import type { Image, Link, Nodes, Table } from "mdast";
import type { VFile } from "vfile";
import type { RuleId } from "../../episode/rules/rules.ts";
import { problem } from "../../episode/problem.ts";

/** Reports what Markdown reads as its author wrote it, and what then shows nothing, or something else than was meant. */
export function checkNode(node: Nodes, file: VFile): void {
  if (node.type === "table") checkTable(node, file);
  if (node.type === "link") checkLink(node, file);
  if (node.type === "image") checkAlt(node, file);
}

/** Cells beyond those of the head are left out, and a line of text below a table is a row of it. */
function checkTable({ children: [head, ...rows] }: Table, file: VFile): void {
  const count = head?.children.length ?? 0;
  for (const row of rows) {
    const written = sourceOf(row, file);
    const beyond = row.children[count];
    if (beyond) {
      const text = sourceOf(beyond, file).replaceAll(/^\|\s*|\s*\|$/g, "");
      const reason = `Unexpected cell \`${text}\`, expected ${count} in this row, as in the head, or \`\\|\` for a \`|\` within one; it is left out`;
      report("markdown-syntax", beyond, reason, file);
    } else if (count > 1 && !written.includes("|")) {
      const reason = `Unexpected \`${written}\` right below a table, which makes it a row, expected an empty line before it`;
      report("markdown-syntax", row, reason, file);
    }
  }
}

function checkLink(link: Link, file: VFile): void {
  if (link.url === "")
    report("link-target", link, "Unexpected link to nothing, expected an address", file);
  if (link.children.length === 0) {
    const reason = `Unexpected link without a text, expected \`[text](${link.url})\``;
    report("markdown-syntax", link, reason, file);
  }
}

/** Marp and Obsidian write into an image's text how large it is, and where it stands. */
function checkAlt(image: Image, file: VFile): void {
  const alt = image.alt ?? "";
  const isGround = /^bg(?:\s|$)/.test(alt);
  const isSize = /(?:^|\s)(?:[wh]|width|height):\d|\|\s*\d+(?:x\d+)?$/.test(alt);
  if (!isGround && !isSize) return;
  const expected = isGround
    ? `\`::slide{ground="${image.url}"}\`, or \`layout="image-right"\``
    : `attributes directly after the image, as \`{width=60%}\``;
  report(
    "other-syntax",
    image,
    `Unexpected \`${alt}\` as an image's text, expected ${expected}`,
    file,
  );
}

function report(rule: RuleId, { position }: Nodes, reason: string, file: VFile): void {
  file.messages.push(problem(rule, { path: file.path, position }, reason));
}

/** What a node is in the file. */
export function sourceOf({ position }: Nodes, file: VFile): string {
  return String(file).slice(position?.start.offset, position?.end.offset);
}
