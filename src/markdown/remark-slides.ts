import type { Data, Parent, Root, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { Position } from "unist";
import type { VFile } from "vfile";
import { alternatives, type Details, nearest, problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules.ts";
import { cutToId, isName, LONGEST_ID } from "../episode/source-file.ts";
import { LAYOUTS } from "../layouts/layouts.ts";

/** Everything between two `---`. */
export interface SlideNode extends Parent {
  type: "slide";
  children: RootContent[];
  data: SlideData;
}

export interface SlideData extends Data {
  id?: string | undefined;
  layout: string;
  /** A word for a role, which the show must have. */
  tone?: string | undefined;
  /** Words for badges, which the show must have. */
  badges: readonly string[];
  caveat?: string | undefined;
  notes: RootContent[];
  diagrams: DiagramNode[];
  steps: number;
  /** Where its `::slide{…}` stands. */
  directive?: Position | undefined;
}

/** A Mermaid fence; its HTML is a placeholder, filled once the diagram is drawn. */
export interface DiagramNode {
  code: string;
  steps: number;
  firstStep: number;
  position: Position | undefined;
}

declare module "mdast" {
  interface RootContentMap {
    slide: SlideNode;
    containerDirective: ContainerDirective;
    leafDirective: LeafDirective;
  }
}

const ATTRIBUTES = ["id", "layout", "tone", "badge", "caveat"];

/** Groups what stands between two `---` into slides, and reads each one's `::slide{…}`; footnote definitions stay. */
export default function remarkSlides() {
  return (tree: Root, file: VFile): void => {
    const slides: SlideNode[] = [];
    const others: RootContent[] = [];
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
      } else if (node.type === "footnoteDefinition") {
        others.push(node);
      } else {
        children.push(node);
      }
    }
    finish(tree.position?.end ?? start);
    for (const slide of slides) readAttributes(slide, file);
    tree.children = [...others, ...slides];
  };
}

function emptySlide(): SlideData {
  return { layout: "list", badges: [], notes: [], diagrams: [], steps: 0 };
}

function readAttributes({ children, data }: SlideNode, file: VFile): void {
  const directive = children.find(isSlideDirective);
  if (!directive) return;
  children.splice(children.indexOf(directive), 1);
  data.directive = directive.position;
  const place = { path: file.path, position: directive.position };
  const report = (rule: RuleId, reason: string, details: Details) => {
    file.messages.push(problem(rule, place, reason, details));
  };
  const { id, layout, tone, badge, caveat, ...unknown } = directive.attributes ?? {};
  for (const key of Object.keys(unknown)) {
    const reason = `Unexpected attribute \`${key}\`, expected \`${nearest(key, ATTRIBUTES)}\``;
    report("unknown-key", reason, { actual: key, expected: ATTRIBUTES });
  }
  if (id != null) {
    const expected = isName(id)
      ? `at most ${LONGEST_ID} bytes`
      : "letters, digits, hyphens and underscores";
    if (isName(id) && cutToId(id) === id) data.id = id;
    else report("slide-id", `Unexpected id \`${id}\`, expected ${expected}`, { actual: id });
  }
  const known = LAYOUTS.find((name) => name === layout);
  if (known) data.layout = known;
  else if (layout != null) {
    const reason = `Unexpected layout \`${layout}\`, expected ${alternatives(LAYOUTS)}`;
    report("invalid-value", reason, { actual: layout, expected: LAYOUTS });
  }
  data.caveat = caveat ?? undefined;
  data.tone = tone ?? undefined;
  data.badges = (badge ?? "").split(/[\s,]+/).filter(Boolean);
}

function isSlideDirective(node: RootContent): node is LeafDirective {
  return node.type === "leafDirective" && node.name === "slide";
}
