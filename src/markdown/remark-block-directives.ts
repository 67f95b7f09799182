import { directiveFromMarkdown } from "mdast-util-directive";
import { directive } from "micromark-extension-directive";
import type { Processor } from "unified";
import { visit } from "unist-util-visit";

/**
 * Leaf (`::slide`) and container (`:::notes`) directives, but no text directives: their syntax would read the
 * `:34` of `12:34` as one.
 */
export default function remarkBlockDirectives(this: Processor): undefined {
  const { flow } = directive();
  const data = this.data();
  (data.micromarkExtensions ??= []).push(flow ? { flow } : {});
  (data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown(), {
    // The parser includes trailing tabs in the name.
    transforms: [
      (tree) =>
        visit(tree, ["containerDirective", "leafDirective"], (node) => {
          if ("name" in node) node.name = node.name.trim();
        }),
    ],
  });
}
