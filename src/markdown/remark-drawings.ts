import type { Image, Nodes, Root } from "mdast";
import type { VFile } from "vfile";
import type { VFileMessage } from "vfile-message";
import type { DrawingFile } from "../episode/episode.ts";
import { isAbsolute, localPath } from "../episode/source-file.ts";

export interface DrawingOptions {
  /**
   * Reads an SVG file of `public/<episode>/`, by its path below it; no `drawing` for one that is no more than an image.
   * There are no drawings when left out.
   */
  readonly readDrawing?:
    | ((path: string) => Promise<{
        readonly drawing?: DrawingFile | undefined;
        readonly problems: readonly VFileMessage[];
      }>)
    | undefined;
}

declare module "mdast" {
  interface ImageData {
    drawing?: DrawingFile | undefined;
  }
}

/** Reads the drawings among the images of slides: their steps count among those of their slide. */
export default function remarkDrawings({ readDrawing }: DrawingOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    if (!readDrawing) return;
    for (const image of imagesOutsideNotes(tree)) {
      if (isAbsolute(image.url) || !/\.svg$/i.test(localPath(image.url))) continue;
      const { drawing, problems } = await readDrawing(localPath(image.url));
      file.messages.push(...problems);
      if (drawing) image.data = { ...image.data, drawing };
    }
  };
}

function* imagesOutsideNotes(node: Nodes): Generator<Image> {
  if (node.type === "image") yield node;
  if (node.type === "containerDirective" && ["notes", "private"].includes(node.name)) return;
  if ("children" in node) for (const child of node.children) yield* imagesOutsideNotes(child);
}
