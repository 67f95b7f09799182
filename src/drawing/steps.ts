import { childrenNamed, elementsOf, type Report, type SvgElement, textOf } from "./svg.ts";

/** From which of a drawing's steps a group is shown, and to which; both count from 0. */
interface Span {
  readonly from: number;
  readonly to?: number | undefined;
}

/** `step 2`, `Step-2 arrow` or `step_0_to_1`. */
const NAME = /^step[ _-]*(\d{1,3})(?:[ _-]+to[ _-]+(\d{1,3}))?(?![\p{L}\d])/iu;

/** Names of Inkscape's layers, of Illustrator's, and of Figma's, which are ids. */
const NAMED_BY = ["inkscape:label", "data-name", "id"] as const;

function spanOf({ attributes }: SvgElement): Span | undefined {
  for (const key of NAMED_BY) {
    // Illustrator writes what an id can't have by its code.
    const name = attributes[key]?.replaceAll(/_x([\dA-F]{2,4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    const [, from, to] = NAME.exec(name ?? "") ?? [];
    if (from !== undefined)
      return { from: Number(from), to: to === undefined ? undefined : Number(to) };
  }
  return undefined;
}

/** Only drawn where something refers to it: there are no steps in it. */
const HIDDEN = new Set(["defs", "symbol", "clipPath", "mask", "pattern", "marker"]);

/** The groups that a drawing shows by steps. */
export function findSteps(svg: SvgElement): Map<SvgElement, Span> {
  const found = new Map<SvgElement, Span>();
  const search = ({ children }: SvgElement): void => {
    for (const child of children) {
      if (child.type === "text" || HIDDEN.has(child.name)) continue;
      const span = spanOf(child);
      if (span) found.set(child, span);
      search(child);
    }
  };
  search(svg);
  return found;
}

/**
 * Marks what a drawing shows by steps. A layer that was hidden while its author drew is shown by its step.
 *
 * @returns how many steps there are
 */
export function markSteps(spans: ReadonlyMap<SvgElement, Span>, report: Report): number {
  for (const [{ attributes, offset }, { from, to = Infinity }] of spans) {
    if (to < from) {
      const reason = `Unexpected group from step ${from} to ${to}, expected an end after its beginning`;
      report("drawing-step", offset, reason);
    }
    if (from > 0) attributes["data-step"] = String(from);
    if (to < Infinity) attributes["data-until"] = String(to);
    delete attributes["display"];
    delete attributes["visibility"];
  }
  const changes = [...spans.values()].flatMap(({ from, to }) =>
    to === undefined ? [from] : [from, to + 1],
  );
  const steps = Math.max(0, ...changes);
  for (let step = 1; step <= steps; step += 1) {
    if (changes.includes(step)) continue;
    const last = [...spans].find(([, { from }]) => from > step)?.[0];
    const reason = `Unexpected drawing without a step ${step}, expected a group named \`step ${step}\` before \`step ${step + 1}\``;
    report("drawing-step", last?.offset ?? 0, reason);
  }
  return steps;
}

/** What the groups of each step say of themselves, by the steps' numbers from 1. */
export function describeSteps(spans: ReadonlyMap<SvgElement, Span>, steps: number): string[] {
  return Array.from({ length: steps }, (_, index) =>
    Array.from(spans)
      .filter(([, { from }]) => from === index + 1)
      .map(([group]) =>
        ["title", "desc"]
          .flatMap((name) => childrenNamed(group, name))
          .map(textOf)
          .join(": "),
      )
      .filter((text) => text !== "")
      .join(" "),
  );
}

/** Takes out what is never shown, such as a layer that its author has hidden. */
export function dropHidden(svg: SvgElement, spans: ReadonlyMap<SvgElement, Span>): void {
  for (const element of elementsOf(svg))
    element.children = element.children.filter(
      (child) =>
        child.type === "text" ||
        child.attributes["display"] !== "none" ||
        HIDDEN.has(child.name) ||
        spans.has(child),
    );
}
