import type { Browser } from "playwright-core";
import type { Tones } from "../episode/episode.ts";

export type { DiagramError, DiagramResult } from "./page/protocol.ts";

/** A Mermaid fence's code, and whether its `%% step` lines count. */
export interface DiagramSource {
  readonly code: string;
  readonly steps: boolean;
  /** Classes that colour a node; the roles themselves when left out. */
  readonly tones?: Tones;
}

/** A face that diagrams are set in. */
export interface DiagramFont {
  readonly family: string;
  /** Path of a woff2 file. */
  readonly file: string;
  /** As `font-weight` in `@font-face` has it: "100 900" for a variable font. */
  readonly weights: string;
}

/** The browser that draws: asked for when there is something to draw, and left open. */
interface DiagramBrowser {
  /** What tells one browser's drawings from another's: its version, say. */
  fingerprint(): Promise<string>;
  launch(): Promise<Browser>;
}

export interface DiagramOptions {
  readonly browser: DiagramBrowser;
  /** Of the cache; made when it is not there. */
  readonly cacheDir: string;
  /** The first one's family sets the labels. */
  readonly fonts: readonly DiagramFont[];
  /** What `copyMermaid` made. */
  readonly mermaidDir: string;
  /** Called as diagrams are done, cached ones too. */
  readonly report?: ((done: number, total: number) => void) | undefined;
  /** Milliseconds after which a diagram is given up; 20 000 when left out. */
  readonly timeout?: number | undefined;
}
