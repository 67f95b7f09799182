import type { Root } from "hast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
import { backslashReason, isAbsolute, localPath } from "../episode/source-file.ts";
import { writeBookmark } from "../timeline/position.ts";
import type { ImageOptions } from "./rehype-images.ts";

/** Options of {@link rehypeLinks}. */
export interface LinkOptions extends ImageOptions {
  /** Files that the build makes beside those of the episode, and to which it may link. */
  readonly built?: ReadonlySet<string> | undefined;
}

/**
 * Gives links to slides, `#id`, the address that slides have in pages, and checks that other links within the site lead
 * to a file. Whether there is such a slide is known only when all segments are read.
 */
export default function rehypeLinks({ files, built, folder = "public" }: LinkOptions) {
  const isThere = (path: string) =>
    files === undefined ||
    [path, `${path.replace(/\/$/, "")}/index.html`].some(
      (each) => files.has(each) || built?.has(each),
    );
  return (tree: Root, file: VFile): void => {
    visit(tree, { tagName: "a" }, (node) => {
      const { href } = node.properties;
      if (typeof href !== "string") return;
      if (href.startsWith("#")) {
        node.properties["href"] = writeBookmark({ slide: idOf(href), step: 0 });
        return;
      }
      const path = localPath(href);
      // On another site, at another time of the same page, or in another episode.
      const slip = backslashReason(path);
      const isElsewhere = isAbsolute(href) || (path.startsWith("..") && slip === undefined);
      if (isElsewhere || path === "" || isThere(path)) return;
      const reason =
        slip ??
        `Unexpected link to a missing file \`${href}\`, expected the file \`${folder}/${path}\``;
      file.messages.push(
        problem("link-target", { path: file.path, position: node.position }, reason),
      );
    });
  };
}

function idOf(href: string): string {
  const id = href.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
