import type { Element } from "hast";
import { h } from "hastscript";
import type { PageContext } from "./context.ts";
import { addressOf } from "./files.ts";
import { homeOf } from "./moment.ts";

/**
 * What a link to the episode shows where it is shared. Crawlers take absolute addresses only, so without the site's
 * own there are words but no picture.
 *
 * @see https://ogp.me
 */
export function renderShareTags(context: PageContext): Element[] {
  const { picture } = context;
  const { meta } = context.episode;
  const address = homeOf(context);
  const image =
    address !== undefined && picture ? `${address}${addressOf(picture.path)}` : undefined;
  const tags: [property: string, content: string | undefined][] = [
    ["og:type", "website"],
    ["og:title", meta.title],
    ["og:description", meta.description],
    ["og:site_name", meta.show],
    ["og:locale", meta.language.replaceAll("-", "_")],
    ["og:url", address],
    ["og:image", image],
    ["og:image:width", image && String(picture?.width)],
    ["og:image:height", image && String(picture?.height)],
    ["og:image:alt", image && meta.title],
  ];
  return [
    ...tags.flatMap(([property, content]) =>
      content === undefined ? [] : h("meta", { property, content }),
    ),
    h("meta", { name: "twitter:card", content: image ? "summary_large_image" : "summary" }),
    // Relative, so that it is known also where the site's address is not: the lock screen shows it.
    ...(picture ? [h("link", { rel: "image_src", href: addressOf(picture.path) })] : []),
    ...(address === undefined ? [] : [h("link", { rel: "canonical", href: address })]),
  ];
}
