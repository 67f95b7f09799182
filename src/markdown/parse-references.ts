import type { FootnoteDefinition, Root, RootContent } from "mdast";
import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import type { Citation, ReferenceDraft } from "../episode/assemble.ts";
import { problem } from "../episode/problem.ts";
import type { Disable } from "../episode/rules/settings.ts";
import type { SourceFile } from "../episode/source-file.ts";
import { parseWithin } from "./bounds.ts";
import {
  createMarkdownProcessor,
  type MarkdownOptions,
  openFile,
  type ToHtml,
  toHtmlOf,
} from "./core.ts";

/** Reads `references.md`: footnote definitions; headings, comments and rules between them are ignored. */
export async function parseReferences(
  source: SourceFile,
  options: MarkdownOptions = {},
): Promise<{
  references: ReferenceDraft[];
  problems: VFileMessage[];
  disables: readonly Disable[];
}> {
  const file = openFile(source);
  const processor = createMarkdownProcessor(options);
  const tree = parseWithin(processor, file);
  if (!tree) return { references: [], problems: file.messages, disables: [] };
  await processor.run(tree, file);
  const references = await takeReferences(tree, file, toHtmlOf(file, options));
  for (const node of tree.children) {
    if (["heading", "html", "thematicBreak", "yaml"].includes(node.type)) continue;
    const reason = "Unexpected text, expected definitions as `[^key]: source`; it is left out";
    const place = { path: file.path, position: node.position };
    file.messages.push(problem("footnote-text", place, reason));
  }
  return { references, problems: file.messages, disables: file.data.disables ?? [] };
}

/** Takes the footnote definitions out of a tree. */
export async function takeReferences(
  tree: Root,
  file: VFile,
  toHtml: ToHtml,
): Promise<ReferenceDraft[]> {
  const isDefinition = (node: RootContent) => node.type === "footnoteDefinition";
  const definitions = tree.children.filter(isDefinition);
  tree.children = tree.children.filter((node) => !isDefinition(node));
  const references: ReferenceDraft[] = [];
  for (const node of definitions) references.push(await readReference(node, file, toHtml));
  return references;
}

/** A reference of a footnote definition: the first strong text is its label, the first link elsewhere its URL. */
async function readReference(
  node: FootnoteDefinition,
  { path, messages }: VFile,
  toHtml: ToHtml,
): Promise<ReferenceDraft> {
  let label: string | undefined;
  visit(node, (child) => {
    if (child.type === "strong") label ??= toString(child);
    if (child.type === "containerDirective" || child.type === "leafDirective") {
      const written = `${child.type === "leafDirective" ? "::" : ":::"}${child.name}`;
      const reason = `Unexpected \`${written}\` in a footnote, expected text without directives`;
      messages.push(problem("unknown-directive", { path, position: child.position }, reason));
    }
  });
  const content = await toHtml(node.children);
  if (content.children.every((child) => child.type === "text" && child.value.trim() === "")) {
    const reason = `Unexpected footnote \`[^${node.label ?? node.identifier}]\` without a text, expected its source after the colon`;
    messages.push(problem("footnote-undefined", { path, position: node.position }, reason));
  }
  let url: string | undefined;
  visit(content, { tagName: "a" }, ({ properties: { href } }) => {
    // A link to a slide is none to a source.
    if (typeof href === "string" && !href.startsWith("#")) url ??= href;
  });
  const [only, ...others] = content.children;
  const inline = only?.type === "element" && only.tagName === "p" && others.length === 0;
  return {
    identifier: node.identifier,
    label: label ?? node.label ?? node.identifier,
    url,
    content: inline ? { type: "root", children: only.children } : content,
    place: { path, position: node.position },
  };
}

/** The footnote references in some blocks, in their order. */
export function citationsIn(nodes: readonly RootContent[], { path }: VFile): Citation[] {
  const citations: Citation[] = [];
  visit({ type: "root", children: [...nodes] } satisfies Root, "footnoteReference", (node) => {
    citations.push({ identifier: node.identifier, place: { path, position: node.position } });
  });
  return citations;
}
