import { LAYOUTS } from "../../layouts/layouts.ts";
import { ATTRIBUTES } from "../../markdown/remark-slides.ts";

/** What an episode has names for. */
export interface Names {
  readonly tones: readonly string[];
  readonly badges: readonly string[];
  /** Ids of its slides. */
  readonly slides: readonly string[];
  readonly speakers: readonly string[];
}

/** Where something can be completed: the line up to there, of which the group is what has been typed of it. */
const PLACES: readonly {
  readonly before: RegExp;
  readonly names: (names: Names) => readonly string[];
}[] = [
  { before: /^::slide\{.*\blayout="([^"]*)$/, names: () => LAYOUTS },
  { before: /^::slide\{.*\btone="([^"]*)$/, names: ({ tones }) => tones },
  { before: /^::slide\{.*\bbadge="(?:[^"]* )?([^" ]*)$/, names: ({ badges }) => badges },
  {
    before: /^::slide\{(?:[^"}]*"[^"]*")*[^"}]*?([\w-]*)$/,
    names: () => ATTRIBUTES.map((name) => (name === "hidden" ? name : `${name}="`)),
  },
  { before: /^::(\w*)$/, names: () => ["slide{", "embed{"] },
  { before: /^:::(\w*)$/, names: () => ["notes", "steps", "column", "fit", "private"] },
  { before: /\]\(#([^)\s]*)$/, names: ({ slides }) => slides },
  {
    before: /^(?:\[[\d:.!]+\] )?(?:\[click\] )?\*\*([^*:]*)$/,
    names: ({ speakers }) => speakers.map((name) => `${name}:** `),
  },
];

/**
 * What can stand at a place of a segment.
 *
 * @param line up to there
 * @returns the texts, and how many characters before the place each replaces
 */
export function complete(line: string, names: Names): { texts: readonly string[]; typed: number } {
  for (const place of PLACES) {
    const [, typed] = place.before.exec(line) ?? [];
    if (typed !== undefined) return { texts: place.names(names), typed: typed.length };
  }
  return { texts: [], typed: 0 };
}
