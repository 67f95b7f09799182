import type { Root } from "hast";
import { visit } from "unist-util-visit";
import { isRemote } from "../episode/episode.ts";

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

/**
 * The address of an episode's file, seen from the episode's page: a name may hold what in an address means something
 * else, as `talk #1.mp3` does.
 *
 * @param source a path, or an address as it is
 */
export function addressOf(source: string): string {
  return isRemote(source) ? source : source.split("/").map(encodeURIComponent).join("/");
}
