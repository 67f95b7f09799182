const STEP = /^\s*%%\s*step\s*$/;

/** What opens a block in any kind of diagram that has steps, and the line that closes it. */
const BLOCKS: readonly {
  readonly open: RegExp;
  readonly close: RegExp;
  readonly closer: string;
}[] = [
  {
    open: /^\s*(?:subgraph|loop|alt|opt|par|par_over|critical|break|rect|box)\b/,
    close: /^\s*end\s*;?\s*$/,
    closer: "end",
  },
  { open: /\{\s*$/, close: /^\s*\}/, closer: "}" },
  { open: /^\s*note (?:left|right) of [^:]+$/i, close: /^\s*end note\s*$/i, closer: "end note" },
];

/** The code of a diagram up to a `%% step` line. */
export interface StageSource {
  readonly code: string;
  /** How many blocks are open at that line; `code` ends with a line that closes each. */
  readonly closed: number;
}

/** A diagram as it is when a step begins: a {@link StageSource}, parsed. */
export interface Stage {
  /** Mermaid's database. */
  readonly db: object;
  readonly closed: number;
}

/** What the steps of a drawing are found and marked with. */
export interface Marking {
  readonly svg: SVGSVGElement;
  /** Mermaid's database of the whole diagram. */
  readonly db: object;
  readonly stages: readonly Stage[];
  /** Says with which step an element shows; 0 for one that shows at once. */
  readonly mark: (element: Element | null | undefined, step: number) => void;
}

/** The code up to each `%% step` line, with a line for each open block that closes it. */
export function stageSources(code: string): StageSource[] {
  const sources: StageSource[] = [];
  const lines: string[] = [];
  const open: string[] = [];
  for (const line of code.split("\n")) {
    if (STEP.test(line)) {
      sources.push({ code: [...lines, ...open.toReversed()].join("\n"), closed: open.length });
      continue;
    }
    lines.push(line);
    if (BLOCKS.some(({ close, closer }) => closer === open.at(-1) && close.test(line))) open.pop();
    const opened = BLOCKS.find((block) => block.open.test(line));
    if (opened) open.push(opened.closer);
  }
  return sources;
}

/**
 * A function that tells with which step a part of a diagram is first there: 0 for the parts of the first stage.
 *
 * @param keys of all parts of a kind in a database, the same in every stage
 */
export function firstStep<Key>(
  stages: readonly Stage[],
  keys: (db: object) => Iterable<Key>,
): (key: Key) => number {
  const known = stages.map(({ db }) => new Set(keys(db)));
  return (key) => {
    const stage = known.findIndex((set) => set.has(key));
    return stage === -1 ? known.length : stage;
  };
}
