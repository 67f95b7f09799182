import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";

/** Options of {@link remarkImages}. */
export interface ImageOptions {
  /** Files of `public/<episode>/`, as paths below it with `/` between the parts. */
  readonly files: ReadonlySet<string>;
  /** How the folder is called in messages. */
  readonly folder: string;
}

/** Checks that every image has a text for those who can't see it, and is a file of the episode. */
export default function remarkImages({ files, folder }: ImageOptions) {
  return (tree: Root, file: VFile): void => {
    visit(tree, "image", (node) => {
      const place = { path: file.path, position: node.position };
      if (!node.alt?.trim()) {
        const reason = `Unexpected image without alternative text, expected \`![what it shows](${node.url})\``;
        file.messages.push(problem("image-alt", place, reason));
      }
      if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(node.url)) {
        const reason = `Unexpected image from elsewhere \`${node.url}\`, expected a file in \`${folder}\``;
        file.messages.push(problem("image-remote", place, reason));
      } else if (!files.has(localPath(node.url))) {
        const reason = `Unexpected missing image \`${node.url}\`, expected the file \`${folder}/${localPath(node.url)}\``;
        file.messages.push(problem("image-missing", place, reason));
      }
    });
  };
}

function localPath(url: string): string {
  const path = url.replace(/[?#].*$/, "").replace(/^(?:\.?\/)+/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
