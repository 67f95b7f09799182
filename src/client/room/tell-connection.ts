import type { Notices } from "../ui/notices.ts";

/** Milliseconds: a moment without a connection is none that anybody has to know of. */
const PATIENCE = 2000;

/**
 * Has a notice for how a connection stands, which comes after a moment and goes at once.
 *
 * @returns what is told each time that it stands otherwise: the sentence, or `undefined` where there is nothing to say,
 *   and milliseconds to wait for it to be over
 */
export function tellConnection(
  notices: Notices,
  key: string,
): (sentence: string | undefined, patience?: number) => void {
  let late: ReturnType<typeof setTimeout> | undefined;
  return (sentence, patience = PATIENCE) => {
    clearTimeout(late);
    if (sentence === undefined) notices.clear(key);
    else late = setTimeout(() => notices.show(key, sentence), patience);
  };
}
