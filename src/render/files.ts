import type { Root } from "hast";
import { visit } from "unist-util-visit";
import { isRemote } from "../episode/episode.ts";

const ATTRIBUTES: Readonly<Record<string, string>> = {
  img: "src",
  video: "src",
  audio: "src",
  a: "href",
};

/**
 * Lets the images and clips of `content`, and the files that it links to, be found from a page.
 *
 * @param base from the page to the episode's files: `""` or `"../"`
 */
export function resolveFiles(content: Root, base: string): void {
  visit(content, "element", (node) => {
    const name = ATTRIBUTES[node.tagName];
    const address = name === undefined ? undefined : node.properties[name];
    if (name !== undefined && typeof address === "string")
      node.properties[name] = resolveFile(address, base);
  });
}

/** As {@link resolveFiles}, for one address. */
export function resolveFile(address: string, base: string): string {
  // With a scheme, of another host, or on the page itself.
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/|#)/i.test(address)) return address;
  return base + address.replace(/^(?:\.?\/)+/, "");
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
