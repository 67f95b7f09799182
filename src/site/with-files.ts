import type { Element } from "hast";
import { visit } from "unist-util-visit";
import type { Episode } from "../episode/episode.ts";
import { localPath } from "../episode/local-file.ts";

/**
 * An episode whose slides find the files that they show elsewhere.
 *
 * @param addressOf gives a file's address there, by its path below the episode's public folder
 */
export async function withFiles(
  episode: Episode,
  addressOf: (path: string) => Promise<string>,
): Promise<Episode> {
  const segments = episode.segments.map(async (segment) => {
    const slides = segment.slides.map(async (slide) => {
      const content = structuredClone(slide.content);
      const shown: Element[] = [];
      visit(content, "element", (node) => void (node.properties["src"] && shown.push(node)));
      for (const { properties } of shown) {
        const address = String(properties["src"]);
        const [, view = ""] = /(#.*)$/.exec(address) ?? [];
        properties["src"] = (await addressOf(localPath(address))) + view;
      }
      return { ...slide, content };
    });
    return { ...segment, slides: await Promise.all(slides) };
  });
  return { ...episode, segments: await Promise.all(segments) };
}
