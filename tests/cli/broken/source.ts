import type { RuleId } from "../../../src/episode/rules/rules.ts";

export interface BrokenSource {
  readonly rule: RuleId;
  readonly what: string;
  /** Of one episode, by name; `null` for one of {@link GOOD} that is not there. */
  readonly files: Readonly<Record<string, string | Uint8Array | null>>;
  /** Of its folder in `public/`. */
  readonly publicFiles?: Readonly<Record<string, string>>;
  /** All that is said of it: place, severity, reason, rule. */
  readonly problems: readonly string[];
}

/** An episode without a fault. */
export const GOOD = {
  "episode.yaml": "title: Talk\n",
  "01-part.md": segment("# Good"),
};

/** A segment; its body begins in line 5. */
export function segment(body: string): string {
  return `---\ntitle: Part\n---\n\n${body}\n`;
}

/** In an encoding of the last century. */
export function latin1(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

/** An episode of this one segment. */
export function part(body: string): BrokenSource["files"] {
  return { "01-part.md": segment(body) };
}

/** An episode with this `episode.yaml`. */
export function meta(lines: string): BrokenSource["files"] {
  return { "episode.yaml": lines };
}
