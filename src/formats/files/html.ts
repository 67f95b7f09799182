import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Element, Root } from "hast";
import { visit } from "unist-util-visit";
import { copyTree } from "../../episode/copy-tree.ts";
import type { Episode, Ground } from "../../episode/episode.ts";
import { isAbsolute, localPath, mediaType } from "../../episode/source-file.ts";
import type { PageContext } from "../../pages/context.ts";
import { renderPresentPage } from "../../pages/present/html.ts";
import type { PublishedTheme } from "../../themes/publish-theme.ts";
import type { ExportTools, Format } from "../format.ts";

export const html = {
  title: "the deck in one file that presents and prints without a network",
  export: {
    type: "file",
    path: (id) => `${id}.html`,
    draws: true,
    write: renderStandalone,
  },
} as const satisfies Format;

async function renderStandalone(
  context: PageContext,
  { publicFolder, clientFolders: { site, standalone } }: ExportTools,
): Promise<string> {
  const script = (await readFile(join(standalone, "present.js"), "utf8")).replaceAll(
    "</script",
    String.raw`<\/script`,
  );
  const theme = await themeStyle(context.theme);
  const styles = await readFile(join(standalone, "present.css"), "utf8");
  const math = context.math ? await mathStyle(context, site) : "";
  const episode = await replaceFiles(context.episode, (path) => dataUri(join(publicFolder, path)));
  return renderPresentPage(
    { ...context, episode },
    {
      script,
      style: (styles + theme + math).replaceAll("</style", String.raw`<\/style`),
      scriptHash: `sha256-${createHash("sha256").update(script).digest("base64")}`,
    },
  );
}

/** A theme's style sheet with its files, whose names begin an address in it, in quotation marks or without. */
async function themeStyle({ css, files }: PublishedTheme): Promise<string> {
  let style = css;
  for (const [path, from] of files) {
    const data = await dataUri(from);
    for (const before of ['"', "("])
      style = style.replaceAll(`${before}${basename(path)}`, `${before}${data}`);
  }
  return style;
}

/** KaTeX's style sheet with its fonts. */
async function mathStyle({ assets }: PageContext, site: string): Promise<string> {
  const { styles } = assets.entry("math");
  const texts = styles.map(async (path) => {
    const css = await readFile(join(site, path), "utf8");
    const named = /url\(([^)]+)\)/g;
    const inlined = new Map<string, string>();
    for (const [, address = ""] of css.matchAll(named))
      inlined.set(address, await dataUri(join(site, path, "..", address)));
    return css.replaceAll(named, (_, address: string) => `url(${inlined.get(address)})`);
  });
  return (await Promise.all(texts)).join("\n");
}

async function dataUri(path: string): Promise<string> {
  return `data:${mediaType(path)};base64,${await readFile(path, "base64")}`;
}

/**
 * Replaces the addresses of the files that an episode's slides, notes and references show.
 *
 * @param addressOf the new address of a file, by its path below the episode's public folder
 * @param isLinked whether such a path is of a file whose links are to have its new address, too
 */
export async function replaceFiles(
  episode: Episode,
  addressOf: (path: string) => Promise<string>,
  isLinked: (path: string) => boolean = () => false,
): Promise<Episode> {
  const replace = async <Part extends { readonly content: Root }>(part: Part): Promise<Part> => ({
    ...part,
    content: await replaceInTree(part.content, addressOf, isLinked),
  });
  const all = <Part, Replaced>(parts: readonly Part[], one: (part: Part) => Promise<Replaced>) =>
    Promise.all(parts.map(one));
  return {
    ...episode,
    segments: await all(episode.segments, async (segment) => ({
      ...segment,
      slides: await all(segment.slides, async (slide) => ({
        ...(await replace(slide)),
        ground: slide.ground && (await replaceGround(slide.ground, addressOf)),
        notes: await all(slide.notes, replace),
      })),
    })),
    references: await all(episode.references, replace),
  };
}

async function replaceGround(
  ground: Ground,
  addressOf: (path: string) => Promise<string>,
): Promise<Ground> {
  if (ground.type !== "picture") return ground;
  return { ...ground, source: await addressOf(localPath(ground.source)) };
}

async function replaceInTree(
  content: Root,
  addressOf: (path: string) => Promise<string>,
  isLinked: (path: string) => boolean,
): Promise<Root> {
  const copy = copyTree(content);
  const elements: Element[] = [];
  visit(copy, "element", (node) => void elements.push(node));
  for (const { properties } of elements) {
    for (const name of ["src", "poster", "href"]) {
      if (properties[name] === undefined) continue;
      const address = String(properties[name]);
      if (name === "href" && (isAbsolute(address) || !isLinked(localPath(address)))) continue;
      const [, fragment = ""] = /(#.*)$/.exec(address) ?? [];
      properties[name] = (await addressOf(localPath(address))) + fragment;
    }
  }
  return copy;
}
