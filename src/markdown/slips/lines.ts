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
    rule: "notes-syntax",
    pattern: /^(?:\^ \S.*|\[\/?notes\])$/gim,
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
    pattern:
      /^(?:import\s[^"'\n]*\sfrom\s+["'][^"'\n]*["'];?|export\s+(?:const|default|function|let)\s.*|\{\/\*.*\*\/\})[ \t]*$/gm,
    meant: () => expected("Markdown: there is no MDX"),
  },
  {
    rule: "other-syntax",
    pattern: /^\[\.[a-z][\w-]*:.*\]$/gm,
    meant: () => expected("attributes in `::slide{…}`"),
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
    pattern:
      /^(?:[–—→‣▪・•·●○◦✓✔\uF0B7][ \t]*|o[ \t]+)\S.*\r?\n(?:[–—→‣▪・•·●○◦✓✔\uF0B7][ \t]*|o[ \t]+)\S.*/g,
    meant: () => expected("`- ` before each item"),
  },
  {
    rule: "markdown-syntax",
    pattern:
      /^(?:\(?[a-z\d]{1,2}\)|\d{1,2}\.\)|\d{1,2} \.|#\.|\(@\))[ \t]+\S.*\r?\n(?:\(?[a-z\d]{1,2}\)|\d{1,2}\.\)|\d{1,2} \.|#\.|\(@\))[ \t]+\S.*/g,
    meant: () => expected("`1. ` before each item"),
  },
  {
    rule: "markdown-syntax",
    pattern: /^\[[ xX]\][ \t]+\S.*$/gm,
    meant: ([line]) => expected(`\`- ${line.slice(0, 3)}\`, as an item of a list`),
  },
  {
    rule: "markdown-syntax",
    pattern: /^(?!\|)[^|\r\n]*\S \| \S.*\r?\n(?!\|)[^|\r\n]*\S \| \S.*/g,
    meant: () => expected("`| --- | --- |` as its second line, if it is a table"),
  },
  {
    rule: "markdown-syntax",
    pattern: /^[^\t\r\n]*\S\t+\S.*\r?\n[^\t\r\n]*\S\t+\S.*/g,
    meant: () => expected("rows as `| a | b |`, and `| --- | --- |` as the second line"),
  },
  {
    rule: "markdown-syntax",
    pattern: /^(?:＃{1,6}|[＞－＊])[ \u3000]+\S.*$/gm,
    meant: () => expected("the plain character and a space, as `# `, `> ` or `- `"),
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
