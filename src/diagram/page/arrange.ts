import type { Point, Size } from "./fold.ts";
import { type Box, placeLabels } from "./place-labels.ts";
import { type Place, planRoutes, type Span } from "./route.ts";

export type Direction = "LR" | "RL" | "TB" | "BT";

/** A node with the rank and the place across it that a layout gave it. */
export interface RankedNode extends Size {
  readonly rank: number;
  readonly across: number;
  /** Whether it may be made larger, and touched beside the middle of its sides: a rectangle. */
  readonly isBox: boolean;
}

export interface RankedEdge {
  /** Indices of nodes. */
  readonly from: number;
  readonly to: number;
  readonly label: Size;
  /** How broad its sign is where it ends. */
  readonly sign: number;
  /** Where it passes the ranks between its ends, across, by rank. */
  readonly passes: ReadonlyMap<number, number>;
}

export interface RankedGraph {
  readonly nodes: readonly RankedNode[];
  readonly edges: readonly RankedEdge[];
}

export interface ArrangeOptions {
  readonly direction: Direction;
  readonly area: Size;
}

export interface Arrangement {
  readonly boxes: readonly Box[];
  readonly lines: readonly (readonly Point[])[];
  readonly labels: readonly (Point | undefined)[];
  /** Of all of it. */
  readonly size: Size;
}

/** Pixels between two nodes of a rank, and between a node and an edge that passes it. */
const LEAST = { nodes: 20, edge: 24 };
/** Pixels by which nodes of a rank, and ranks, are moved apart at most to fill the area. */
const MOST = { nodes: 130, ranks: { level: 110, steep: 56 } };
/** A node that is this near to one before it, and twice as near as to the next, is moved into line with it. */
const SNAP = 64;
const LOOP_ROOM = 80;
/** Pixels that an edge runs before it turns; where labels lie above the turn, those around a label. */
const BEFORE_TURN = 22;
const LABEL_ROOM = 16;

/**
 * Places a ranked graph in an area: as far apart as the area has room for, nodes of a rank side by side, edges in right
 * angles from side to side.
 */
export function arrange(graph: RankedGraph, options: ArrangeOptions): Arrangement {
  const { direction } = options;
  const isLevel = direction === "LR" || direction === "RL";
  const along = (size: Size): number => (isLevel ? size.width : size.height);
  const across = (size: Size): number => (isLevel ? size.height : size.width);
  const looped = new Set(graph.edges.filter(({ from, to }) => from === to).map(({ from }) => from));
  const rooms = graph.nodes.map(
    (node, index) => across(node) + (looped.has(index) ? LOOP_ROOM : 0),
  );
  const factor = spread(graph, rooms, across(options.area));
  const centres = intoLine(graph, rooms, factor);

  const places = graph.nodes.map((node, index): Place => {
    const { rank, isBox } = node;
    return { rank, isBox, across: centres[index] ?? 0, length: along(node), breadth: across(node) };
  });
  const highest = Math.max(0, ...graph.edges.map(({ label }) => label.height));
  const routing = planRoutes(
    places,
    graph.edges.map((edge) => ({
      ...edge,
      label: { length: along(edge.label), breadth: across(edge.label) },
      passes: new Map([...edge.passes].map(([rank, at]) => [rank, at * factor])),
    })),
    {
      before: isLevel || highest === 0 ? BEFORE_TURN : highest + LABEL_ROOM,
      isLevel,
    },
  );
  const ranks = ranksIn(places, routing.gaps, along(options.area), isLevel);

  const point = pointer(direction);
  const boxes = places.map((place, index): Box => {
    const { start, end } = ranks[place.rank] ?? { start: 0, end: 0 };
    const { width, height } = graph.nodes[index] ?? NO_SIZE;
    return { ...point({ x: (start + end) / 2, y: place.across }), width, height };
  });
  const lines = routing.points(ranks).map((points) => points.map(point));
  const labels = placeLabels(
    lines.map((points, index) => ({ points, label: graph.edges[index]?.label ?? NO_SIZE })),
    boxes,
  );
  const labelBoxes = labels.flatMap((label, index) =>
    label ? [{ ...label, ...(graph.edges[index]?.label ?? NO_SIZE) }] : [],
  );
  const ends = lines.flat().map((end) => ({ ...end, ...NO_SIZE }));
  return { boxes, lines, labels, size: extent([...boxes, ...labelBoxes, ...ends]) };
}

const NO_SIZE: Size = { width: 0, height: 0 };

/** The factor by which all places across are multiplied: what was in line, or in the middle, stays so. */
function spread({ nodes, edges }: RankedGraph, rooms: readonly number[], area: number): number {
  const items = [
    ...nodes.map(({ rank, across }, index) => ({ rank, across, room: rooms[index] ?? 0 })),
    ...edges.flatMap(({ passes }) =>
      [...passes].map(([rank, across]) => ({ rank, across, room: 0 })),
    ),
  ].toSorted((one, other) => one.rank - other.rank || one.across - other.across);
  const pairs = items.slice(1).flatMap((item, index) => {
    const before = items[index];
    const distance = before?.rank === item.rank ? item.across - before.across : 0;
    if (before === undefined || distance < 1) return [];
    const rooms = (before.room + item.room) / 2;
    const gap = before.room > 0 && item.room > 0 ? LEAST.nodes : LEAST.edge;
    return [{ least: (rooms + gap) / distance, most: (rooms + gap + MOST.nodes) / distance }];
  });
  if (pairs.length === 0) return 1;
  const least = Math.max(...pairs.map((pair) => pair.least));
  const most = Math.max(least, Math.min(...pairs.map((pair) => pair.most)));
  const reach = (factor: number): number =>
    Math.max(...items.map(({ across, room }) => across * factor + room / 2)) -
    Math.min(...items.map(({ across, room }) => across * factor - room / 2));
  const isWithin = reach(most) <= area;
  let [low, high] = isWithin ? [most, most] : [least, most];
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (reach(middle) <= area) low = middle;
    else high = middle;
  }
  return low;
}

/** The centres across, those that are nearly in line with one before them moved into line where their rank has room. */
function intoLine(
  { nodes, edges }: RankedGraph,
  rooms: readonly number[],
  factor: number,
): number[] {
  const centres = nodes.map(({ across }) => across * factor);
  const rankOf = (index: number): number => nodes[index]?.rank ?? 0;
  for (const index of [...nodes.keys()].toSorted((one, other) => rankOf(one) - rankOf(other))) {
    const here = centres[index] ?? 0;
    const joined = edges.flatMap(({ from, to }) =>
      from === index ? [to] : to === index ? [from] : [],
    );
    const [before, next] = [...new Set(joined)]
      .filter((other) => rankOf(other) === rankOf(index) - 1)
      .map((other) => centres[other] ?? 0)
      .toSorted((one, other) => Math.abs(one - here) - Math.abs(other - here));
    if (before === undefined) continue;
    const others = [
      ...centres.flatMap((at, other) =>
        other !== index && rankOf(other) === rankOf(index)
          ? [{ at, least: ((rooms[other] ?? 0) + (rooms[index] ?? 0)) / 2 + LEAST.nodes }]
          : [],
      ),
      ...edges.flatMap(({ passes }) => {
        const at = passes.get(rankOf(index));
        const least = (rooms[index] ?? 0) / 2 + LEAST.edge;
        return at === undefined ? [] : [{ at: at * factor, least }];
      }),
    ];
    const isNear =
      next === undefined
        ? others.length === 0 || Math.abs(before - here) <= SNAP
        : Math.abs(before - here) <= Math.min(SNAP, Math.abs(next - here) / 2);
    const isFree = others.every(({ at, least }) => Math.abs(at - before) >= least);
    if (isNear && isFree) centres[index] = before;
  }
  return centres;
}

/** Where each rank begins and ends, with gaps that are as long as they must be, and longer where the area has room. */
function ranksIn(
  places: readonly Place[],
  gaps: readonly number[],
  area: number,
  isLevel: boolean,
): Span[] {
  const lengths = Array.from({ length: gaps.length + 1 }, (_, rank) =>
    Math.max(0, ...places.filter((place) => place.rank === rank).map(({ length }) => length)),
  );
  const free = Math.max(0, area - sum(lengths) - sum(gaps)) / Math.max(1, gaps.length);
  const longer = Math.min(free, isLevel ? MOST.ranks.level : MOST.ranks.steep);
  return lengths.map((length, rank) => {
    const start = sum(lengths.slice(0, rank)) + sum(gaps.slice(0, rank)) + longer * rank;
    return { start, end: start + length };
  });
}

/** From along and across to x and y. */
function pointer(direction: Direction): (point: Point) => Point {
  const sign = direction === "RL" || direction === "BT" ? -1 : 1;
  return direction === "LR" || direction === "RL"
    ? ({ x, y }) => ({ x: sign * x, y })
    : ({ x, y }) => ({ x: y, y: sign * x });
}

function extent(boxes: readonly Box[]): Size {
  const reach = (place: "x" | "y", size: "width" | "height"): number =>
    Math.max(...boxes.map((box) => box[place] + box[size] / 2)) -
    Math.min(...boxes.map((box) => box[place] - box[size] / 2));
  return { width: reach("x", "width"), height: reach("y", "height") };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
