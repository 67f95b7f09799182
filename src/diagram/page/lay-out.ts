import { scaleIn, type Size } from "./fold.ts";
import { graphOf } from "./graph.ts";
import { arrangedWays, mermaidWays } from "./ways.ts";
import type { Diagram } from "./mermaid-db.ts";
import type { Areas, Strokes } from "./protocol.ts";
import { PADDING } from "./tidy.ts";

/** How mermaid is to draw. */
export interface Drawing {
  readonly code: string;
  /** Mermaid's choice for the type when left out. */
  readonly layout?: "dagre";
  /** Pixels at which labels wrap; mermaid's own choice for kinds that have no nodes. */
  readonly wrap?: number;
  /** What kinds that have no nodes are to fill. */
  readonly area?: Size;
}

export type Draw = (drawing: Drawing) => Promise<SVGSVGElement>;

/** One way to lay out a diagram: how large it comes out, and what draws it. */
export interface Way {
  readonly size: Size;
  /** Whether its labels are broken into many lines, for want of room. */
  readonly isNarrow?: boolean;
  draw(): SVGSVGElement;
}

/** How much larger a later way must make a diagram to be taken instead of an earlier one. */
const WORTH = 1.04;

/** At these scales labels of 24 px come out at 20 px of 1280, and at 23 px of 720, which are 12 on a phone. */
const ENOUGH = { wide: 20 / 24, tall: 23 / 24 };

/** Draws a diagram for each area: in the first way in which nothing is drawn smaller, else in the one where it is largest. */
export async function layOut(
  code: string,
  diagram: Diagram,
  areas: Areas,
  strokes: Strokes,
  draw: Draw,
): Promise<Record<keyof Areas, SVGSVGElement>> {
  const source = { code, db: diagram.db, strokes, draw: remembering(draw) };
  const lay = async (whole: Size): Promise<SVGSVGElement> => {
    const area = { width: whole.width - 2 * PADDING, height: whole.height - 2 * PADDING };
    if (!/^(?:flowchart|state)/.test(diagram.type)) return await draw({ code, area });
    const ways = graphOf(diagram.db) ? arrangedWays : mermaidWays;
    return (await best(ways({ ...source, area }), area)).draw();
  };
  return { wide: await lay(areas.wide), tall: await lay(areas.tall) };
}

/** Draws the same only once. */
function remembering(draw: Draw): Draw {
  const drawn = new Map<string, Promise<SVGSVGElement>>();
  return (drawing) => {
    const key = JSON.stringify(drawing);
    const svg = drawn.get(key) ?? draw(drawing);
    drawn.set(key, svg);
    return svg;
  };
}

async function best(ways: AsyncIterable<Way>, area: Size): Promise<Way> {
  const enough = area.height > area.width ? ENOUGH.tall : ENOUGH.wide;
  let found: Way | undefined;
  for await (const way of ways) {
    if (way.isNarrow && found && scaleIn(area, found.size) >= enough) break;
    if (found === undefined || scaleIn(area, way.size) > scaleIn(area, found.size) * WORTH)
      found = way;
    if (scaleIn(area, found.size) >= 1) break;
  }
  if (found === undefined) throw new Error("Unexpected absence of ways, expected one at least");
  return found;
}
