import type { BlockContent, Code, DefinitionContent, Parent, Root, RootContent } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { closest } from "fastest-levenshtein";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
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
        checkClosed(node, file);
        slide.data.notes.push(...node.children);
        return false;
      });
      walk(slide, slide, file);
    }
  };
}

function walk(parent: Parent, slide: SlideNode, file: VFile): void {
  for (const [index, node] of parent.children.entries()) {
    if (node.type === "containerDirective") {
      checkClosed(node, file);
      if (node.name === "steps") numberSteps(node, slide);
      else if (node.name === "column")
        node.data = { hName: "div", hProperties: { className: ["column"] } };
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
  const steps = stepped ? (fence.value.match(/^\s*%%\s*step\s*$/gm)?.length ?? 0) : 0;
  slide.data.diagrams.push({
    code: fence.value,
    steps,
    firstStep: slide.data.steps + 1,
    position: fence.position,
  });
  slide.data.steps += steps;
}

/** Each item of a list is one step; each other block is one. */
function numberSteps(container: ContainerDirective, slide: SlideNode): void {
  container.data = { hName: "div", hProperties: { className: ["steps"] } };
  const parts = container.children.flatMap((block): (BlockContent | DefinitionContent | Parent)[] =>
    block.type === "list" ? block.children : [block],
  );
  for (const part of parts) {
    slide.data.steps += 1;
    part.data = { ...part.data, hProperties: { dataStep: String(slide.data.steps) } };
  }
}

function checkClosed(node: ContainerDirective, file: VFile): void {
  const end = node.position?.end.offset ?? 0;
  const lastLine =
    String(file)
      .slice(node.position?.start.offset ?? 0, end)
      .split(/\r?\n/)
      .at(-1) ?? "";
  if (/^\s*:{3,}\s*$/.test(lastLine) && node.position?.start.line !== node.position?.end.line)
    return;
  const start = node.position?.start;
  const place = start ? { path: file.path, position: { start, end: start } } : { path: file.path };
  file.messages.push(
    problem(
      "unclosed-directive",
      place,
      `Unexpected end of \`:::${node.name}\`, expected a closing \`:::\``,
    ),
  );
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
        : `\`:::${closest(node.name, CONTAINERS)}\``;
  const place = { path: file.path, position: node.position };
  file.messages.push(
    problem(
      "unknown-directive",
      place,
      `Unexpected \`${marker}${node.name}\`, expected ${expected}`,
    ),
  );
}
