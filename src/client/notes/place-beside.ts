/** CSS pixels that stay free around what is placed. */
const MARGIN = 8;

/** Where a box goes beside another, in the window's coordinates. */
export interface Placement {
  readonly left: number;
  readonly top: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Places a box below another, or above it where below there is less room than it needs and more above; never beyond
 * the window's edges.
 *
 * @param anchor what it belongs to
 */
export function placeBeside(
  anchor: Pick<DOMRect, "left" | "top" | "bottom">,
  box: Size,
  view: Size,
): Placement {
  const below = view.height - anchor.bottom;
  const above = anchor.top;
  const needed = box.height + 2 * MARGIN;
  const top =
    below >= needed || below >= above
      ? Math.min(anchor.bottom + MARGIN, view.height - MARGIN - box.height)
      : anchor.top - MARGIN - box.height;
  const left = Math.min(anchor.left - 2 * MARGIN, view.width - MARGIN - box.width);
  return { left: Math.max(MARGIN, left), top: Math.max(MARGIN, top) };
}
