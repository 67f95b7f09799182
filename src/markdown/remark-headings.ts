import type { Heading, Root } from "mdast";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
import { ATTRIBUTES, type SlideNode } from "./remark-slides.ts";

/** Reports headings that are out of order on their slide, and those that a missing empty line has made of text. */
export default function remarkHeadings() {
  return (tree: Root, file: VFile): void => {
    for (const slide of tree.children) if (slide.type === "slide") checkHeadings(slide, file);
  };
}

function checkHeadings({ children }: SlideNode, file: VFile): void {
  const headings = children.filter((node) => node.type === "heading");
  const underlined = headings.filter((heading) => isUnderlined(heading, file));
  for (const heading of underlined) {
    const isFirst = heading === children[0];
    if (isFirst && checkFrontMatter(heading, file)) continue;
    const reason =
      "Unexpected `---` below text, which makes it a heading, expected an empty line before it, or `## ` before the text";
    report("slide-break", heading, reason, file);
  }
  // Which slide the others belong to is not clear.
  if (underlined.length > 0) return;
  for (const [index, { depth }] of headings.entries()) {
    const heading = headings[index];
    const before = headings[index - 1]?.depth;
    if (!heading || before === undefined) continue;
    if (depth <= (headings[0]?.depth ?? 0)) {
      const reason = `Unexpected second heading of level ${depth} on a slide, expected \`---\` before it for a slide of its own, or a lower level`;
      report("heading-order", heading, reason, file);
    } else if (depth > before + 1) {
      const reason = `Unexpected heading of level ${depth} below one of level ${before}, expected level ${before + 1}`;
      report("heading-order", heading, reason, file);
    }
  }
}

/** What other programs have in front matter of a slide. */
const FRONT_MATTER = new Set([...ATTRIBUTES, "background", "clicks", "image", "transition"]);

/** `layout: cover` between two `---` is a heading that is underlined. @returns whether it is that */
function checkFrontMatter(heading: Heading, file: VFile): boolean {
  const [, key = "", value = ""] = /^(\w+): *(.*)/.exec(sourceOf(heading, file)) ?? [];
  if (!FRONT_MATTER.has(key)) return false;
  const name = ATTRIBUTES.includes(key) ? key : "layout";
  const expected = `::slide{${name}="${name === key ? value.trim() : "…"}"}`;
  const reason = `Unexpected \`${key}:\` at the beginning of a slide, expected \`${expected}\``;
  const place = { path: file.path, position: heading.position };
  file.messages.push(problem("unknown-key", place, reason, { actual: key, expected: ATTRIBUTES }));
  return true;
}

function isUnderlined(heading: Heading, file: VFile): boolean {
  return heading.depth === 2 && /\n[ \t]*-+[ \t]*$/.test(sourceOf(heading, file));
}

function sourceOf({ position }: Heading, file: VFile): string {
  return String(file).slice(position?.start.offset, position?.end.offset);
}

function report(
  rule: "slide-break" | "heading-order",
  { position }: Heading,
  reason: string,
  file: VFile,
): void {
  file.messages.push(problem(rule, { path: file.path, position }, reason));
}
