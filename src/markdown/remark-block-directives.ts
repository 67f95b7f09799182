import { directiveFromMarkdown } from "mdast-util-directive";
import { directive } from "micromark-extension-directive";
import type { Processor } from "unified";
import { visit } from "unist-util-visit";

/**
 * Leaf (`::slide`) and container (`:::notes`) directives, but no text directives: these would swallow the `:34`
 * of `12:34`. They are never parsed, so nothing has to be put back.
 */
export default function remarkBlockDirectives(this: Processor): undefined {
  const { flow } = directive();
  const data = this.data();
  (data.micromarkExtensions ??= []).push(flow ? { flow } : {});
  (data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown(), {
    // The parser takes a tab at the line's end for a part of the name.
    transforms: [
      (tree) =>
        visit(tree, ["containerDirective", "leafDirective"], (node) => {
          if ("name" in node) node.name = node.name.trim();
        }),
    ],
  });
}
