/**
 * What a slide, or its notes, and a deck may ask of the Markdown parser, whose time grows with the square of the marks
 * in a paragraph: about a microsecond each. 40 dense lines of code ask for 200,000; most slides for less than 10,000.
 */
const MOST_OF_SLIDE = 300_000;
const MOST_OF_DECK = 10_000_000;
/** What a mark costs that stands alone. */
const EACH = 100;

/** Whatever may begin something: emphasis, code, a link, an element, a cell, a list or a quotation within another. */
const MARK = /[!$&*:<>@[\\\]_`|~]|[-+.)](?=\s)|www\./gi;

/** Where an address may begin: after a bracket that nothing closes, each is held against all before it. */
const WORD = /(?<![\w+./-])[\w+.-]/g;
/** Such words squared to a microsecond. */
const WORDS = 150;

/** Tells for one text of a deck after the other whether it is more than the parser should be given. */
export function limitEffort(): (text: string) => boolean {
  let left = MOST_OF_DECK;
  return (text) => {
    const effort = effortOf(text);
    if (effort > Math.min(left, MOST_OF_SLIDE)) return true;
    left -= effort;
    return false;
  };
}

/** Takes code for paragraphs: where it ends depends on what it stands in. */
function effortOf(text: string): number {
  let effort = 0;
  let before = 0;
  /** Of its paragraph, from the line of its first bracket on. */
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
    // With those before it in its paragraph: (a + b)² = a² + 2ab + b².
    effort += EACH * marks + marks * (2 * before + marks);
    // What is indented may be within as many lists.
    effort += EACH * (line.length - line.trimStart().length);
    if (!isAlone) before += marks;
  }
  return effort;
}
