/**
 * The time, in microseconds, that the Markdown parser may take for a slide, for its notes, and for a deck. It grows with
 * the square of the marks in a paragraph, at about a microsecond each. 40 dense lines of code take 200,000; most slides
 * take less than 10,000.
 */
const MOST_OF_SLIDE = 300_000;
const MOST_OF_DECK = 10_000_000;
/** The time for a mark on its own. */
const EACH = 100;

/** Whatever may begin something: emphasis, code, a link, an element, a cell, a list or a quotation within another. */
const MARK = /[!$&*:<>@[\\\]_`|~]|[-+.)](?=\s)|www\./gi;

/** The possible start of a bare URL: after an unclosed bracket, each is compared with all before it. */
const WORD = /(?<![\w+./-])[\w+.-]/g;
/** Pairs of such words that take a microsecond. */
const WORDS = 150;

/** Returns a function that checks whether parsing a text would take too long; call it for each text of a deck, in order. */
export function limitEffort(): (text: string) => boolean {
  let left = MOST_OF_DECK;
  return (text) => {
    const effort = effortOf(text);
    if (effort > Math.min(left, MOST_OF_SLIDE)) return true;
    left -= effort;
    return false;
  };
}

/** An upper bound: code counts as paragraphs, as where it ends depends on what contains it. */
function effortOf(text: string): number {
  let effort = 0;
  let before = 0;
  /** Words of its paragraph, from the line with its first bracket. */
  let words: number | undefined;
  for (const line of text.split("\n")) {
    const own = line.trim();
    const marks = 1 + (own.match(MARK)?.length ?? 0);
    const isAlone = own === "" || (own.startsWith("|") && own.endsWith("|"));
    if (isAlone) {
      before = 0;
      words = undefined;
    }
    if (words !== undefined || own.includes("[")) {
      const more = own.match(WORD)?.length ?? 0;
      effort += (more * (2 * (words ?? 0) + more)) / WORDS;
      words = (words ?? 0) + more;
    }
    // With the marks before it in its paragraph: (a + b)² = a² + 2ab + b².
    effort += EACH * marks + marks * (2 * before + marks);
    // Each space of indentation may be a list.
    effort += EACH * (line.length - line.trimStart().length);
    if (!isAlone) before += marks;
  }
  return effort;
}
