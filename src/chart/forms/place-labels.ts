/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}

export interface Candidate {
  /** What it covers. */
  readonly boxes: readonly Box[];
}

/** How many places are tried before labels are left where they overlap. */
const MOST_TRIES = 50_000;

/**
 * Chooses a place for each of several things so that none overlaps another, the first ones as good as can be.
 *
 * @param candidates places of each thing, best first
 * @returns the best place of each, if there is no such choice
 */
export function chooseFree<Place extends Candidate>(
  candidates: readonly (readonly Place[])[],
): (Place | undefined)[] {
  let tries = 0;
  const choose = (index: number, taken: readonly Box[]): Place[] | undefined => {
    const places = candidates[index];
    if (!places) return [];
    for (const place of places) {
      tries += 1;
      if (tries > MOST_TRIES) return undefined;
      if (!isFree(place, taken)) continue;
      const others = choose(index + 1, [...taken, ...place.boxes]);
      if (others) return [place, ...others];
    }
    return undefined;
  };
  return choose(0, []) ?? candidates.map(([best]) => best);
}

export function isFree({ boxes }: Candidate, taken: readonly Box[]): boolean {
  return boxes.every((box) => taken.every((other) => !overlaps(box, other)));
}

/** Moves things on a line, in order, as little as makes room for each. @returns where each begins */
export function spread(
  wanted: readonly { readonly start: number; readonly length: number }[],
  end: number,
): number[] {
  const starts: number[] = [];
  let free = 0;
  for (const { start, length } of wanted) {
    starts.push(Math.max(free, start));
    free = Math.max(free, start) + length;
  }
  let limit = end;
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    const length = wanted[index]?.length ?? 0;
    starts[index] = Math.max(0, Math.min(starts[index] ?? 0, limit - length));
    limit = starts[index] ?? 0;
  }
  return starts;
}
