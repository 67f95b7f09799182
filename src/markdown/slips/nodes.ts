import { distance } from "fastest-levenshtein";
import type { Code, Html, Image, Link, List, Nodes, Paragraph, Table, ThematicBreak } from "mdast";
import type { VFile } from "vfile";
import type { RuleId } from "../../episode/rules/rules.ts";
import { nearest, problem } from "../../episode/problem.ts";
import { isPicture } from "../../episode/source-file.ts";
import { LINE_CLASSES } from "../code-lines.ts";

/** Reports what Markdown reads as its author wrote it, and what then shows nothing, or something else than was meant. */
export function checkNode(node: Nodes, parent: Nodes | undefined, file: VFile): void {
  if (node.type === "paragraph") checkCallout(node, parent, file);
  if (node.type === "list") checkIndent(node, parent, file);
  if (node.type === "html") checkHtml(node, file);
  if (node.type === "inlineMath") checkMath(node, file);
  if (node.type === "code") checkNotation(node, file);
  if (node.type === "table") checkTable(node, file);
  if (node.type === "link") checkLink(node, file);
  if (node.type === "image") checkAlt(node, file);
  if (node.type === "image") checkAfterImage(node, file);
}

/** A line between slides does not end a block that is open. */
export function checkBreak(line: ThematicBreak, parent: Nodes | undefined, file: VFile): void {
  if (parent?.type !== "containerDirective" || !/^-{3,}\s*$/.test(sourceOf(line, file))) return;
  const reason = `Unexpected \`---\` within \`:::${parent.name}\`, expected it after the \`:::\` that ends the block`;
  report("slide-break", line, reason, file);
}

/** Attributes in the brackets of other programs are text. */
function checkAfterImage(image: Image, file: VFile): void {
  const after = String(file).slice(
    image.position?.end.offset,
    (image.position?.end.offset ?? 0) + 80,
  );
  const [written] =
    /^[ \t]*(?:[([<｛](?:width|height|focus|credit|poster|class)[ \t]*=[^)\]>｝\n]*[)\]>｝]|=\d+x\d*)/.exec(
      after,
    ) ?? [];
  if (written === undefined) return;
  const reason = `Unexpected \`${written.trim()}\` after an image, expected attributes as \`{width=60%}\``;
  report("markdown-syntax", image, reason, file);
}

/** Cells beyond those of the head are left out, and a line of text below a table is a row of it. */
function checkTable(table: Table, file: VFile): void {
  const [head, ...rows] = table.children;
  const count = head?.children.length ?? 0;
  if (rows.length === 0) {
    const reason = "Unexpected table without rows, expected one right below its second line";
    report("markdown-syntax", table, reason, file);
  }
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
  const [, wrong] = /^(https?:\/(?!\/)|https?:\/\/https?:|["“”„])/i.exec(link.url) ?? [];
  if (wrong !== undefined) {
    const reason = `Unexpected \`${wrong}\` in the address of a link, expected \`https://\` once, without quotation marks`;
    report("link-target", link, reason, file);
  }
  if (isPicture(link.url) && sourceOf(link, file).startsWith("[!")) {
    const reason = `Unexpected \`[!\`, expected \`![what it shows](${link.url})\``;
    report("markdown-syntax", link, reason, file);
  }
  if (link.children.length === 0) {
    const reason = `Unexpected link without a text, expected \`[text](${link.url})\``;
    report("markdown-syntax", link, reason, file);
  }
}

/** The first line of a callout without what makes it one: `[!NOTE]` in no quotation, `[NOTE]`, `[! NOTE]`. */
function checkCallout(paragraph: Paragraph, parent: Nodes | undefined, file: VFile): void {
  if (paragraph.data?.hProperties?.["className"] !== undefined) return;
  const [line = ""] = sourceOf(paragraph, file).split(/\r?\n/, 1);
  const [, mark, kind = ""] =
    /^\\?[[［]([!！]?)\s*(note|tip|important|warning|caution)\s*\\?(?:[\]］]|$)\s*$/i.exec(line) ??
    /^(!)(note|tip|important|warning|caution)\s*$/i.exec(line) ??
    [];
  if (mark === undefined || (mark === "" && parent?.type !== "blockquote")) return;
  const reason = `Unexpected \`${line.trim()}\`, expected \`> [!${kind.toUpperCase()}]\`, and \`> \` before each line of its text`;
  report("markdown-syntax", paragraph, reason, file);
}

/** A list below a numbered item, indented by less than the item's text, is another list. */
function checkIndent(list: List, parent: Nodes | undefined, file: VFile): void {
  const siblings: readonly Nodes[] = parent && "children" in parent ? parent.children : [];
  const before = siblings[siblings.indexOf(list) - 1];
  if (before?.type !== "list" || !before.ordered || list.ordered) return;
  const [start, end] = [list.position?.start, before.position?.end];
  const column = before.position?.start.column ?? 0;
  if (!start || start.line !== (end?.line ?? 0) + 1 || start.column <= column) return;
  const reason = `Unexpected list indented by ${start.column - column}, expected at least 3 spaces before \`${sourceOf(list, file)[0]}\`, to be within the item above`;
  report("markdown-syntax", list, reason, file);
}

/** Markdown on the lines of an HTML block is text. */
function checkHtml(html: Html, file: VFile): void {
  if (
    !/^<(?:div|section|article|center|figure|details|aside|header|footer|main)\b/i.test(html.value)
  )
    return;
  const [, found] =
    /\n[ \t]*((?:[-*] \S|#{1,6} \S).*|.*(?:\*\*\S[^*\n]*\*\*|\]\([^)\s]+\)|`[^`\n]+`).*)/.exec(
      html.value,
    ) ?? [];
  if (found === undefined) return;
  const reason = `Unexpected \`${found.trim()}\` in HTML, which stays as it is written, expected an empty line before and after it`;
  report("markdown-syntax", html, reason, file);
}

/** GitHub and GitLab have backticks within the dollar signs. */
function checkMath(math: Extract<Nodes, { type: "inlineMath" }>, file: VFile): void {
  if (!/^`.+`$/s.test(math.value)) return;
  const formula = math.value.slice(1, -1);
  report(
    "other-syntax",
    math,
    `Unexpected \`\`$\`${formula}\`$\`\`, expected \`$${formula}$\``,
    file,
  );
}

/** A comment of Shiki's that is misspelt is shown. */
function checkNotation(code: Code, file: VFile): void {
  for (const [, written = ""] of code.value.matchAll(/\[!code ([\w+-]+)(?::\d+)?\]/g)) {
    const near = nearest(written, NOTATIONS);
    if (near === undefined || near === written || distance(near, written) > 2) continue;
    const reason = `Unexpected \`[!code ${written}]\`, expected \`[!code ${near}]\`; it is shown`;
    report("markdown-syntax", code, reason, file);
  }
}

const NOTATIONS = Object.keys(LINE_CLASSES);

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
