const GAP = { above: 7, beside: 14 };
const SAMPLES = 80;

/** Moves edge labels off the lines: above or below a level one, beside a steep one, where fewest lines pass. */
export function liftLabels(svg: SVGSVGElement): void {
  const paths = new Map(
    [...svg.querySelectorAll<SVGPathElement>("path[data-edge][data-id]")].map((path) => [
      path.getAttribute("data-id"),
      pointsOf(path),
    ]),
  );
  const all = [...paths.values()].flat();
  for (const inner of svg.querySelectorAll("g.edgeLabel > g.label[data-id]")) {
    const own = paths.get(inner.getAttribute("data-id"));
    if (own && inner.parentElement instanceof SVGGElement) lift(inner.parentElement, own, all);
  }
}

function lift(label: SVGGElement, own: readonly DOMPoint[], all: readonly DOMPoint[]): void {
  const centre = label.transform.baseVal.consolidate()?.matrix;
  const { width, height } = label.getBBox();
  if (centre === undefined || width === 0) return;
  const passing = ({ x, y }: Place): number =>
    all.filter(
      (point) => Math.abs(point.x - x) < width / 2 + 3 && Math.abs(point.y - y) < height / 2 + 1,
    ).length;
  const here = { x: centre.e, y: centre.f };
  if (passing(here) === 0) return;
  const places = placesBeside(here, own, { width, height });
  const best = places.reduce((one, other) => (passing(other) < passing(one) ? other : one));
  label.setAttribute("transform", `translate(${best.x}, ${best.y})`);
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The better places first: above a level line, to the right of a steep one. */
function placesBeside(
  here: Place,
  own: readonly DOMPoint[],
  size: { width: number; height: number },
): Place[] {
  const distance = (point: Place): number => Math.hypot(point.x - here.x, point.y - here.y);
  const at = own.reduce<Place>(
    (nearest, point) => (distance(point) < distance(nearest) ? point : nearest),
    own[0] ?? here,
  );
  const index = own.findIndex((point) => point === at);
  const [before, after] = [
    own[Math.max(0, index - 1)] ?? at,
    own[Math.min(own.length - 1, index + 1)] ?? at,
  ];
  const vertical = size.height / 2 + GAP.above;
  const horizontal = size.width / 2 + GAP.beside;
  const level = [
    { x: here.x, y: at.y - vertical },
    { x: here.x, y: at.y + vertical },
  ];
  const steep = [
    { x: at.x + horizontal, y: here.y },
    { x: at.x - horizontal, y: here.y },
  ];
  return Math.abs(after.x - before.x) >= Math.abs(after.y - before.y)
    ? [...level, ...steep]
    : [...steep, ...level];
}

function pointsOf(path: SVGPathElement): DOMPoint[] {
  const length = path.getTotalLength();
  return Array.from({ length: SAMPLES + 1 }, (_, index) =>
    path.getPointAtLength((length * index) / SAMPLES),
  );
}
