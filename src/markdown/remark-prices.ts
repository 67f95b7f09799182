import "remark-parse";
import type { Processor } from "unified";

const DOLLAR = 36;

/**
 * Lets prices be text: as for Pandoc and GitHub, a single dollar before a digit ends no formula. Stands after `remark-math`.
 */
export default function remarkPrices(this: Processor): void {
  for (const { text } of this.data().micromarkExtensions ?? []) {
    const formula = text?.[DOLLAR];
    if (!text || !formula || Array.isArray(formula)) continue;
    text[DOLLAR] = {
      ...formula,
      tokenize(effects, ok, nok) {
        const end: typeof ok = (code) => {
          const [, token] = this.events.at(-1) ?? [];
          const isDouble = token && this.sliceSerialize(token).startsWith("$$");
          const isDigit = code !== null && code >= 48 && code <= 57;
          return isDigit && !isDouble ? nok(code) : ok(code);
        };
        return formula.tokenize.call(this, effects, end, nok);
      },
    };
  }
}
