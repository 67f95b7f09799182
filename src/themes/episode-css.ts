import type { Root } from "hast";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { visit } from "unist-util-visit";
import { classesOf } from "../episode/class-names.ts";
import type { Episode } from "../episode/episode.ts";
import { SHIPPED_FOLDER } from "./shipped.ts";

/** A style sheet that only episodes have which show what it is for. */
export interface OccasionalStyle {
  /** In its layer. */
  readonly css: string;
  /** What it is for: names of elements, of classes and of attributes, as hast has them. */
  readonly for: readonly string[];
}

/** Those beside the layouts: by their paths below `src/`, in the order in which a page has them, what each is for. */
export const OCCASIONAL: Readonly<Record<string, OccasionalStyle["for"]>> = {
  "parts/deck/grounds.css": ["dataGround"],
  "parts/deck/motion.css": ["dataDiagram", "dataDrawing"],
  "parts/code/code.css": ["code"],
  "parts/code/copy.css": ["pre"],
  "parts/blocks/callouts.css": ["dataCallout"],
  "parts/blocks/fit-words.css": ["fit-words"],
  "parts/blocks/embeds.css": ["dataEmbed"],
  "layouts/shared/filling.css": [
    "layout-cover",
    "layout-image",
    "layout-image-left",
    "layout-image-right",
  ],
  "layouts/shared/backdrop.css": ["dataDrawing"],
};

/** Where `make-themes.ts` writes all of them. */
export const OCCASIONAL_FILE = join(SHIPPED_FOLDER, "occasional.json");

/** The occasional styles of an episode. */
export function episodeCss(episode: Episode): string {
  const styles: readonly OccasionalStyle[] = JSON.parse(readFileSync(OCCASIONAL_FILE, "utf8"));
  const shown = namesShown(episode);
  return styles
    .filter((style) => style.for.some((name) => shown.has(name)))
    .map(({ css }) => css)
    .join("");
}

/** The names of all elements, classes and attributes on slides and in notes. */
function namesShown({ segments, references }: Episode): ReadonlySet<string> {
  const names = new Set<string>();
  const add = ({ content }: { readonly content: Root }) =>
    visit(content, "element", (node) => {
      for (const name of [node.tagName, ...Object.keys(node.properties), ...classesOf(node)])
        names.add(name);
    });
  for (const slide of segments.flatMap(({ slides }) => slides)) {
    names.add(`layout-${slide.layout}`);
    if (slide.ground) names.add("dataGround");
    for (const part of [slide, ...slide.notes, ...slide.remarks]) add(part);
  }
  references.forEach(add);
  return names;
}
