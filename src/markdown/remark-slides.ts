import type { Root, RootContent } from "mdast";
import type { LeafDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { LAYOUTS } from "../episode/episode.ts";
import { alternatives, nearest, problem } from "../episode/problem.ts";
import { isName } from "../episode/source-file.ts";
import type { SlideData, SlideNode } from "./tree.ts";

const ATTRIBUTES = ["id", "layout", "tone", "badge", "caveat"];

/** Groups what stands between two `---` into slides, and reads each one's `::slide{…}`. */
export default function remarkSlides() {
  return (tree: Root, file: VFile): void => {
    // The parser takes a tab at the line's end for a part of the name.
    visit(tree, (node) => {
      if (node.type === "containerDirective" || node.type === "leafDirective")
        node.name = node.name.trim();
    });
    const slides: SlideNode[] = [];
    let children: RootContent[] = [];
    let start = tree.position?.start ?? { line: 1, column: 1, offset: 0 };
    const finish = (end: typeof start) => {
      slides.push({ type: "slide", children, data: emptySlide(), position: { start, end } });
      children = [];
    };
    for (const node of tree.children) {
      if (node.type === "yaml") {
        start = node.position?.end ?? start;
      } else if (node.type === "thematicBreak") {
        finish(node.position?.start ?? start);
        start = node.position?.start ?? start;
      } else {
        children.push(node);
      }
    }
    finish(tree.position?.end ?? start);
    for (const slide of slides) readAttributes(slide, file);
    tree.children = slides;
  };
}

function emptySlide(): SlideData {
  return { layout: "list", badges: [], notes: [], diagrams: [], steps: 0 };
}

function readAttributes(slide: SlideNode, file: VFile): void {
  const isSlide = (node: RootContent): node is LeafDirective =>
    node.type === "leafDirective" && node.name === "slide";
  const directive = slide.children.find(isSlide);
  if (!directive) return;
  slide.children = slide.children.filter((node) => node !== directive);
  slide.data.directive = directive.position;
  const place = { path: file.path, position: directive.position };
  const { id, layout, tone, badge, caveat, ...unknown } = directive.attributes ?? {};
  for (const key of Object.keys(unknown)) {
    file.messages.push(
      problem(
        "unknown-key",
        place,
        `Unexpected attribute \`${key}\`, expected \`${nearest(key, ATTRIBUTES)}\``,
      ),
    );
  }
  if (id != null) {
    if (isName(id)) slide.data.id = id;
    else {
      const reason = `Unexpected id \`${id}\`, expected letters, digits, hyphens and underscores`;
      file.messages.push(problem("slide-id", place, reason));
    }
  }
  slide.data.caveat = caveat ?? undefined;
  if (layout != null) {
    const known = LAYOUTS.find((name) => name === layout);
    if (known) slide.data.layout = known;
    else {
      const reason = `Unexpected layout \`${layout}\`, expected ${alternatives(LAYOUTS)}`;
      file.messages.push(problem("invalid-value", place, reason));
    }
  }
  slide.data.tone = tone ?? undefined;
  slide.data.badges = (badge ?? "").split(/[\s,]+/).filter(Boolean);
}
