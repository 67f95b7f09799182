import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import type { Episode } from "../episode/episode.ts";
import { localPath, mediaType } from "../episode/source-file.ts";
import type { PageContext } from "../pages/context.ts";
import { renderPresentPage } from "../pages/present/html.ts";
import { hasMath } from "../parts/deck/html.ts";
import { ALONE, WEB } from "./assets.ts";
import type { Project } from "./project.ts";

/** An episode's deck as one HTML file that presents and prints without any other. */
export async function renderAlone(context: PageContext, project: Project): Promise<string> {
  const script = (await readFile(join(ALONE, "present.js"), "utf8")).replaceAll(
    "</script",
    String.raw`<\/script`,
  );
  const styles = await readFile(join(ALONE, "present.css"), "utf8");
  const math = hasMath(context) ? await mathStyle(context) : "";
  const files = join(project.public, context.episode.id);
  const episode = await withFiles(context.episode, (path) => dataUri(join(files, path)));
  return renderPresentPage(
    { ...context, episode },
    {
      script,
      style: styles + math,
      scriptHash: `sha256-${createHash("sha256").update(script).digest("base64")}`,
    },
  );
}

/** KaTeX's, with its fonts. */
async function mathStyle({ assets }: PageContext): Promise<string> {
  const { styles } = assets.entry("math");
  const texts = styles.map(async (path) => {
    const css = await readFile(join(WEB, path), "utf8");
    const fonts = new Map<string, string>();
    for (const [, address = ""] of css.matchAll(/url\(([^)]+)\)/g))
      fonts.set(address, await dataUri(join(WEB, path, "..", address)));
    return css.replaceAll(/url\(([^)]+)\)/g, (_, address: string) => `url(${fonts.get(address)})`);
  });
  return (await Promise.all(texts)).join("\n");
}

async function dataUri(path: string): Promise<string> {
  return `data:${mediaType(path)};base64,${await readFile(path, "base64")}`;
}

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
