import type { Blockquote, Code, Parent, Root, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { isStepLine } from "../episode/draft.ts";
import { nearest, problem } from "../episode/problem.ts";
import { checkClosed } from "./check-closed.ts";
import type { SlideNode } from "./tree.ts";

const CONTAINERS = ["notes", "steps", "column"];

/**
 * Gives `:::notes`, `:::steps` and `:::column` their meaning: notes leave the slide for `data.notes`, the parts of
 * steps are numbered with the slide's stepped diagrams in the order of the text, columns become boxes.
 */
export default function remarkContainers() {
  return (tree: Root, file: VFile): void => {
    for (const slide of tree.children) {
      if (slide.type !== "slide") continue;
      slide.children = slide.children.filter((node) => {
        if (node.type !== "containerDirective" || node.name !== "notes") return true;
        checkNotes(node, file);
        slide.data.notes.push(...node.children);
        return false;
      });
      walk(slide, slide, file);
    }
  };
}

function walk(parent: Parent, slide: SlideNode, file: VFile): void {
  for (const [index, node] of parent.children.entries()) {
    checkClosed(node, file);
    if (node.type === "containerDirective") {
      if (node.name === "steps") numberSteps(node, slide);
      else if (node.name === "column") node.data = box({ className: ["column"] });
      else reportUnknown(node, file);
    } else if (node.type === "leafDirective") {
      reportUnknown(node, file);
    } else if (node.type === "code" && node.lang === "mermaid") {
      const placeholder = {
        hName: "figure",
        hProperties: { dataDiagram: String(slide.data.diagrams.length) },
      };
      addDiagram(node, slide);
      parent.children[index] = {
        type: "paragraph",
        children: [],
        data: placeholder,
        position: node.position,
      };
    }
    if ("children" in node) walk(node, slide, file);
  }
}

function addDiagram(fence: Code, slide: SlideNode): void {
  const stepped = /\bsteps\b/.test(fence.meta ?? "");
  const steps = stepped ? fence.value.split("\n").filter(isStepLine).length : 0;
  slide.data.diagrams.push({
    code: fence.value.replaceAll("\r\n", "\n"),
    steps,
    firstStep: slide.data.steps + 1,
    position: fence.position,
  });
  slide.data.steps += steps;
}

/** Each item of a list is one step; each other block is one, in a box, as a diagram, say, has no element of its own yet. */
function numberSteps(container: ContainerDirective, slide: SlideNode): void {
  container.data = box({ className: ["steps"] });
  const next = () => ({ dataStep: String((slide.data.steps += 1)) });
  container.children = container.children.map((block) => {
    if (block.type !== "list")
      return { type: "blockquote", children: [block], data: box(next()) } satisfies Blockquote;
    for (const item of block.children) item.data = { ...item.data, hProperties: next() };
    return block;
  });
}

function box(hProperties: Record<string, string | string[]>) {
  return { hName: "div", hProperties };
}

/** Notes hold what can be said: no slides, steps or columns. */
function checkNotes(notes: ContainerDirective, file: VFile): void {
  visit(notes, (node) => {
    checkClosed(node, file);
    if (node === notes || (node.type !== "containerDirective" && node.type !== "leafDirective"))
      return;
    const marker = node.type === "leafDirective" ? "::" : ":::";
    const reason = `Unexpected \`${marker}${node.name}\` in notes, expected it outside of them`;
    file.messages.push(
      problem("unknown-directive", { path: file.path, position: node.position }, reason),
    );
  });
}

function reportUnknown(
  node: Extract<RootContent, { type: "containerDirective" | "leafDirective" }>,
  file: VFile,
): void {
  const marker = node.type === "leafDirective" ? "::" : ":::";
  const expected =
    node.type === "leafDirective"
      ? node.name === "slide"
        ? "one `::slide` a slide, outside other blocks"
        : "`::slide`"
      : node.name === "notes"
        ? "it outside other blocks"
        : `\`:::${nearest(node.name, CONTAINERS)}\``;
  const place = { path: file.path, position: node.position };
  file.messages.push(
    problem(
      "unknown-directive",
      place,
      `Unexpected \`${marker}${node.name}\`, expected ${expected}`,
    ),
  );
}
