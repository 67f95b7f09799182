import type { Data, Parent, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { Position } from "unist";
import type { Layout } from "../episode/episode.ts";

/** What Cuedeck adds to the Markdown tree between parsing and HTML. */

/** Everything between two `---`. */
export interface SlideNode extends Parent {
  type: "slide";
  children: RootContent[];
  data: SlideData;
}

export interface SlideData extends Data {
  id?: string | undefined;
  layout: Layout;
  /** A word for a role, which the show must have. */
  tone?: string | undefined;
  /** Words for badges, which the show must have. */
  badges: readonly string[];
  caveat?: string | undefined;
  notes: RootContent[];
  diagrams: DiagramNode[];
  steps: number;
  /** Where its `::slide{…}` stands. */
  directive?: Position | undefined;
}

/** A Mermaid fence; its HTML is a placeholder, filled once the diagram is drawn. */
export interface DiagramNode {
  code: string;
  steps: number;
  firstStep: number;
  position: Position | undefined;
}

declare module "mdast" {
  interface RootContentMap {
    slide: SlideNode;
    containerDirective: ContainerDirective;
    leafDirective: LeafDirective;
  }
}
