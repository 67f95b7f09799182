import { distance } from "fastest-levenshtein";
import { parseTimecode } from "../../timeline/timecode.ts";
import { expected, mended, type Slip } from "./slip.ts";

const TIME = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}(?:\.\d+)?`;
const CUE_TIME = String.raw`\[\s*${TIME}\s*!?\s*\]`;
const IS_CUE_TIME = new RegExp(`^${CUE_TIME}$`);
/** What may stand before the words of a paragraph, after its time: a step, or a name. */
const LEAD = String.raw`(?:\[click\]|\*\*[^*\n]+\*\*:?)\s*`;

/** A time that cues may have, between the brackets of another pair. */
function timecode(time: string | undefined) {
  const isTime = time !== undefined && parseTimecode(time) !== undefined;
  return isTime ? mended(`[${time}]`) : undefined;
}

/** Lists and headings of notes: a cue is a block, and has the time that it begins with. */
export const BLOCKS: readonly Slip[] = [
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`(?=\\[)(?<=\\n[ \\t]*(?:[-*+]|\\d+[.)])[ \\t]+)${CUE_TIME}`, "g"),
    meant: () => expected("a paragraph of its own for each time: a list is one cue"),
  },
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`(?=\\[)(?<=^#+[ \\t]+)${CUE_TIME}`, "g"),
    meant: () => expected("it at the beginning of a paragraph"),
  },
];

/** Paragraphs of notes whose time is text. */
export const CUES: readonly Slip[] = [
  {
    rule: "timecode-syntax",
    pattern: /^[\d:.,]+ --> [\d:.,]+.*$/gm,
    meant: () => expected("the time at which it begins, as `[03:12]` before the words"),
  },
  {
    rule: "timecode-syntax",
    pattern: /^\[(?=[^\]]*[a-z])[\dOolI]{1,2}:[\dOolI]{2}(?:\.\d+)?\]/gi,
    meant: () => expected("digits, as `[03:12]`"),
  },
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`^\\[(${TIME})\\]!`, "g"),
    meant: ([, time]) => expected(`\`[${time}!]\``),
  },
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`^${CUE_TIME}[ \\t]*$`, "g"),
    meant: () => expected("what is said right after it, without an empty line between"),
  },
  {
    rule: "timecode-syntax",
    // Not "12:30 pm".
    pattern: new RegExp(
      `^(${TIME})([ \\t]+(?:[-–—:|][ \\t]+)?)(?!(?:am|pm|a\\.m\\.|p\\.m\\.|o’clock|o'clock|Uhr|-->)\\b)`,
      "g",
    ),
    // Words may begin with a time of day.
    meant: ([, time]) => timecode(time) && expected(`\`[${time}]\`, or another word before it`),
  },
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`^[({<（［【](${TIME})[)}>）］】]`, "g"),
    meant: ([, time]) => timecode(time),
  },
  {
    rule: "timecode-syntax",
    pattern: /^\[\s*(\d{1,3})[：;](\d{2})\s*\]/g,
    meant: ([, minutes, seconds]) => timecode(`${minutes}:${seconds}`),
  },
  {
    rule: "timecode-syntax",
    pattern:
      /^\[\s*(?:t=|@)?(?:\d+\s*h\s*)?(?:\d+\s*(?:m|min)\s*)?\d+(?:\.\d+)?\s*(?:s|sec|m|min|h)?\s*\]/g,
    // A number alone may be one.
    meant: ([text]) =>
      /[hmst.@]/.test(text) ? expected("minutes and seconds, as `[03:12]`") : undefined,
  },
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`(?<=\\n)${CUE_TIME}`, "g"),
    meant: () => expected("an empty line before it, as each paragraph has but one time"),
  },
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`^${CUE_TIME}\\s*(?:${LEAD})*${CUE_TIME}`, "g"),
    meant: () => expected("one time for the paragraph"),
  },
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`^((?:${LEAD})+)(${CUE_TIME})`, "g"),
    meant: ([, lead = "", time = ""]) => mended(`${time} ${lead.trim()}`),
  },
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`^(\\*{1,2}|_{1,2})(${CUE_TIME})\\1`, "g"),
    meant: ([, , time = ""]) => mended(time),
  },
  {
    rule: "timecode-syntax",
    // `[00:05-00:10]`, `[~00:05]`, `[00:05?]`, `[00:05 min]`, `@00:05`
    pattern: new RegExp(
      `^(?:\\[(?:t=|[ ~≈+<>!@])*(${TIME})\\s*(?:[!?]+|(?:min|sec|h|m|s)\\b\\.?|(?:[-–—]+>?|to|bis)\\s*${TIME})?\\s*\\]|@(${TIME})(?!\\S))`,
      "g",
    ),
    meant: ([text, inBrackets, after]) =>
      IS_CUE_TIME.test(text)
        ? undefined
        : expected(`\`[${inBrackets ?? after}]\`, the time at which it begins`),
  },
  {
    rule: "timecode-syntax",
    pattern: new RegExp(`(?=\\[)(?<=\\S[ \\t]*)(?<!\\\\)${CUE_TIME}(?![[(:])`, "g"),
    meant: () => expected("it at the beginning of a paragraph, after an empty line"),
  },
];

/** A name of those who speak, before what is said, that is not bold: it would be read out. */
export function plainSpeakers(names: readonly string[]): readonly Slip[] {
  if (names.length === 0) return [];
  const any = names
    .map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
    .join("|");
  return [
    {
      rule: "markdown-syntax",
      pattern: new RegExp(
        `(?=[*_]?(?:${any}))(?<=^(?:${CUE_TIME}\\s*)?(?:\\[click\\]\\s*)*)(?:([*_])(?:${any})[:：]\\1|(?:${any})[:：])(?=\\s)`,
        "g",
      ),
      meant: ([text]) => {
        const name = text.replaceAll(/^[*_]|[:：][*_]?$/g, "");
        return expected(`\`**${name}:**\` for who speaks, or \`${name}\\:\` as text`);
      },
    },
    {
      rule: "markdown-syntax",
      // `**Anna** – …`, `[Anna] …`, and a second one within a paragraph.
      pattern: new RegExp(
        `(?=[*[])(?<=^(?:${CUE_TIME}\\s*)?(?:\\[click\\]\\s*)*)(?:\\*\\*(${any})\\*\\*[ \\t]*(?:[–—-][ \\t]|[:：]|(?=\\r?\\n|$))|\\[(${any})\\](?![[(:]))|(?<=\\n)\\*\\*(${any})(?::\\*\\*|\\*\\*:)`,
        "g",
      ),
      meant: ([text, bold, inBrackets, second]) => {
        if (second !== undefined)
          return expected("an empty line before it, as each paragraph has one who speaks");
        // `**Anna**:` is read as who speaks, too.
        if (/^\*\*[^*]+\*\*[:：]$/.test(text)) return undefined;
        return expected(`\`**${bold ?? inBrackets}:**\` before what is said`);
      },
    },
  ];
}

/** Words of notes that are meant as `[click]`. */
export const CLICKS: readonly Slip[] = [
  {
    rule: "click-syntax",
    pattern: /(?<!\\)\[+\s*([a-z]+)\s*\]+/gi,
    meant: ([text, word = ""]) => {
      if (text === "[click]" || !isClick(word)) return undefined;
      // `[clock]` and `[slick]` are words, too.
      return word.toLowerCase() === "click" ? mended("[click]") : expected("`[click]`");
    },
  },
  {
    rule: "click-syntax",
    pattern: /(?<!\\)[({（［【]\s*click\s*[)}）］】]/gi,
    meant: () => mended("[click]"),
  },
  {
    rule: "click-syntax",
    pattern: /(?<!\\)\[\s*click\s*[:x×*]?\s*\d+\s*\]/gi,
    meant: () => expected("`[click]` once for each step"),
  },
];

/** Whether a word is `click`, but for its case, or one letter or two that changed places. */
function isClick(word: string): boolean {
  const [written, meant] = [word.toLowerCase(), "click"];
  const sorted = (text: string) => text.split("").toSorted().join("");
  return distance(written, meant) <= 1 || sorted(written) === sorted(meant);
}
