import type { Point } from "./fold.ts";

/** A node in its rank. Places and sizes are along the ranks, and across them; a place is a centre. */
export interface Place {
  readonly rank: number;
  readonly across: number;
  readonly length: number;
  readonly breadth: number;
  /** Whether edges may touch it beside the middle of its sides. */
  readonly isBox: boolean;
}

export interface PlacedEdge {
  /** Indices of places. */
  readonly from: number;
  readonly to: number;
  /** How broad its sign is where it ends. */
  readonly sign: number;
  /** The size of its label. */
  readonly label: { readonly length: number; readonly breadth: number };
  /** Where it passes the ranks between its ends, across, by rank. */
  readonly passes: ReadonlyMap<number, number>;
}

/** Where a rank begins and ends. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How edges run, before it is known where the ranks lie. */
export interface Routing {
  /** The length that each gap between two ranks needs. */
  readonly gaps: readonly number[];
  /** The points of each edge, `x` along and `y` across. */
  points(ranks: readonly Span[]): Point[][];
}

/** Pixels between two edges that turn, and of an edge after it turned: its sign, and what it needs to be seen. */
const TRACK = 22;
const AFTER = 42;
const LEAST_GAP = 72;
/** Pixels between two edges at a side of a box, which are a quarter of it where that is more. */
const LEAST_PORT = 20;
/** Pixels that a side has left beyond its outermost edge. */
const CORNER = 12;
/** Two ends that differ by less are joined straight. */
const STRAIGHT = 14;
const LOOP = { reach: 40, half: 28 };

/** An edge as the ranks go: one that leads back runs from its end to its start. */
interface Run {
  readonly edge: PlacedEdge;
  readonly start: Place;
  readonly end: Place;
  readonly isBack: boolean;
}

/** Where a run is, across, in each rank from its first to its last. */
type Stops = readonly number[];

/** A place where a run changes from one stop to the next, in the gap after a rank, near one of its ends. */
interface Turn {
  readonly run: Run;
  readonly gap: number;
  readonly near: "start" | "end";
  /** The stop at the near end, and the other. */
  readonly here: number;
  readonly there: number;
}

interface Turning extends RouteOptions {
  readonly turns: readonly Turn[];
  /** Counted from the near end of each. */
  readonly tracks: ReadonlyMap<Turn, number>;
}

export interface RouteOptions {
  /** Pixels that an edge runs before it turns. */
  readonly before: number;
  /** Whether the ranks run from left to right, or back, so that labels lie along the edges. */
  readonly isLevel: boolean;
}

/** Plans edges that run along, and turn only between ranks, each on a track of its own where it would lie on another. */
export function planRoutes(
  places: readonly Place[],
  edges: readonly PlacedEdge[],
  { before, isLevel }: RouteOptions,
): Routing {
  const runs = edges.map((edge) => runOf(edge, places));
  const forward = runs.filter((run) => run !== undefined);
  const ports = { start: portsAt("start", forward), end: portsAt("end", forward) };
  const stops = new Map(forward.map((run) => [run, stopsOf(run, ports)]));
  const turns = forward.flatMap((run) => turnsOf(run, stops.get(run) ?? [], forward));
  const turning = { turns, tracks: tracksOf(turns), before, isLevel };
  const count = Math.max(0, ...places.map(({ rank }) => rank));
  return {
    gaps: Array.from({ length: count }, (_, gap) => gapLength(gap, forward, turning)),
    points: (ranks) =>
      runs.map((run, index) => {
        if (run === undefined) return loopAt(places[edges[index]?.from ?? 0], ranks, isLevel);
        const points = pointsOf(run, stops.get(run) ?? [], turning, ranks);
        return run.isBack ? points.toReversed() : points;
      }),
  };
}

/** Undefined for an edge from a node to itself. */
function runOf(edge: PlacedEdge, places: readonly Place[]): Run | undefined {
  const [from, to] = [places[edge.from], places[edge.to]];
  if (from === undefined || to === undefined || from.rank === to.rank) return undefined;
  const isBack = from.rank > to.rank;
  return { edge, isBack, start: isBack ? to : from, end: isBack ? from : to };
}

/** How far from the middle of its side each run leaves or enters: in the order in which they go on, straight ones first. */
function portsAt(side: "start" | "end", runs: readonly Run[]): Map<Run, number> {
  const found = new Map<Run, number>();
  for (const place of new Set(runs.map((run) => run[side]))) {
    const here = runs.filter((run) => run[side] === place);
    const sorted = here.toSorted((one, other) => nextStop(one, side) - nextStop(other, side));
    const straight = sorted.findIndex((run) => Math.abs(nextStop(run, side) - place.across) < 1);
    const middle =
      straight === -1 || isShared(sorted, side, straight) ? (sorted.length - 1) / 2 : straight;
    const least = Math.max(
      LEAST_PORT,
      ...here.map((run) => (endsHere(run, side) ? run.edge.sign + 4 : 0)),
    );
    const distance = Math.max(least, place.breadth / 4);
    const fits =
      place.isBox &&
      Math.max(middle, sorted.length - 1 - middle) * distance <= place.breadth / 2 - CORNER;
    for (const [index, run] of sorted.entries())
      found.set(run, fits ? (index - middle) * distance : 0);
  }
  return found;
}

/** Whether a run is not the only one between its ends. */
function isShared(runs: readonly Run[], side: "start" | "end", index: number): boolean {
  const other = side === "start" ? "end" : "start";
  return runs.filter((run) => run[other] === runs[index]?.[other]).length > 1;
}

/** Whether a run's sign is at this side of it. */
function endsHere({ isBack }: Run, side: "start" | "end"): boolean {
  return (side === "end") !== isBack;
}

/** Where a run goes on to from one of its ends. */
function nextStop({ edge: { passes }, start, end }: Run, side: "start" | "end"): number {
  return side === "start"
    ? (passes.get(start.rank + 1) ?? end.across)
    : (passes.get(end.rank - 1) ?? start.across);
}

function stopsOf(
  run: Run,
  ports: { readonly start: Map<Run, number>; readonly end: Map<Run, number> },
): Stops {
  const { start, end, edge } = run;
  const first = start.across + (ports.start.get(run) ?? 0);
  const between = Array.from(
    { length: end.rank - start.rank - 1 },
    (_, index) => edge.passes.get(start.rank + 1 + index) ?? first,
  );
  const last = end.across + (ports.end.get(run) ?? 0);
  if (between.length > 0 || Math.abs(last - first) >= STRAIGHT) return [first, ...between, last];
  return end.isBox ? [first, first] : [last, last];
}

/** Near its start where that has more edges on this side than its end has, as those of a fan have; else near its end. */
function turnsOf(run: Run, stops: Stops, runs: readonly Run[]): Turn[] {
  const leaving = runs.filter(({ start }) => start === run.start).length;
  const entering = runs.filter(({ end }) => end === run.end).length;
  return stops.slice(1).flatMap((stop, index): Turn[] => {
    const before = stops[index] ?? stop;
    if (Math.abs(stop - before) < 1) return [];
    const isFirst = index === 0;
    const isLast = index === stops.length - 2;
    const near = isFirst && isLast ? leaving >= entering : isFirst;
    const gap = run.start.rank + index;
    return near
      ? [{ run, gap, near: "start", here: before, there: stop }]
      : [{ run, gap, near: "end", here: stop, there: before }];
  });
}

/** The track of each turn, counted from its near end: the first on which it lies on no other. */
function tracksOf(turns: readonly Turn[]): Map<Turn, number> {
  const tracks = new Map<Turn, number>();
  // Seen from the near end, those that go left begin with the leftmost, the others with the rightmost: none cross.
  const order = turns.toSorted((one, other) =>
    one.there < one.here ? one.here - other.here : other.here - one.here,
  );
  for (const turn of order) {
    const others = order.filter(
      (other) =>
        tracks.has(other) &&
        other.gap === turn.gap &&
        other.near === turn.near &&
        (other.here !== turn.here || other.run[turn.near] !== turn.run[turn.near]) &&
        overlap(turn, other),
    );
    const taken = new Set(others.map((other) => tracks.get(other)));
    tracks.set(turn, [...Array(taken.size + 1).keys()].find((track) => !taken.has(track)) ?? 0);
  }
  return tracks;
}

function overlap(one: Turn, other: Turn): boolean {
  const [from, to] = [Math.min(one.here, one.there), Math.max(one.here, one.there)];
  return Math.max(other.here, other.there) > from - 8 && Math.min(other.here, other.there) < to + 8;
}

function gapLength(gap: number, runs: readonly Run[], turning: Turning): number {
  const here = turning.turns.filter((turn) => turn.gap === gap);
  const count = (near: Turn["near"]): number =>
    Math.max(
      0,
      ...here
        .filter((turn) => turn.near === near)
        .map((turn) => (turning.tracks.get(turn) ?? 0) + 1),
    );
  const all = count("start") + count("end");
  const labels = runs
    .filter((run) => labelGap(run, runs) === gap)
    .map((run) => besideTurns(run, here, turning.isLevel));
  const turns = all === 0 ? 0 : turning.before + (all - 1) * TRACK;
  return Math.max(LEAST_GAP, turns + Math.max(0, ...labels) + AFTER);
}

/** Pixels along that a run's label needs beside those that turn: none where it lies on what runs across. */
function besideTurns(run: Run, turns: readonly Turn[], isLevel: boolean): number {
  const { length, breadth } = run.edge.label;
  if (length === 0) return 0;
  if (isLevel) return length + 10;
  const own = turns.find((turn) => turn.run === run);
  const isOnTurn = own && Math.abs(own.there - own.here) >= breadth;
  return turns.length === 0 || isOnTurn ? 0 : length;
}

/** The gap in which a run has most room to itself. */
function labelGap(run: Run, runs: readonly Run[]): number {
  const leaving = runs.filter(({ start }) => start === run.start).length;
  const entering = runs.filter(({ end }) => end === run.end).length;
  return leaving > entering ? run.end.rank - 1 : run.start.rank;
}

function pointsOf(
  run: Run,
  stops: Stops,
  { turns, tracks, before }: Turning,
  ranks: readonly Span[],
): Point[] {
  const first = { x: middle(run.start, ranks) + run.start.length / 2, y: stops[0] ?? 0 };
  const last = { x: middle(run.end, ranks) - run.end.length / 2, y: stops.at(-1) ?? 0 };
  const between = turns
    .filter((turn) => turn.run === run)
    .flatMap((turn) => {
      const track = (tracks.get(turn) ?? 0) * TRACK;
      const x =
        turn.near === "start"
          ? (ranks[turn.gap]?.end ?? 0) + before + track
          : (ranks[turn.gap + 1]?.start ?? 0) - AFTER - track;
      const [here, there] = [
        { x, y: turn.here },
        { x, y: turn.there },
      ];
      return turn.near === "start" ? [here, there] : [there, here];
    });
  return [first, ...between, last];
}

/** From a node's upper side, or its right one, and back to it. */
function loopAt(place: Place | undefined, ranks: readonly Span[], isLevel: boolean): Point[] {
  if (place === undefined) return [];
  const way = isLevel ? -1 : 1;
  const [x, y] = [middle(place, ranks), place.across + (way * place.breadth) / 2];
  const half = Math.min(LOOP.half, place.length / 4);
  const [first, last] = [x - half, x + half];
  return [
    { x: first, y },
    { x: first, y: y + way * LOOP.reach },
    { x: last, y: y + way * LOOP.reach },
    { x: last, y },
  ];
}

function middle({ rank }: Place, ranks: readonly Span[]): number {
  const { start, end } = ranks[rank] ?? { start: 0, end: 0 };
  return (start + end) / 2;
}
