import type { Diagram, Episode } from "../episode/episode.ts";
import type { Timeline } from "../timeline/timeline.ts";

/** All that a page is made of. */
export interface PageContext {
  readonly episode: Episode;
  readonly timeline: Timeline;
  /** SVG of every diagram, with ids that are unique on a page. */
  readonly drawings: ReadonlyMap<Diagram, string>;
  readonly assets: Assets;
  /** Whether its PDFs lie beside the pages. */
  readonly pdf: boolean;
}

/** Scripts and styles of the client, as paths below `dist/`. */
export interface Assets {
  entry(name: PageName): {
    readonly script?: string | undefined;
    readonly styles: readonly string[];
    /** What its first view is sure to be set in. */
    readonly fonts: readonly string[];
  };
}

export type PageName = "index" | "listen" | "present" | "speaker" | "print" | "math";
