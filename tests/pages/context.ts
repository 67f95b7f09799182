import { s } from "hastscript";
import { assembleEpisode } from "../../src/episode/assemble.ts";
import type { Media } from "../../src/episode/episode.ts";
import { type EpisodeFile, mergeMeta } from "../../src/episode/meta.ts";
import { pageWords } from "../../src/languages/languages.ts";
import { parseReferences } from "../../src/markdown/parse-references.ts";
import { parseSegment } from "../../src/markdown/parse-segment.ts";
import type { Assets, PageContext } from "../../src/pages/context.ts";
import { hasMath } from "../../src/pages/slide-text.ts";
import { publishTheme } from "../../src/themes/publish-theme.ts";
import { EDITORIAL } from "../themes/editorial.ts";

const assets: Assets = {
  entry: (name) => ({
    script: `assets/${name}.js`,
    styles: [`assets/${name}.css`],
  }),
};

const THEME = publishTheme(EDITORIAL, "assets");

export interface Talk {
  readonly meta?: Partial<EpisodeFile>;
  readonly media?: Media;
  /** Bodies of its segments. */
  readonly segments: readonly string[];
  readonly references?: string;
  readonly pdf?: boolean;
  readonly showsHidden?: boolean;
  readonly more?: Partial<Pick<PageContext, "site" | "picture" | "worker">>;
}

/** What a page is made of, from Markdown to context, without a file. */
export async function contextOf({
  meta,
  media,
  segments,
  references = "",
  pdf = false,
  showsHidden = false,
  more = {},
}: Talk): Promise<PageContext> {
  const images = { files: new Set(["dot.svg"]), folder: "public/talk" };
  const parsed = segments.map(async (body, index) => {
    const text = `---\ntitle: "Part ${index + 1}: a subtitle"\n---\n\n${body}\n`;
    const { segment, problems } = await parseSegment(
      { path: `0${index + 1}.md`, text },
      `part-${index + 1}`,
      images,
    );
    if (!segment || problems.length > 0) throw new Error(problems.join("\n"));
    return segment;
  });
  const draft = {
    id: "talk",
    meta: mergeMeta({}, { title: "A <talk>", ...meta }),
    place: { path: "episode.yaml" },
    media,
    segments: await Promise.all(parsed),
    references: (await parseReferences({ path: "references.md", text: references }, images))
      .references,
  };
  const { episode, timeline } = assembleEpisode(draft, showsHidden);
  const diagrams = episode.segments.flatMap(({ slides }) =>
    slides.flatMap((slide) => slide.diagrams),
  );
  const pictures = new Map(
    diagrams.map((diagram) => {
      const steps = Array.from({ length: diagram.steps }, (_, index) =>
        s("g", { dataStep: String(index + 1) }),
      );
      const code = { type: "comment", value: ` ${diagram.code} ` } as const;
      return [diagram, { wide: s("svg", [code, ...steps]) }];
    }),
  );
  const words = pageWords(episode.meta.language);
  const math = hasMath(episode);
  return { episode, timeline, words, pictures, math, assets, theme: THEME, pdf, ...more };
}
