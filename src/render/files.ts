import type { Root } from "hast";
import { visit } from "unist-util-visit";

const ATTRIBUTES = { img: "src", a: "href" } as const;

/**
 * Lets the images of `content`, and the files that it links to, be found from a page.
 *
 * @param base from the page to the episode's files: `""` or `"../"`
 */
export function resolveFiles(content: Root, base: string): void {
  visit(content, "element", (node) => {
    if (node.tagName !== "img" && node.tagName !== "a") return;
    const name = ATTRIBUTES[node.tagName];
    const address = node.properties[name];
    // An address with a scheme, of another host, or on the page itself.
    if (typeof address !== "string" || /^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(address)) return;
    node.properties[name] = base + address.replace(/^(?:\.?\/)+/, "");
  });
}
