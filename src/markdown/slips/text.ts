import { expected, mended, type Slip, UNSEEN } from "./slip.ts";

/** Lines on slides. */
export const LINES: readonly Slip[] = [
  {
    rule: "notes-syntax",
    pattern: /^(?:(?:speaker )?notes?:|\?\?\?\s*$)/gi,
    meant: () => expected("`:::notes` around what is said"),
  },
  {
    rule: "notes-syntax",
    // Not `**Note:** …`, a remark for everybody.
    pattern: /^([*_]{1,3})(?:(?:speaker|presenter)['’]?s? notes?|notes)(?::\1|\1:)/gi,
    meant: () => expected("`:::notes` around what is said"),
  },
  {
    rule: "timecode-syntax",
    pattern: /^\[\d{1,2}:\d{2}(?:\.\d+)?!?\] /g,
    meant: () => expected("it in `:::notes`"),
  },
  {
    rule: "slide-break",
    pattern: /^(?:[—–]+-*|--)[ \t]*$/gm,
    meant: () => expected("`---` between empty lines, for another slide"),
  },
  {
    rule: "other-syntax",
    pattern: /^<<< .*$/gm,
    meant: () => expected("the code itself, between ` ``` ` and ` ``` `"),
  },
  {
    rule: "other-syntax",
    pattern: /^\. \. \.$/gm,
    meant: () => expected("`:::steps` around what follows"),
  },
  {
    rule: "other-syntax",
    pattern: /^\\(?:pause|newpage|pagebreak|clearpage)[ \t]*$/gm,
    meant: ([line]) =>
      expected(
        line.startsWith("\\pause")
          ? "`:::steps` around what follows"
          : "`---` between empty lines, for another slide",
      ),
  },
  {
    rule: "other-syntax",
    pattern:
      /^\\begin\{(?:align|alignat|array|cases|equation|gather|multline|split|[bBpvV]?matrix)\*?\}/gm,
    meant: () => expected("`$$` on a line before and after it"),
  },
  {
    rule: "other-syntax",
    pattern: /^\+[-=+]{3,}\+[ \t]*\r?\n\|[^]*/g,
    meant: () => expected("rows as `| a | b |`, and `| --- | --- |` as the second line"),
  },
  {
    rule: "other-syntax",
    pattern: /(?<=^[^\r\n]+\r?\n): +\S.*/g,
    meant: () => expected("a list, as `- **Term** definition`"),
  },
  {
    rule: "other-syntax",
    pattern: /^\*\[[^\]\n]+\]: .*$/gm,
    meant: () => expected("the words themselves: there are no abbreviations"),
  },
  {
    rule: "markdown-syntax",
    pattern: /(?=\d)(?<=\n[ \t]*)(?:[2-9]|[1-9]\d)[.)] \S.*\r?\n[ \t]*\d{1,2}[.)] \S/g,
    meant: () => expected("an empty line before the list, as it does not begin with 1"),
  },
  {
    rule: "other-syntax",
    pattern: /^(?:!!!|\?\?\?\+?)[ \t]+[a-z]+.*$/gim,
    meant: () => expected("`> [!NOTE]`, and `> ` before each line of its text"),
  },
  {
    rule: "markdown-syntax",
    pattern: /^(?:'{3}|‘{3}|’{3}|´{3})[\w-]*[ \t]*$/gm,
    meant: () => expected("three backticks before and after code"),
  },
  {
    rule: "other-syntax",
    pattern: /^(?:\[\[?toc\]?\]|\{:toc\})$/gim,
    meant: () => expected("nothing: pages list the segments by themselves"),
  },
  {
    rule: "other-syntax",
    pattern: /^\{\{[<%].*$/gm,
    meant: () => expected("Markdown: shortcodes are of other programs"),
  },
  {
    rule: "markdown-syntax",
    // Where a space has no width, or is none of Markdown's, the line is text. Not `5.` and `May`, which typesetters hold together.
    pattern: new RegExp(
      `^(?:${UNSEEN}+(?:#{1,6}|[-*+>]|\\d{1,3}[.)])[ \\t]|(?:#{1,6}|[-*+])[ \\t]*${UNSEEN})`,
      "gm",
    ),
    meant: ([text]) => {
      const mark = text.replaceAll(new RegExp(`${UNSEEN}|[ \\t]`, "g"), "");
      return {
        expected: `\`${mark}\` and a plain space, without characters that are not seen`,
        mended: `${mark} `,
      };
    },
  },
  {
    rule: "markdown-syntax",
    pattern: /^#{1,6}[^\s#].*$/g,
    meant: ([line]) => {
      const heading = line.replace(/^#+/, "$& ");
      // `#harbors` may be a hashtag.
      return line.startsWith("##") ? mended(heading) : expected(`\`${heading}\``);
    },
  },
  {
    rule: "markdown-syntax",
    pattern: /^[-*•][^\s*-].*\n[-*•][^\s*-].*/g,
    meant: ([text]) =>
      expected(`a space after \`${text[0] === "•" ? "-" : text[0]}\`, as \`- item\``),
  },
  {
    rule: "markdown-syntax",
    pattern: /^[–—→‣▪・] ?\S.*\r?\n[–—→‣▪・] ?\S.*/g,
    meant: () => expected("`- ` before each item"),
  },
  {
    rule: "markdown-syntax",
    pattern: /^\d{1,2}[.)][^\s\d.,)].*\r?\n\d{1,2}[.)][^\s\d.,)].*/g,
    meant: ([text]) => {
      const [number = ""] = /^\d+./.exec(text) ?? [];
      return expected(`a space after \`${number}\``);
    },
  },
  {
    rule: "markdown-syntax",
    pattern: /^• .*$/g,
    meant: () => expected("`- ` before each item"),
  },
  {
    rule: "markdown-syntax",
    pattern: /^\|.*\|[ \t]*\r?\n\|.*\|[ \t]*(?=\r?\n|$)/g,
    meant: () => expected("`| --- | --- |` as its second line"),
  },
];

/** At the beginning of an item of a list. */
export const ITEMS: readonly Slip[] = [
  {
    rule: "markdown-syntax",
    pattern: /^\[(?:| [xX]|[xX] | {2,}|✓)\](?=[ \t])/g,
    meant: ([text]) => mended(/\S/.test(text.slice(1, -1)) ? "[x]" : "[ ]"),
  },
  {
    rule: "markdown-syntax",
    pattern: /^(\[[ xX]\])([\p{L}\p{N}])/gu,
    meant: ([, box, letter]) => mended(`${box} ${letter}`),
  },
];

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
    pattern: /(?<![\\!])\[[^[\]\n]+\] \((?:https?:|mailto:|#|[\w./-]+\.\w+\))[^)\n]*\)?/g,
    meant: () => expected("no space between `]` and `(`"),
  },
  {
    rule: "markdown-syntax",
    pattern: /(?<!\\)\[[^[\]\n]+\]\([^)\n]* [^)\n]*\)/g,
    meant: () => expected("an address without spaces: `%20` for each"),
  },
  {
    rule: "markdown-syntax",
    pattern: /(?<![\]\\\w])\([^()\n]+\)\[(?:https?:|#)[^\]\n]*\]/g,
    meant: () => expected("`[text](address)`"),
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

/** Neither footnotes, clicks or times, nor numbers alone: those are of a list of works. */
function isReference(text: string, label: string): boolean {
  const parts = [text, label];
  return (
    (label === "" || label.trim() !== "") &&
    !parts.some((part) => /^[\^!@]|^click$|^\d+:[\d:.,]*!?$/i.test(part)) &&
    !parts.every((part) => /^\d*$/.test(part))
  );
}
