/** The spoken text of a note, and its text nodes. */
export interface NoteText {
  readonly text: string;
  /** Each text node with its place in `text`, in order. */
  readonly pieces: readonly { readonly node: Text; readonly start: number }[];
}

/** Parts of a note that are no text of it. KaTeX writes each formula twice: this is the hidden one. */
const ADDED = ".cue-time, .cue-link, .left-mark, .reference-card, .callout-kind, .katex-mathml";
/** And the name of who says it. */
const UNSPOKEN = `${ADDED}, .cue-speaker`;
const BLOCKS = "p, li, div, h2, h3, h4, h5, h6, blockquote, pre, td, th, dt, dd";

/** Reads what is said in a note, without its time and its citations, a line for each block. */
export function readNoteText(note: Element): NoteText {
  return readText(note, UNSPOKEN);
}

/** As {@link readNoteText}, with the name of who says it before that. */
export function readNoteWithSpeaker(note: Element): NoteText {
  return readText(note, ADDED);
}

function readText(note: Element, left: string): NoteText {
  const pieces: { node: Text; start: number }[] = [];
  let text = "";
  let block: Element | null | undefined;
  for (const node of textNodesOf(note, left)) {
    const own = node.parentElement?.closest(BLOCKS);
    if (block && own !== block) text += "\n";
    block = own;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return { text, pieces };
}

/** @param left selects what to leave out, beside citations */
function textNodesOf(note: Element, left: string): Text[] {
  const nodes: Text[] = [];
  const walker = document.createTreeWalker(
    note,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
      const isLeft = node.matches(left) || isCitation(node);
      return isLeft ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  );
  while (walker.nextNode()) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
  return nodes;
}

/** A `sup` with citations holds only these and commas; any other is spoken. */
function isCitation(element: Element): boolean {
  return element.localName === "sup" && element.querySelector(".citation") !== null;
}

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
