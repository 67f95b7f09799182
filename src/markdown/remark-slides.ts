import type { Data, Parent, Root, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { Position } from "unist";
import type { VFile } from "vfile";
import type { Drawing } from "../episode/episode.ts";
import { alternatives, type Details, nearestOrAll, problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules/rules.ts";
import { cutToId, isName, isPicture, localPath, LONGEST_ID } from "../episode/source-file.ts";
import { LAYOUTS } from "../layouts/layouts.ts";
import { checkImageFile, FOCUS, type ImageOptions } from "./rehype-images.ts";

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
  /** A picture's address, a word for a role, or a colour's name. */
  ground?: string | undefined;
  focus?: string | undefined;
  credit?: string | undefined;
  classes: readonly string[];
  hidden: boolean;
  notes: RootContent[];
  diagrams: DiagramNode[];
  drawings: Drawing[];
  steps: number;
  /** Where its `::slide{…}` stands. */
  directive?: Position | undefined;
}

/** A fence that is drawn at build; its HTML is a placeholder, filled then. */
export interface DiagramNode {
  kind: "diagram" | "chart";
  code: string;
  steps: number;
  firstStep: number;
  ghost: boolean;
  position: Position | undefined;
}

declare module "mdast" {
  interface RootContentMap {
    slide: SlideNode;
    containerDirective: ContainerDirective;
    leafDirective: LeafDirective;
  }
}

export const ATTRIBUTES = [
  "id",
  "layout",
  "tone",
  "badge",
  "caveat",
  "ground",
  "focus",
  "credit",
  "class",
  "hidden",
];

export interface SlideOptions extends ImageOptions {
  /** Names of layouts that the theme has beside Cuedeck's own. */
  readonly layouts?: readonly string[] | undefined;
}

/** Groups what stands between two `---` into slides, and reads each one's `::slide{…}`; footnote definitions stay. */
export default function remarkSlides(options: SlideOptions) {
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
    for (const slide of slides) readAttributes(slide, options, file);
    tree.children = [...others, ...slides];
  };
}

function emptySlide(): SlideData {
  return {
    layout: "list",
    badges: [],
    classes: [],
    hidden: false,
    notes: [],
    diagrams: [],
    drawings: [],
    steps: 0,
  };
}

type Report = (rule: RuleId, reason: string, details: Details) => void;

function readAttributes({ children, data }: SlideNode, options: SlideOptions, file: VFile): void {
  const directive = children.find(isSlideDirective);
  if (!directive) return;
  children.splice(children.indexOf(directive), 1);
  data.directive = directive.position;
  const place = { path: file.path, position: directive.position };
  const report: Report = (rule, reason, details) => {
    file.messages.push(problem(rule, place, reason, details));
  };
  if (directive.children.length > 0) {
    const reason = 'Unexpected `[…]` after `::slide`, expected attributes as `{layout="cover"}`';
    report("directive-syntax", reason, {});
  }
  const attributes = directive.attributes ?? {};
  for (const key of Object.keys(attributes).filter((name) => !ATTRIBUTES.includes(name))) {
    const reason = `Unexpected attribute \`${key}\`, expected ${nearestOrAll(key, ATTRIBUTES)}`;
    report("unknown-key", reason, { actual: key, expected: ATTRIBUTES });
  }
  const { id, layout, tone, badge, caveat, ground, focus, credit, hidden } = attributes;
  const isElsewhere =
    ground != null && isPicture(localPath(ground)) && !checkImageFile(ground, place, options, file);
  Object.assign(data, {
    ...(id != null && { id: readId(id, report) }),
    ...(layout != null && { layout: readLayout(layout, options, report) }),
    ...(focus != null && { focus: readFocus(focus, report) }),
    tone: tone ?? undefined,
    badges: wordsOf(badge),
    caveat: caveat ?? undefined,
    ground: isElsewhere ? undefined : (ground ?? undefined),
    credit: credit ?? undefined,
    classes: wordsOf(attributes["class"]).filter((name) => isClass(name, report)),
    hidden: hidden != null && readHidden(hidden, report),
  } satisfies Partial<SlideData>);
}

function readId(id: string, report: Report): string | undefined {
  if (isName(id) && cutToId(id) === id) return id;
  const expected = isName(id)
    ? `at most ${LONGEST_ID} bytes`
    : "letters, digits, hyphens and underscores";
  report("slide-id", `Unexpected id \`${id}\`, expected ${expected}`, { actual: id });
  return undefined;
}

function readLayout(name: string, options: SlideOptions, report: Report): string {
  const layouts = [...LAYOUTS, ...(options.layouts ?? [])];
  if (layouts.includes(name)) return name;
  const reason = `Unexpected layout \`${name}\`, expected ${alternatives(layouts)}`;
  report("invalid-value", reason, { actual: name, expected: layouts });
  return emptySlide().layout;
}

function readFocus(focus: string, report: Report): string | undefined {
  if (FOCUS.pattern.test(focus)) return focus;
  const reason = `Unexpected focus \`${focus}\`, expected ${FOCUS.expected}`;
  report("invalid-value", reason, { actual: focus });
  return undefined;
}

function isClass(name: string, report: Report): boolean {
  if (/^[\p{L}\p{N}-]+$/u.test(name)) return true;
  const reason = `Unexpected class \`${name}\`, expected letters, digits and hyphens`;
  report("invalid-value", reason, { actual: name });
  return false;
}

function readHidden(hidden: string, report: Report): boolean {
  if (hidden === "") return true;
  const reason = `Unexpected \`hidden="${hidden}"\`, expected \`hidden\` without a value`;
  report("invalid-value", reason, { actual: hidden });
  return false;
}

function wordsOf(text: string | null | undefined): string[] {
  return (text ?? "").split(/[\s,]+/).filter(Boolean);
}

function isSlideDirective(node: RootContent): node is LeafDirective {
  return node.type === "leafDirective" && node.name === "slide";
}
