import type { Timeline } from "./timeline.ts";

/**
 * Computes something from a timeline's lists when it is first asked for, and again once they are others: `cuedeck dev`
 * gives an open page those of the sources that were saved since.
 */
export function derive<Value>(
  timeline: Timeline,
  compute: (timeline: Timeline) => Value,
): () => Value {
  let computed: { readonly from: Timeline["cues"]; readonly value: Value } | undefined;
  return () => {
    if (computed?.from !== timeline.cues)
      computed = { from: timeline.cues, value: compute(timeline) };
    return computed.value;
  };
}
