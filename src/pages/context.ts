import type { Element } from "hast";
import type { Diagram, Episode } from "../episode/episode.ts";
import type { PageWords } from "../languages/languages.ts";
import type { Timeline } from "../timeline/timeline.ts";

/** All that a page is made of. */
export interface PageContext {
  readonly episode: Episode;
  readonly timeline: Timeline;
  /** What the pages say, in the episode's language or in English. */
  readonly words: PageWords;
  /** The `svg` of every diagram, which `placeDiagram` puts into a page. */
  readonly drawings: ReadonlyMap<Diagram, Element>;
  readonly assets: Assets;
  /** Whether its PDFs lie beside the pages. */
  readonly pdf: boolean;
  /** Its service worker, a file beside the Listen page: in what is built, and not while it is written. */
  readonly worker?: string | undefined;
  /** Where the site will stand, with its closing slash, when that is known. */
  readonly site?: string | undefined;
  /** What a shared link shows: a file beside the Listen page. */
  readonly picture?: Picture | undefined;
  readonly server?: PageServer | undefined;
}

/** What a page can ask of the server that it comes from. */
export interface PageServer {
  /** Where the room's broker is, as {@link addBroker} takes it. */
  readonly broker?: string | undefined;
  /** Where the page's rehearsals are posted. */
  readonly retime?: string | undefined;
  /** Address of a script that reloads the page when its sources change. */
  readonly reload?: string | undefined;
}

export interface Picture {
  readonly path: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
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
