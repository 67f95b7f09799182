import type { Blockquote, Code, Image, List, Paragraph, Root, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { Node } from "unist";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { chartSteps } from "../episode/chart-steps.ts";
import { type DrawingFile, isStepLine } from "../episode/episode.ts";
import { nearestOrAll, problem } from "../episode/problem.ts";
import { localPath } from "../episode/source-file.ts";
import { checkAttributes } from "./check-attributes.ts";
import { CONTAINERS, LEAVES } from "./slips/directives.ts";
import { checkMeta, CODE_CONTAINERS, infoOf, readCode, readCodes } from "./read-code.ts";
import { type Directives, holdPlace } from "./rehype-directives.ts";
import { readEmbed } from "./remark-embeds.ts";
import type { DiagramNode, SlideNode } from "./remark-slides.ts";

/**
 * Handles directives and fences that are drawn: moves notes to the slide's `data.notes`, numbers steps (of lists, diagrams
 * and drawings together, in the order of the text), makes columns boxes, and diagrams and custom directives placeholders.
 */
export default function remarkContainers(directives: Directives) {
  return (tree: Root, file: VFile): void => {
    for (const slide of tree.children) {
      if (slide.type !== "slide") continue;
      slide.children = slide.children.filter((node) => {
        const isNotes = node.type === "containerDirective" && node.name === "notes";
        if (!isNotes && !isPrivate(node)) return true;
        if (isNotes) checkAttributes(node, file);
        slide.data.notes.push(...(isNotes ? node.children : [node]));
        return false;
      });
      readSlide(slide, directives, file);
      readNotes(slide, directives, file);
    }
  };
}

/** Whether a block holds what only the speaker sees: among the notes, or beside them. */
export function isPrivate(node: RootContent): node is ContainerDirective {
  return node.type === "containerDirective" && node.name === "private";
}

function readSlide(slide: SlideNode, directives: Directives, file: VFile): void {
  const steps = new Set<Node>();
  visit(slide, (node, index, parent) => {
    if (steps.has(node)) {
      slide.data.steps += 1;
      const hProperties = { ...node.data?.hProperties, dataStep: String(slide.data.steps) };
      node.data = { ...node.data, hProperties };
    }
    const drawn = node.type === "code" ? DRAWN.get(node.lang ?? "") : undefined;
    if (node.type === "code" && drawn) {
      checkMeta(node, file, drawn.words);
      if (parent && index !== undefined) parent.children[index] = addDiagram(node, slide, drawn);
    } else if (node.type === "image" && node.data?.drawing) {
      addDrawing(node, node.data.drawing, slide);
    } else if (node.type === "code") {
      addCode(node, slide, file);
    } else if (node.type === "containerDirective" && CODE_CONTAINERS.includes(node.name)) {
      slide.data.steps += readCodes(node, file, slide.data.steps);
      return SKIP;
    } else if (node.type === "containerDirective" && node.name === "steps") {
      checkAttributes(node, file);
      checkContent(node, "what each step shows", file);
      for (const step of findSteps(node)) steps.add(step);
    } else if (node.type === "containerDirective" && node.name === "column") {
      checkAttributes(node, file);
      node.data = box({ className: ["column"] });
    } else if (node.type === "containerDirective" && node.name === "fit") {
      checkAttributes(node, file);
      checkContent(node, "the words that fill the slide", file);
      node.data = box({ className: ["fit-words"] });
    } else if (node.type === "leafDirective" && node.name === "embed") {
      readEmbed(node, file);
    } else if (node.type === "containerDirective" || node.type === "leafDirective") {
      if (Object.hasOwn(directives, node.name)) holdPlace(node, file);
      else report(node, `, expected ${expectedFor(node, Object.keys(directives))}`, file);
    }
  });
}

/** Notes are text that is said: without slides, steps or columns. */
function readNotes(slide: SlideNode, directives: Directives, file: VFile): void {
  visit({ type: "root", children: slide.data.notes } satisfies Root, (node, _index, parent) => {
    if (node.type === "code" && infoOf(node) !== "")
      readCode(node, file, { stepsBefore: 0, withoutSteps: "them outside of notes" });
    if (node.type !== "containerDirective" && node.type !== "leafDirective") return;
    if (isPrivate(node)) {
      checkAttributes(node, file);
      if (parent?.type !== "root") report(node, ", expected it outside other blocks", file);
    } else if (Object.hasOwn(directives, node.name)) holdPlace(node, file);
    else report(node, " in notes, expected it outside of them", file);
  });
}

/** Counts a fence's steps. Indented code, and a fence that says nothing of its code, stays as it is. */
function addCode(fence: Code, { data }: SlideNode, file: VFile): void {
  const written = fence.lang?.toLowerCase().replace(BRACES, "");
  const meant = written === "mmd" ? "mermaid" : written;
  if (meant !== undefined && DRAWN.has(meant)) {
    const place = { path: file.path, position: fence.position };
    const reason = `Unexpected code language \`${fence.lang}\`, expected \`${meant}\`: it is shown as code, and not drawn`;
    file.messages.push(problem("code-language", place, reason));
    fence.lang = "text";
    fence.meta = null;
  }
  if (infoOf(fence) !== "") data.steps += readCode(fence, file, { stepsBefore: data.steps });
}

/** Around a language in Quarto and Pandoc: `{mermaid}`, `{.mermaid}`. */
const BRACES = /^\{\.?|\}$/g;

/** A language whose fences are drawn at build. */
interface Drawn {
  readonly kind: DiagramNode["kind"];
  /** What may follow it on a fence's first line. */
  readonly words: readonly string[];
  readonly steps: (fence: Code) => number;
}

/** Says that steps to come are faint, and not absent. */
const GHOST = "ghost";

const DRAWN = new Map<string, Drawn>([
  ["mermaid", { kind: "diagram", words: ["steps", GHOST], steps: diagramSteps }],
  ["chart", { kind: "chart", words: [GHOST], steps: ({ value }) => chartSteps(value) }],
]);

function diagramSteps({ meta, value }: Code): number {
  return /\bsteps\b/.test(meta ?? "") ? value.split("\n").filter(isStepLine).length : 0;
}

/** Adds a fence to the slide's diagrams. @returns its placeholder */
function addDiagram(fence: Code, { data }: SlideNode, { kind, steps: stepsIn }: Drawn): Paragraph {
  const steps = stepsIn(fence);
  data.diagrams.push({
    kind,
    code: fence.value.replaceAll("\r\n", "\n"),
    steps,
    firstStep: data.steps + 1,
    ghost: (fence.meta ?? "").split(/\s+/).includes(GHOST),
    position: fence.position,
  });
  data.steps += steps;
  return {
    type: "paragraph",
    children: [],
    data: { hName: "figure", hProperties: { dataDiagram: String(data.diagrams.length - 1) } },
    position: fence.position,
  };
}

/** Adds a drawing to the slide's; its image stays in its place. */
function addDrawing(image: Image, file: DrawingFile, { data }: SlideNode): void {
  const hProperties = {
    dataName: localPath(image.url).replace(/^.*\/|\.svg$/gi, ""),
    ...image.data?.hProperties,
    dataDrawing: String(data.drawings.length),
  };
  image.data = { ...image.data, hProperties };
  data.drawings.push({ ...file, firstStep: data.steps + 1 });
  data.steps += file.steps;
}

/**
 * The nodes of a container that are steps: each item of a list, also of one within it, each row of a table below its
 * head, and each other block, in a box: a formula, for one, is no element yet.
 */
function findSteps(container: ContainerDirective): Node[] {
  container.data = box({ className: ["steps"] });
  const steps: Node[] = [];
  container.children = container.children.map((block) => {
    if (block.type === "list") steps.push(...itemsOf(block));
    else if (block.type === "table") steps.push(...block.children.slice(1));
    else if (block.type !== "containerDirective" || block.name !== "steps") {
      const boxed: Blockquote = { type: "blockquote", children: [block], data: box({}) };
      steps.push(boxed);
      return boxed;
    }
    return block;
  });
  return steps;
}

function itemsOf({ children }: List): Node[] {
  return children.flatMap((item) => [
    item,
    ...item.children.flatMap((child) => (child.type === "list" ? itemsOf(child) : [])),
  ]);
}

function checkContent(node: ContainerDirective, expected: string, file: VFile): void {
  if (node.children.length > 0) return;
  const place = { path: file.path, position: node.position };
  const reason = `Unexpected \`:::${node.name}\` with nothing in it, expected ${expected}`;
  file.messages.push(problem("directive-syntax", place, reason));
}

function box(hProperties: Record<string, string | string[]>) {
  return { hName: "div", hProperties };
}

/** Callouts as VitePress and Docusaurus have them; `note` is more often meant as `notes`. */
const CALLOUTS_ELSEWHERE = /^(?:callout(?:-.*)?|caution|danger|important|info|tip|warning)$/i;

function expectedFor({ type, name }: ContainerDirective | LeafDirective, others: string[]): string {
  const word = name.toLowerCase();
  if (type === "containerDirective") {
    if (name === "notes" || name === "private") return "it outside other blocks";
    if (CALLOUTS_ELSEWHERE.test(name))
      return "`> [!NOTE]`, and `> ` before each line, or another of the callouts";
    if (LEAVES.includes(name)) return `two colons, as \`::${name}\``;
    return nearestOrAll(word, [...CONTAINERS, ...others], undefined, (known) => `:::${known}`);
  }
  if (name === "slide") return "one `::slide` a slide, outside other blocks";
  if (CONTAINERS.includes(name)) return `three colons and an end, as \`:::${name}\``;
  return nearestOrAll(word, [...LEAVES, ...others], undefined, (known) => `::${known}`);
}

function report(node: ContainerDirective | LeafDirective, what: string, file: VFile): void {
  const written = `${node.type === "leafDirective" ? "::" : ":::"}${node.name}`;
  const place = { path: file.path, position: node.position };
  const reason = `Unexpected \`${written}\`${what}`;
  file.messages.push(problem("unknown-directive", place, reason));
}
