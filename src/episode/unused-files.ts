import type { Root } from "hast";
import { visit } from "unist-util-visit";
import type { EpisodeDraft } from "./assemble.ts";
import { localPath, withSlashes } from "./source-file.ts";

/** The files of an episode's folder in `public/` that nothing in it shows, plays or links to. */
export function unusedFiles(draft: EpisodeDraft, files: Iterable<string>): string[] {
  const slides = draft.segments.flatMap((segment) => segment.slides);
  const used = new Set([draft.meta.media, ...slides.map(({ ground }) => ground)].map(pathOf));
  const add = ({ content }: { readonly content: Root }) =>
    visit(content, "element", ({ properties }) => {
      for (const value of Object.values(properties))
        if (typeof value === "string") used.add(pathOf(value));
    });
  for (const slide of slides)
    for (const part of [slide, ...slide.notes, ...slide.remarks]) add(part);
  for (const part of [...draft.references, ...draft.segments.flatMap((each) => each.references)])
    add(part);
  // The data of charts.
  const charts = withSlashes(
    slides.flatMap(({ diagrams }) => diagrams.map(({ code }) => code)).join("\n"),
  );
  // A page of one's own, as `paper/`, with all that stands beside it.
  const pages = [...used].filter((path) => path.endsWith("/") && path !== "/");
  const isUsed = (file: string): boolean =>
    used.has(file) ||
    used.has(file.replace(/\.tall(?=\.svg$)/i, "")) ||
    charts.includes(file) ||
    pages.some((page) => file.startsWith(page));
  return [...files].filter((file) => !isUsed(file) && !/(?:^|\/)\./.test(file));
}

/** A path with `\` is told as such: the file that it means is used. */
function pathOf(address: string | undefined): string {
  return withSlashes(localPath(address ?? ""));
}
