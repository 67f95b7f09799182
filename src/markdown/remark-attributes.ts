import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";

/** Reports attributes that a directive or an image is given twice: the last would be taken. */
export default function remarkAttributes() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      for (const name of repeated(attributesOf(node, file))) {
        const reason = `Unexpected second \`${name}\`, expected one`;
        const place = { path: file.path, position: node.position };
        file.messages.push(problem("directive-syntax", place, reason));
      }
    });
  };
}

/** What stands between the braces of a directive or an image, without what is quoted. */
function attributesOf(node: Nodes, file: VFile): string {
  let written: string | undefined;
  if (node.type === "image" || node.type === "imageReference") written = node.data?.attributes;
  else if (node.type === "containerDirective" || node.type === "leafDirective") {
    const { start, end } = node.position ?? {};
    [written] = String(file).slice(start?.offset, end?.offset).split(/\r?\n/, 1);
  }
  const [, attributes = ""] =
    /\{(.*)\}/s.exec(written?.replaceAll(/"[^"]*"|'[^']*'/g, "") ?? "") ?? [];
  return attributes;
}

function repeated(attributes: string): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const [, name = ""] of attributes.matchAll(/([\w-]+)=/g))
    (seen.has(name) ? twice : seen).add(name);
  return twice;
}
