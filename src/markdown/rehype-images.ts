import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
import { localPath, mediaKind } from "../episode/source-file.ts";

/** Options of {@link rehypeImages}. */
export interface ImageOptions {
  /** Files of `public/<episode>/`, as paths below it with `/` between the parts; any is there when left out. */
  readonly files?: ReadonlySet<string> | undefined;
  /** What messages call the folder. */
  readonly folder?: string | undefined;
}

/**
 * Checks that every image has alternative text and is a file of the episode. An image whose file is video or audio
 * becomes a player, with that text as its label.
 */
export default function rehypeImages({ files, folder = "public" }: ImageOptions) {
  return (tree: Root, file: VFile): void => {
    visit(tree, "element", (node) => {
      if (node.tagName !== "img") return;
      const { src, alt } = node.properties;
      const url = typeof src === "string" ? src : "";
      const place = { path: file.path, position: node.position };
      if (typeof alt !== "string" || alt.trim() === "") {
        const reason = `Unexpected image without alternative text, expected \`![what it shows](${url})\``;
        file.messages.push(problem("image-alt", place, reason));
      }
      if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url)) {
        const reason = `Unexpected image from elsewhere \`${url}\`, expected a file in \`${folder}\``;
        file.messages.push(problem("image-remote", place, reason));
      } else if (files?.has(localPath(url)) === false) {
        const reason = `Unexpected missing image \`${url}\`, expected the file \`${folder}/${localPath(url)}\``;
        file.messages.push(problem("image-missing", place, reason));
      }
      const kind = mediaKind(localPath(url));
      if (kind) makePlayer(node, kind);
    });
  };
}

function makePlayer(node: Element, kind: "video" | "audio"): void {
  const { src, alt, title, width, height } = node.properties;
  node.tagName = kind;
  node.properties = {
    src,
    ariaLabel: alt,
    title,
    controls: true,
    preload: "metadata",
    ...(kind === "video" && { playsInline: true, width, height }),
  };
}
