/** How much a rule matters: a warning is printed, an error also stops the build. */
export const SEVERITIES = ["error", "warning", "off"] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Rule {
  /** Where an author says nothing else under `rules`. */
  readonly severity: "error" | "warning";
  /** Whether nothing can be built where it is broken: then it is always an error. */
  readonly always: boolean;
  /** What is wrong. */
  readonly title: string;
  /** What to do. */
  readonly help: string;
}

const fault = (title: string, help: string) =>
  ({ severity: "error", always: true, title, help }) as const;
const error = (title: string, help: string) =>
  ({ severity: "error", always: false, title, help }) as const;
const warning = (title: string, help: string) =>
  ({ severity: "warning", always: false, title, help }) as const;

/** Rules of the sources, which `cuedeck check` reports. */
export const SOURCE_RULES = {
  "episode-file": fault(
    "An episode's folder has no `episode.yaml`, or a name that it can't have",
    "Add the file, with a `title`, or rename the folder",
  ),
  "segment-file": fault(
    "A segment is missing, has no title, or has the name of another",
    "Begin each `01-name.md` with front matter that has a `title`",
  ),
  "file-name": warning(
    "A Markdown file is no segment",
    "Name it `01-name.md`, by its place in the order",
  ),
  "file-encoding": fault("A file is not text in UTF-8", "Save it as UTF-8"),
  "file-depth": fault("Blocks or elements lie too deep inside each other", "Nest less"),
  "yaml-syntax": fault(
    "YAML can't be read",
    "Quote values that hold a colon, and indent with spaces",
  ),
  "unknown-key": fault("A key or an attribute is not known", "Write the one that was meant"),
  "invalid-value": fault("A value is not of the kind that its key takes", "Write one of that kind"),
  "unknown-directive": fault(
    "A directive is not known, or stands where it may not",
    "Write the one that was meant, or move it",
  ),
  "directive-syntax": error(
    "A line is meant as a directive, and is text",
    "Write it as the message says, or `\\` before its first colon",
  ),
  "notes-syntax": warning(
    "What is meant as notes is on the slide, or left out",
    "Put `:::notes` and `:::` around it",
  ),
  "click-syntax": warning(
    "What is meant as `[click]` is text, or stands outside of the notes",
    "Write `[click]` in the notes, or a backslash before the bracket",
  ),
  "timecode-syntax": warning(
    "What is meant as a timecode is text",
    "Write it as `[03:12]` at the beginning of a paragraph, or a backslash before it",
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
  timecode: fault("A timecode is not one", "Write minutes and seconds, such as `[03:12]`"),
  "timecode-order": fault("A timecode is earlier than the one before it", "Correct one of the two"),
  "timecode-twice": warning("Two cues start at the same time", "Let the second start later"),
  "cue-beyond-end": fault(
    "A cue starts after the recording ends",
    "Correct its timecode, or the `duration`",
  ),
  "slide-short": warning(
    "A slide shows for less than 3 s, by the times of the notes",
    "Join it with another, or say more on it",
  ),
  "slide-long": warning(
    "A slide shows for more than 2 minutes, by the times of the notes",
    "Divide it, or let steps change it",
  ),
  "notes-long": warning(
    "Notes have more words than their time has room for, at 190 a minute",
    "Say less, or let what follows start later",
  ),
  "description-missing": warning(
    "An episode with a recording has no `description`",
    "Write what it is about: feeds and shared links show it",
  ),
  "duration-differs": warning(
    "`duration` is not that of the media file",
    "Correct it, or leave it out",
  ),
  pronunciation: warning(
    "A spelling has espeak-ng's phonemes, and another voice speaks",
    "Spell the word in letters, as that voice reads them right",
  ),
  "click-without-step": error(
    "Notes have more clicks than their slide has steps",
    "Remove a `[click]`, or add a step",
  ),
  "step-without-click": warning(
    "Notes have fewer clicks than their slide has steps",
    "Add a `[click]` where each step is to show",
  ),
  "footnote-undefined": fault("A footnote has no definition", "Define it in `references.md`"),
  "footnote-unused": warning("Nothing cites a footnote's definition", "Cite it, or remove it"),
  "footnote-twice": error("A footnote is defined twice", "Give one of the two another key"),
  "footnote-text": warning(
    "`references.md` has text that is no definition",
    "Begin it with `[^key]: `, or remove it",
  ),
  "disable-comment": warning(
    "A comment that turns off a rule names none, or gives no reason",
    "Write `<!-- cuedeck-disable-next-line rule: reason -->`",
  ),
  "theme-file": warning(
    "A theme can't be found, or extends itself",
    "Name one that comes with Cuedeck, an installed package, or a folder",
  ),
  "theme-token": warning(
    "A theme's colour is missing, or can't be read",
    "Write a colour of CSS, for light and for dark ground",
  ),
  "theme-font": warning(
    "A theme's font is not installed, or can't be read",
    "Install its package from Fontsource, or put its files into the theme's folder",
  ),
  "theme-css": warning(
    "A theme's CSS can't be read, or asks for a file outside the theme",
    "Correct it, or put the file into the theme's folder",
  ),
  "theme-contrast": warning(
    "Text in a theme's colours can't be read well",
    "Make one of the two colours lighter or darker, as the message says",
  ),
  "brand-file": warning(
    "A `_brand.yml` has what Cuedeck does not know",
    "Correct it, or leave it: the rest is used",
  ),
  "image-missing": fault(
    "An image's file is missing",
    "Put it into the episode's folder of `public/`",
  ),
  "image-remote": fault(
    "An image lies on another site",
    "Copy it to the episode's folder of `public/`",
  ),
  "image-alt": error(
    "An image has no alternative text",
    "Say what it shows: `![what it shows](image.png)`",
  ),
  "icon-missing": fault(
    "An icon is not there, or its set is not installed",
    "Install the set as the message says, or correct the name",
  ),
  "embed-title": error(
    "An embed has no title for those who can't see or load it",
    'Say what it shows: `::embed{src="…" title="…"}`',
  ),
  "media-missing": fault(
    "The recording is missing, or nothing that a browser plays",
    "Put it into the episode's folder of `public/`",
  ),
  "file-unused": warning(
    "A file of the episode's folder of `public/` is not used",
    "Show it, link to it, or remove it: it is published",
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
  "code-language": warning(
    "Code is in a language that Shiki does not know",
    "Correct its name, or write `text`",
  ),
  "chart-syntax": fault(
    "A chart can't be drawn",
    "Correct its YAML, or the key, mark or colour that the message names",
  ),
  "chart-data": fault(
    "A chart's data can't be read, or lack a column",
    "Correct them, or put the file into the episode's folder of `public/`",
  ),
  "chart-step": fault(
    "A step of a chart shows nothing",
    "Give a layer, a group or a point the `step` that is missing",
  ),
  "diagram-syntax": fault("Mermaid can't draw a diagram", "Correct its code"),
  "diagram-label": warning(
    "A diagram has no title for those who can't see it",
    "Add a line `accTitle: what it shows`",
  ),
  "diagram-small": warning(
    "A diagram holds so much that its labels are small",
    "Draw fewer nodes, shorten labels, or divide it",
  ),
  "diagram-step": fault(
    "A step of a diagram shows nothing",
    "Put `%% step` before a node, an edge or a message",
  ),
  "drawing-file": fault(
    "An SVG file can't be read, or is too large for a drawing",
    "Save it again as plain SVG",
  ),
  "drawing-step": fault(
    "A drawing's steps are not those from 1 on",
    "Name its groups `step 1`, `step 2` and so on",
  ),
  "drawing-removed": warning(
    "A drawing has something that is not allowed, and left out",
    "Draw it with shapes and text",
  ),
} as const satisfies Record<string, Rule>;

/** Rules of a rehearsal whose times an episode takes over. */
const REHEARSAL_RULES = {
  "rehearsal-log": fault("A rehearsal's log is of other slides, or not whole", "Rehearse again"),
  "rehearsal-slide": warning(
    "A slide was not shown, and its times are estimated",
    "Rehearse it, or write its times",
  ),
  "rehearsal-recording": fault("A rehearsal's recording can't be used", "Record again"),
  "rehearsal-source": fault(
    "An episode's file can't take the new times",
    "Mend it as the message says",
  ),
} as const satisfies Record<string, Rule>;

/** Rules of times that are found in a recording. */
const ALIGNMENT_RULES = {
  "align-unsure": warning(
    "A paragraph was not surely found in the recording, and keeps its time",
    "Listen there, and write its time, as `[03:12!]` to hold it",
  ),
} as const satisfies Record<string, Rule>;

/** Rules of files that `cuedeck new --from` imports. */
const IMPORT_RULES = {
  "file-syntax": fault("A file is not of its format", "Export it again"),
  "file-value": fault("A file has a value that its format does not allow", "Correct the value"),
  "file-size": fault("A file is too large", "Take a smaller one"),
  "file-kind": fault("A file's format is not known", "Name it with `--kind`"),
  "file-cue": warning("A cue is left out", "Correct its times"),
  "file-part": warning("Something of the file is not carried over", "Write it by hand"),
} as const satisfies Record<string, Rule>;

/** Rules that need drawn slides, and so sources without errors. */
const DRAWING_RULES = {
  "disable-unused": warning(
    "A comment turns off a rule where nothing breaks it",
    "Remove the comment",
  ),
  "slide-overfull": warning(
    "A slide holds more than fits on it",
    "Divide it, or say the rest in the notes",
  ),
  "slide-small": warning(
    "A slide holds so much that a phone shows it in type of less than 12 px",
    "Divide it, or say the rest in the notes",
  ),
} as const satisfies Record<string, Rule>;

/** Rules of players for which an episode is exported. */
const EXPORT_RULES = {
  "chapter-list": warning(
    "YouTube would show no chapters",
    "Change the segments as the message says",
  ),
} as const satisfies Record<string, Rule>;

/** Every rule, by the id that messages show. */
export const RULES = {
  ...SOURCE_RULES,
  ...REHEARSAL_RULES,
  ...ALIGNMENT_RULES,
  ...IMPORT_RULES,
  ...DRAWING_RULES,
  ...EXPORT_RULES,
};

export type RuleId = keyof typeof RULES;
