const STEP = /^\s*%%\s*step\s*$/;
const CLOSERS: readonly {
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

/** The diagram as it stands when a step begins. */
export interface StepSource {
  readonly code: string;
  /** How many blocks are open there, which `code` closes with a line each. */
  readonly closed: number;
}

/** The code up to each `%% step` line, made whole by closing what is open there. */
export function stepSources(code: string): StepSource[] {
  const sources: StepSource[] = [];
  const lines: string[] = [];
  const open: string[] = [];
  for (const line of code.split("\n")) {
    if (STEP.test(line)) {
      sources.push({ code: [...lines, ...open.toReversed()].join("\n"), closed: open.length });
      continue;
    }
    lines.push(line);
    if (CLOSERS.some(({ close, closer }) => closer === open.at(-1) && close.test(line))) open.pop();
    const opened = CLOSERS.find((block) => block.open.test(line));
    if (opened) open.push(opened.closer);
  }
  return sources;
}
