import type { Diagram, Episode, Picture } from "../episode/episode.ts";
import type { PageWords } from "../languages/languages.ts";
import type { PublishedTheme } from "../themes/publish-theme.ts";
import type { Timeline } from "../timeline/timeline.ts";

/** The data of a page. */
export interface PageContext {
  readonly episode: Episode;
  readonly timeline: Timeline;
  /** The texts of the interface, in the episode's language or in English. */
  readonly words: PageWords;
  /** The picture of every diagram. */
  readonly pictures: ReadonlyMap<Diagram, Picture>;
  /** Whether the episode has formulas, for which pages need KaTeX's style. */
  readonly math: boolean;
  readonly assets: Assets;
  readonly theme: PublishedTheme;
  /** By the ids of slides that hold much: the factors by which they are drawn smaller in each format, one of them below 1. */
  readonly fits?: ReadonlyMap<string, Fits> | undefined;
  /** By the ids of slides: how wide what each `:::fit` holds is, as a multiple of its size of type. */
  readonly wordWidths?: ReadonlyMap<string, readonly number[]> | undefined;
  /** Whether the site has its PDFs. */
  readonly pdf: boolean;
  /** File name of its service worker, beside the Listen page; none in development. */
  readonly worker?: string | undefined;
  /** The site's address with its closing slash, if known. */
  readonly site?: string | undefined;
  /** Picture for shared links: a file beside the Listen page. */
  readonly picture?: CoverPicture | undefined;
  readonly server?: PageServer | undefined;
}

export interface Fits {
  readonly wide: number;
  readonly tall: number;
}

/** Addresses that depend on the server of a page. */
export interface PageServer {
  /** The room's broker, as {@link addBroker} takes it. */
  readonly broker?: string | undefined;
  /** Where the page's rehearsals are posted. */
  readonly retime?: string | undefined;
  /** Where the Timing page reads and writes, and what it has to say there; other pages only lead there. */
  readonly timing?: { readonly address: string; readonly token: string } | undefined;
  /** Of a page that changes with its sources. */
  readonly sources?: SourcesServer | undefined;
}

export interface SourcesServer {
  /** Addresses of the script and the style sheet with which it does so. */
  readonly script: string;
  readonly style: string;
  /** Address of the module that is told when the sources have changed. */
  readonly changes: string;
  /** Address that opens a source in the editor. */
  readonly opens: string;
  /** Of all pages, as they are now. */
  readonly version: string;
}

export interface CoverPicture {
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
  };
}

export type PageName = "index" | "listen" | "present" | "speaker" | "print" | "timing" | "math";
