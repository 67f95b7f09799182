import type { Heading, Paragraph, Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
import { ATTRIBUTES, type SlideNode } from "./remark-slides.ts";

/** What other programs have in front matter of a slide. */
const FRONT_MATTER = new Set([...ATTRIBUTES, "background", "clicks", "image", "transition"]);

/** Reports what Markdown reads as text or as a heading, but its author meant as a block or as a slide's attributes. */
export default function remarkSlips() {
  return (tree: Root, file: VFile): void => {
    for (const slide of tree.children) if (slide.type === "slide") checkFrontMatter(slide, file);
    visit(tree, "paragraph", (node) => checkColons(node, file));
  };
}

/** `layout: cover` between two `---` is a heading that is underlined. */
function checkFrontMatter({ children: [first] }: SlideNode, file: VFile): void {
  if (first?.type !== "heading" || first.depth !== 2) return;
  const [, key = "", value = ""] = /^(\w+): *(.*)/.exec(sourceOf(first, file)) ?? [];
  if (!FRONT_MATTER.has(key)) return;
  const name = ATTRIBUTES.includes(key) ? key : "layout";
  const expected = `::slide{${name}="${name === key ? value.trim() : "…"}"}`;
  const reason = `Unexpected \`${key}:\` at the beginning of a slide, expected \`${expected}\``;
  const place = { path: file.path, position: first.position };
  file.messages.push(problem("unknown-key", place, reason, { actual: key, expected: ATTRIBUTES }));
}

/** `::: name` with a space, and Slidev's `::right::`. */
function checkColons(node: Paragraph, file: VFile): void {
  const source = sourceOf(node, file);
  const [line = ""] = source.split(/\r?\n/);
  const [, colons = "", spaced] = /^(:{2,})\s+([a-z][\w-]*)\s*(?:\{.*\})?$/i.exec(line) ?? [];
  const [slot] = /^::[a-z][\w-]*::$/i.exec(line) ?? [];
  const [written, expected] = spaced
    ? [`${colons} ${spaced}`, `\`${colons}${spaced}\` without a space`]
    : [slot, "`:::column` around each column"];
  if (written === undefined) return;
  const reason = `Unexpected \`${written}\`, expected ${expected}`;
  const place = { path: file.path, position: node.position };
  file.messages.push(problem("unknown-directive", place, reason));
}

function sourceOf({ position }: Heading | Paragraph, file: VFile): string {
  return String(file).slice(position?.start.offset, position?.end.offset);
}
