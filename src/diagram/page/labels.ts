const SVG = "http://www.w3.org/2000/svg";

/** A piece of one line in one style, in the label's own coordinates. */
interface Run {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly style: CSSStyleDeclaration;
}

/** Replaces every `foreignObject` by `<text>` that stands where its lines stood, run by run. */
export function bakeLabels(svg: SVGSVGElement): void {
  for (const label of svg.querySelectorAll("foreignObject")) {
    const group = document.createElementNS(SVG, "g");
    for (const line of lines(runs(label))) group.append(textOf(line));
    if (group.childElementCount === 1 && group.firstElementChild)
      label.replaceWith(group.firstElementChild);
    else if (group.childElementCount > 0) label.replaceWith(group);
    else label.remove();
  }
}

function runs(label: SVGForeignObjectElement): Run[] {
  const inverse = label.getScreenCTM()?.inverse() ?? new DOMMatrix();
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  const found: Run[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement === null) continue;
    const style = getComputedStyle(node.parentElement);
    for (const { text, rect } of lineRects(node)) {
      const ascent = ascentOf(style);
      const start = new DOMPoint(rect.left, rect.top).matrixTransform(inverse);
      const end = new DOMPoint(rect.right, rect.bottom).matrixTransform(inverse);
      const scale = (end.y - start.y) / rect.height || 1;
      found.push({ text, left: start.x, right: end.x, baseline: start.y + ascent * scale, style });
    }
  }
  return found;
}

/** The pieces of a text node that lie on different lines, with collapsed white space left out. */
function lineRects(node: Text): { text: string; rect: DOMRect }[] {
  const pieces: { text: string; rect: DOMRect }[] = [];
  const range = document.createRange();
  let offset = 0;
  for (const character of node.data) {
    range.setStart(node, offset);
    range.setEnd(node, (offset += character.length));
    const rect = [...range.getClientRects()].findLast(({ width }) => width > 0);
    if (rect === undefined) continue;
    const last = pieces.at(-1);
    const drawn = /\s/.test(character) ? " " : character;
    if (last && Math.abs(last.rect.top - rect.top) < rect.height / 2) {
      last.text += drawn;
      last.rect = new DOMRect(
        last.rect.left,
        last.rect.top,
        rect.right - last.rect.left,
        last.rect.height,
      );
    } else pieces.push({ text: drawn, rect });
  }
  return pieces;
}

function lines(all: readonly Run[]): Run[][] {
  const found: Run[][] = [];
  for (const run of all) {
    const line = found.at(-1);
    if (line?.[0] && Math.abs(line[0].baseline - run.baseline) < 4) line.push(run);
    else found.push([run]);
  }
  return found.filter((line) => line.some(({ text }) => text.trim() !== ""));
}

function textOf(line: readonly Run[]): SVGTextElement {
  const text = document.createElementNS(SVG, "text");
  const left = Math.min(...line.map((run) => run.left));
  const right = Math.max(...line.map((run) => run.right));
  const alignment = line[0]?.style.textAlign ?? "center";
  const anchor = alignment === "left" || alignment === "start" ? "start" : "middle";
  text.setAttribute("x", String(anchor === "middle" ? (left + right) / 2 : left));
  text.setAttribute("y", String(line[0]?.baseline ?? 0));
  text.style.cssText = `text-anchor: ${anchor}; dominant-baseline: auto; stroke: none`;
  for (const run of line) {
    const part = line.length === 1 ? text : document.createElementNS(SVG, "tspan");
    part.textContent = run.text;
    part.style.fill = run.style.color;
    part.style.fontSize = run.style.fontSize;
    part.style.fontWeight = run.style.fontWeight;
    part.style.fontStyle = run.style.fontStyle;
    part.style.textDecorationLine = run.style.textDecorationLine;
    if (part !== text) text.append(part);
  }
  return text;
}

const context = document.createElement("canvas").getContext("2d");
const ascents = new Map<string, number>();

/** Pixels from the top of an inline box to its baseline. */
function ascentOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): number {
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const known = ascents.get(font);
  if (known !== undefined || context === null) return known ?? Number.parseFloat(fontSize);
  context.font = font;
  const ascent = Math.round(context.measureText("x").fontBoundingBoxAscent);
  ascents.set(font, ascent);
  return ascent;
}

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
