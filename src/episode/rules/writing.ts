import { error, fault, warning, type Rule } from "./rule.ts";

/** Rules of what Markdown says: directives, slides and notes, footnotes, links, text. */
export const WRITING_RULES = {
  "unknown-directive": fault(
    "A directive is not known, fails, or stands where it may not",
    "Write the one that was meant, mend it, or move it",
  ),
  "directive-syntax": error(
    "A line is meant as a directive, and is text",
    "Write it as the message says, or `\\` before its first colon",
  ),
  "notes-syntax": warning(
    "What is meant as notes is on the slide, or left out",
    "Put `:::notes` and `:::` around it",
  ),
  "speaker-unknown": warning(
    "A name before what is said may be none",
    "List it under `speakers`, or write `**Name\\:**` for bold text",
  ),
  "click-syntax": warning(
    "What is meant as `[click]` is text, or stands outside of the notes",
    "Write `[click]` in the notes, or a backslash before the bracket",
  ),
  "timecode-syntax": warning(
    "What is meant as a timecode is text",
    "Write it as `[03:12]` at the beginning of a paragraph, or a backslash before its bracket",
  ),
  "steps-syntax": warning(
    "What is meant to begin a step of a diagram is only a comment",
    "Write `%% step` on a line of its own, in a fence that begins with ` ```mermaid steps `",
  ),
  "slide-break": warning(
    "`---` makes a heading of the text above it, and no slide",
    "Put an empty line before it",
  ),
  "heading-order": warning(
    "A slide has two titles, or leaves out a level of headings",
    "Begin another slide, or write as many `#` as its level has",
  ),
  "markdown-syntax": warning(
    "What is meant as Markdown is text",
    "Write it as the message says, or a backslash before it",
  ),
  "other-syntax": warning(
    "The syntax of another program is text, or left out",
    "Write what the message says, or a backslash before it",
  ),
  "unclosed-directive": fault(
    "A `:::` block has no end",
    "Close it with `:::`, an outer block with more colons than those inside",
  ),
  "unclosed-block": fault("A fence, comment or element has no end", "Close it"),
  "slide-id": fault(
    "A slide's id can't be one, or is that of another slide",
    "Choose another in `::slide{#id}`",
  ),
  "slide-empty": fault("A slide has nothing on it", "Add a heading or text, or remove a `---`"),
  "notes-without-slide": fault("Notes have no slide", "Add a heading or text beside them"),
  "private-remark": fault(
    "A private remark has a timecode, a click or a footnote",
    "Write it in the notes, outside of `:::private`",
  ),
  "footnote-undefined": fault("A footnote has no definition", "Define it in `references.md`"),
  "footnote-unused": warning("Nothing cites a footnote's definition", "Cite it, or remove it"),
  "footnote-twice": error("A footnote is defined twice", "Give one of the two another key"),
  "footnote-text": warning(
    "`references.md` has text that is no definition",
    "Begin it with `[^key]: `, or remove it",
  ),
  "definition-unused": warning(
    "Nothing uses the definition of a link or an image",
    "Use it, as `[text][name]`, remove it, or write a backslash before it",
  ),
  "disable-comment": warning(
    "A comment that turns off a rule names none, or gives no reason",
    "Write `<!-- cuedeck-disable-next-line rule: reason -->`",
  ),
  "link-target": error(
    "A link leads to no slide, or to no file",
    "Name a slide's id, as `[text](#id)`, or put the file into the episode's folder of `public/`",
  ),
  "url-scheme": fault(
    "A link has a scheme that is not allowed",
    "Link to an address on the web, a mail address or a telephone number",
  ),
  "callout-kind": warning(
    "A callout is of no kind that there is",
    "Write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`",
  ),
  "html-removed": warning("HTML is not allowed, and left out", "Write Markdown"),
  "math-syntax": fault("KaTeX can't read a formula", "Correct it"),
  "math-unusual": warning(
    "A formula has what LaTeX does not take, or draws otherwise",
    "Write it as LaTeX has it: words within `\\text{}`",
  ),
  "code-language": warning(
    "Code is in a language that Shiki does not know",
    "Correct its name, or write `text`",
  ),
} as const satisfies Record<string, Rule>;
