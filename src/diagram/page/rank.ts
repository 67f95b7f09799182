import type { Direction, RankedGraph } from "./arrange.ts";
import type { Point, Size } from "./fold.ts";
import { type DrawnEdge, type DrawnNode, pointsOf } from "./graph.ts";

/** Pixels by which centres of one rank may differ. */
const TOLERANCE = 2;
/** Pixels that a rectangle is tall at least: as for two lines. */
const LEAST_HEIGHT = 80;

interface Drawn {
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly (DrawnEdge & { readonly sign: number })[];
  /** In which it was drawn. */
  readonly direction: Direction;
}

/** Reads the ranks out of what dagre laid out: nodes of one rank have their centres in one line. */
export function rankedGraph({ nodes, edges, direction }: Drawn): RankedGraph {
  const turn = turner(direction);
  const lines: number[] = [];
  for (const along of nodes.map((node) => turn(node).along).toSorted((one, other) => one - other))
    if (along - (lines.at(-1) ?? -Infinity) > TOLERANCE) lines.push(along);
  const rankAt = (along: number): number =>
    lines.findIndex((line) => Math.abs(line - along) <= TOLERANCE);
  const ranked = nodes.map((node) => {
    const { along, across } = turn(node);
    const height = node.box ? Math.max(node.height, LEAST_HEIGHT) : node.height;
    return { width: node.width, height, rank: rankAt(along), across, isBox: node.box !== null };
  });
  return {
    nodes: ranked,
    edges: edges.map(({ path, label, from, to, sign }) => {
      const [first = 0, last = 0] = [ranked[from]?.rank ?? 0, ranked[to]?.rank ?? 0].toSorted(
        (one, other) => one - other,
      );
      const between = lines.slice(first + 1, Math.max(first + 1, last));
      const points = between.length === 0 ? [] : pointsOf(path).map(turn);
      return {
        from,
        to,
        sign,
        label: sizeOf(label),
        passes: new Map(between.map((line, index) => [first + 1 + index, acrossAt(points, line)])),
      };
    }),
  };
}

function sizeOf(element: SVGGraphicsElement | null): Size {
  if (element === null) return { width: 0, height: 0 };
  const { width, height } = element.getBBox();
  return { width, height };
}

interface Turned {
  readonly along: number;
  readonly across: number;
}

function turner(direction: Direction): (point: Point) => Turned {
  const sign = direction === "RL" || direction === "BT" ? -1 : 1;
  return direction === "LR" || direction === "RL"
    ? ({ x, y }) => ({ along: sign * x, across: y })
    : ({ x, y }) => ({ along: sign * y, across: x });
}

/** Where a line is across at a place along. */
function acrossAt(points: readonly Turned[], along: number): number {
  for (const [index, end] of points.entries()) {
    const start = points[index - 1];
    if (start === undefined || (start.along - along) * (end.along - along) > 0) continue;
    const length = end.along - start.along;
    const part = length === 0 ? 0 : (along - start.along) / length;
    return start.across + (end.across - start.across) * part;
  }
  return points[0]?.across ?? 0;
}
