/**
 * Ranges that CSS shows as `::highlight(<name>)`, without a change of the page's tree.
 *
 * @param priority decides which of two highlights is above the other
 * @returns shows ranges in place of those before. In a browser without the CSS Custom Highlight API nothing shows.
 */
export function createHighlight(
  name: string,
  priority = 0,
): (ranges: readonly AbstractRange[]) => void {
  if (!("highlights" in CSS)) return () => {};
  const highlight = new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  return (ranges) => {
    highlight.clear();
    for (const range of ranges) highlight.add(range);
  };
}

/** A part of a text node, without the cost that a live range adds to each change of the tree. */
export function createRange(node: Text, startOffset: number, endOffset: number): StaticRange {
  return new StaticRange({ startContainer: node, startOffset, endContainer: node, endOffset });
}
