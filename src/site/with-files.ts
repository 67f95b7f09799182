import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { Episode } from "../episode/episode.ts";
import { localPath } from "../episode/local-file.ts";

/**
 * An episode whose slides, notes and references find the files that they show elsewhere.
 *
 * @param addressOf gives a file's address there, by its path below the episode's public folder
 */
export async function withFiles(
  episode: Episode,
  addressOf: (path: string) => Promise<string>,
): Promise<Episode> {
  const move = async <Part extends { readonly content: Root }>(part: Part): Promise<Part> => ({
    ...part,
    content: await moveFiles(part.content, addressOf),
  });
  const all = <Part, Moved>(parts: readonly Part[], moveOne: (part: Part) => Promise<Moved>) =>
    Promise.all(parts.map(moveOne));
  return {
    ...episode,
    segments: await all(episode.segments, async (segment) => ({
      ...segment,
      slides: await all(segment.slides, async (slide) => ({
        ...(await move(slide)),
        notes: await all(slide.notes, move),
      })),
    })),
    references: await all(episode.references, move),
  };
}

async function moveFiles(
  content: Root,
  addressOf: (path: string) => Promise<string>,
): Promise<Root> {
  const moved = structuredClone(content);
  const shown: Element[] = [];
  visit(moved, "element", (node) => void (node.properties["src"] && shown.push(node)));
  for (const { properties } of shown) {
    const address = String(properties["src"]);
    const [, view = ""] = /(#.*)$/.exec(address) ?? [];
    properties["src"] = (await addressOf(localPath(address))) + view;
  }
  return moved;
}
