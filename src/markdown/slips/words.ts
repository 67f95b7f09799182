import { expected, mended, type Slip } from "./slip.ts";

/** Within text on slides. */
export const MARKS: readonly Slip[] = [
  {
    rule: "click-syntax",
    pattern: /(?<!\\)\[click\]/gi,
    meant: () => expected("it in `:::notes`, at the word that shows the step"),
  },
];

const IS_FORMULA = /[\\^_=]/;

/** Within text, on slides and in notes. */
export const WORDS: readonly Slip[] = [
  {
    rule: "markdown-syntax",
    pattern: /(?<!\S)\*\*\S[^*\n]*[ \t]\*\*|\*\*[ \t][^*\n]*[^*\s]\*\*(?!\S)/g,
    meant: () => expected("no space within, as `**bold**`"),
  },
  {
    rule: "markdown-syntax",
    pattern: /(?<!\\)!?\[[^[\]\n]+\] \((?:(?:https?:|mailto:|#)[^)\n]*\)?|[\w./-]+\.\w+\))/g,
    meant: () => expected("no space between `]` and `(`"),
  },
  {
    rule: "markdown-syntax",
    pattern: /(?<!\\)\[[^[\]\n]+\]\([^)\n]* [^)\n]*\)/g,
    meant: () => expected("an address without spaces: `%20` for each"),
  },
  {
    rule: "markdown-syntax",
    pattern: /(?<![\]\\\w])(?:\([^()\n]+\)\[(?:https?:|#)[^\]\n]*\]|!\([^()\n]+\)\[[^\]\n]+\])/g,
    meant: ([text]) => expected(text.startsWith("!") ? "`![text](file)`" : "`[text](address)`"),
  },
  {
    rule: "markdown-syntax",
    // The address of a link is masked.
    pattern: /(?<!\S)! \[[^\]\n\0]+\0/g,
    meant: () => expected("no space after `!`, as `![what it shows](file)`"),
  },
  {
    rule: "markdown-syntax",
    pattern:
      /[![！]?[［[][^［］[\]\n]+[］\]][（(][^（）()\n]+[）)]|！\[[^\]\n]*\]|［[＾^][^［］\n]+］|＊＊[^＊\n]+＊＊|｀[^｀\n]+｀/g,
    meant: ([text]) =>
      /[［］（！＾＊｀]/.test(text)
        ? expected("plain `[ ] ( ) ! ^ *`, not those of the full width")
        : undefined,
  },
  {
    rule: "other-syntax",
    pattern: /(?<![\\{])\{(?:\{[^{}\n]+\}|%[^%\n]+%)\}/g,
    meant: () => expected("the text itself: there are no variables, nor tags of templates"),
  },
  {
    rule: "other-syntax",
    pattern: /(?<!\S)\[fit\](?=[ \t])/g,
    meant: () => expected("`:::fit` around the words"),
  },
  {
    rule: "other-syntax",
    pattern: /Error! (?:Bookmark|Reference source) not (?:defined|found)\./g,
    meant: () => expected("what Word could not find"),
  },
  {
    rule: "other-syntax",
    pattern: /(?<![\\\w:]):[a-z][\w+-]*:(?![\w:/])/g,
    meant: () => expected("the character itself, or an icon as `![](icon:lucide/anchor)`"),
  },
  {
    rule: "other-syntax",
    pattern: /(?<!\\)\[@[\w:-]+\]/g,
    meant: ([text]) => mended(`[^${text.slice(2, -1)}]`),
  },
  {
    rule: "other-syntax",
    pattern: /(?<!\\)\[-?@[\w:.-]*\w(?:,|;|[ \t]+p+\.)[^\]\n]*\]/g,
    meant: () => expected("`[^key]` for each source, and nothing else in the brackets"),
  },
  {
    rule: "markdown-syntax",
    pattern: /(?<!\\)\[(?:[ \t]+\^[ \t]*([\w-]+)[ \t]*|\^[ \t]+([\w-]+)[ \t]*|\^([\w-]+)[ \t]+)\]/g,
    meant: ([, one, two, three]) => mended(`[^${one ?? two ?? three}]`),
  },
  {
    rule: "markdown-syntax",
    pattern: /(?<!\\)\[\^[\w-]+,?[ \t]+\^?[\w-]+\]/g,
    meant: () => expected("`[^key]` for each source, without spaces"),
  },
  {
    rule: "markdown-syntax",
    pattern:
      /(?<![\\\]])\[[^[\]\n]+\]\((?:https?:\/\/|#|mailto:)[^()\s]*(?=\s|$)(?![^\n]{0,200}\))/g,
    meant: () => expected("`)` after the address"),
  },
  {
    rule: "markdown-syntax",
    pattern: /(?<![\\\]])\[[^[\]\n]+\]\{(?:https?:\/\/|#)[^\s}]*\}/g,
    meant: () => expected("`[text](address)`"),
  },
  {
    rule: "other-syntax",
    // A comment of Obsidian's, which would be published.
    pattern: /(?<![\w\\%])%%(?=[^%]*[^%\s])[^%]{1,2000}%%(?!%)/g,
    meant: () => expected("`<!-- … -->` for what nobody shall see, or `:::private`"),
  },
  {
    rule: "other-syntax",
    pattern: /\\\(((?:(?!\\[()])[^\n]){1,500})\\\)/g,
    meant: ([, formula = ""]) =>
      IS_FORMULA.test(formula) ? expected(`\`$${formula.trim()}$\``) : undefined,
  },
  {
    rule: "other-syntax",
    pattern: /\\\[((?:(?!\\[[\]])[^]){1,2000})\\\]/g,
    meant: ([, formula = ""]) =>
      IS_FORMULA.test(formula) ? expected("`$$` on a line before and after it") : undefined,
  },
  {
    rule: "other-syntax",
    pattern: /(?<=[\p{L}\p{N})])([\^~])([\p{L}\p{N}+−-]{1,12})\1(?![\^~])/gu,
    meant: ([, mark, text]) =>
      expected(mark === "^" ? `\`<sup>${text}</sup>\`` : `\`<sub>${text}</sub>\``),
  },
  {
    rule: "other-syntax",
    pattern: /(?<!\\)\^\[[^\]\n]+\]/g,
    meant: () => expected("`[^key]`, and its text as `[^key]: …`"),
  },
  {
    rule: "other-syntax",
    pattern:
      /(?<!\\)\{(?:[.#][a-z][\w-]*|(?:class|height|layout|rel|style|target|width|background|background-[\w-]+|data-[\w-]+)[=:][ \t]*[^{}\s]+)(?:[ \t]+[^{}\n]*)?\}/gi,
    meant: () => expected("attributes in `::slide{…}`, or directly after an image"),
  },
  {
    rule: "other-syntax",
    pattern: /(?<!\\)\[\[[^[\]\n]+\]\]/g,
    meant: () => expected("`[text](#slide-id)`"),
  },
  {
    // A reference with its definition is a link by now. What stands right after a word or a bracket is of code.
    rule: "markdown-syntax",
    pattern: /(?<![\\\p{L}\p{N}_)\]])!?\[([^[\]\n]*[^[\]\n\\])\]\[([^[\]\n]*)(?<!\\)\]/gu,
    meant: ([, text = "", label = ""]) =>
      isReference(text, label)
        ? expected(`a definition, as \`[${(label || text).replaceAll(/\0+/g, "…")}]: https://…\``)
        : undefined,
  },
];

/** Within text whose bold words are masked: a mark of them that has no partner. */
export const STARS: readonly Slip[] = [
  {
    rule: "markdown-syntax",
    // Not a power, as `x**2`, and no path, as `src/**/a`.
    pattern: /(?<![\\*/\p{L}\p{N}_])\*\*(?=[^\s*/])|(?<=[^\s\\*/])\*\*(?![*/\p{L}\p{N}_])/gu,
    meant: () =>
      expected("a pair, as `**bold**`, with no letter right beside it, or `\\*\\*` as text"),
  },
];

/** Neither footnotes, clicks or times, nor numbers alone: those are of a list of works. */
function isReference(text: string, label: string): boolean {
  const parts = [text, label];
  return (
    (label === "" || label.trim() !== "") &&
    !parts.some((part) => /^[\^!@]|^click$|^\d+:[\d:.,]*!?$/i.test(part)) &&
    !parts.every((part) => /^\d*$/.test(part))
  );
}
