import { ID_TOKEN } from "./page/protocol.ts";

/** Where a drawing stands on the page. */
export interface DiagramPlace {
  /** Unique on the page: every id of the drawing will begin with it. */
  readonly id: string;
  /** The slide's step that the diagram's first step is. */
  readonly firstStep: number;
  /** Says what the diagram shows when it has no title of its own. */
  readonly label?: string | undefined;
}

const IDS = new RegExp(`(["#])${ID_TOKEN}`, "g");
const TAGS = /<[a-z][^>]*>/gi;

/** Gives a drawing of `renderDiagrams` the ids and step numbers of its place on a page. */
export function placeDiagram(svg: string, { id, firstStep, label }: DiagramPlace): string {
  const later = firstStep - 1;
  const placed = svg.replace(TAGS, (tag) =>
    tag
      .replace(IDS, (_, before: string) => `${before}${id}`)
      .replace(
        / data-(step|fragment-index)="(\d+)"/g,
        (_, name: string, step: string) => ` data-${name}="${Number(step) + later}"`,
      ),
  );
  if (label === undefined || placed.includes(" aria-labelledby=")) return placed;
  const escaped = label.replace(/[&<"]/g, (character) => `&#${character.charCodeAt(0)};`);
  // A title may hold what a replacement would read as a pattern.
  return placed.replace("<svg", () => `<svg aria-label="${escaped}"`);
}
