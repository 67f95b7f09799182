import { afterAll, beforeAll, expect, test } from "vitest";
import { Project } from "./project.ts";

interface Slip {
  readonly what: string;
  /** What an author writes below the front matter; the first line is line 5. */
  readonly written: string;
  /** Each problem: its line, its rule, and what the message says that is expected. */
  readonly told: readonly string[];
  /** What `check --fix` makes of it; nothing when left out. */
  readonly mended?: string;
  /** A rule that is broken once it is mended: what the times say. */
  readonly shown?: string;
}

const notes = (text: string) => `# One\n\n:::notes\n${text}\n:::`;
const diagram = (info: string, line: string) =>
  `# One\n\n\`\`\`${info}\nflowchart LR\n  accTitle: Two\n  A --> B\n  ${line}\n  B --> C\n\`\`\``;
const WITH_STEP = "mermaid steps";
const LONG_NOTES = notes(`[00:00] ${"Two three four five six. ".repeat(9)}`);

/** Mistakes that authors make, with habits from other programs, keyboards and editors. */
const SLIPS: readonly Slip[] = [
  // Directives
  {
    what: "a space before a name",
    written: "# One\n\n::: notes\nTwo\n:::",
    mended: notes("Two"),
    told: ["7 directive-syntax `:::notes`"],
  },
  {
    what: "words after `:::notes`",
    written: "# One\n\n:::notes Two\n:::",
    told: ["7 directive-syntax nothing after `:::notes` on its line"],
  },
  {
    what: "one colon",
    written: ':slide{layout="cover"}\n\n# One',
    mended: '::slide{layout="cover"}\n\n# One',
    told: ['5 directive-syntax `::slide{layout="cover"}`'],
  },
  {
    what: "three colons",
    written: ':::slide{layout="cover"}\n\n# One',
    told: ["5 unclosed-directive a closing `:::`", "5 unknown-directive two colons, as `::slide`"],
  },
  {
    what: "a space before the brace",
    written: '::slide {layout="cover"}\n\n# One',
    mended: '::slide{layout="cover"}\n\n# One',
    told: ['5 directive-syntax `::slide{layout="cover"}`'],
  },
  {
    what: "typographic quotes",
    written: "::slide{caveat=“in mice only”}\n\n# One",
    mended: '::slide{caveat="in mice only"}\n\n# One',
    told: ['5 directive-syntax `::slide{caveat="in mice only"}`'],
  },
  {
    what: "German quotes",
    written: "::slide{caveat=„nur bei Mäusen“}\n\n# One",
    mended: '::slide{caveat="nur bei Mäusen"}\n\n# One',
    told: ['5 directive-syntax `::slide{caveat="nur bei Mäusen"}`'],
  },
  {
    what: "typographic quotes around typographic ones",
    written: "::slide{caveat=“it’s ‘new’” credit='a ‚b‘'}\n\n# One",
    mended: "::slide{caveat=\"it’s ‘new’\" credit='a ‚b‘'}\n\n# One",
    told: ['5 directive-syntax `::slide{caveat="it’s ‘new’"'],
  },
  {
    what: "a space before the brace, and a typographic apostrophe",
    written: '::slide {caveat="it’s new"}\n\n# One',
    mended: '::slide{caveat="it’s new"}\n\n# One',
    told: ['5 directive-syntax `::slide{caveat="it’s new"}`'],
  },
  {
    what: "quotes of which one is missing",
    written: "::slide{caveat=“in mice only}\n\n# One",
    told: ["5 unknown-key `id`", "5 unknown-key `tone`"],
  },
  {
    what: "typographic quotes around a word",
    written: "::slide{layout=“cover”}\n\n# One",
    told: ["5 invalid-value `cover`"],
  },
  {
    what: "full-width colons",
    written: "# One\n\n：：：notes\nTwo：“2”\n：：：",
    mended: notes("Two：“2”"),
    told: ["7 directive-syntax `:::notes`", "9 directive-syntax `:::`"],
  },
  {
    what: "full-width colons before words",
    written: "# One\n\n：：：notes Two：2\n:::",
    told: ["7 directive-syntax `:::notes`, and nothing after it"],
  },
  {
    what: "spaces that are not plain, and characters without a width",
    written: "# One\n\n\u200B:::notes\nTwo\n:::\u00A0",
    mended: notes("Two"),
    told: [
      "7 directive-syntax `:::notes` without the characters beside it that are not seen",
      "9 directive-syntax `:::` without the characters beside it that are not seen",
    ],
  },
  {
    what: "a space that does not break after attributes",
    written: '::slide{layout="cover"}\u00A0\n\n# One',
    mended: '::slide{layout="cover"}\n\n# One',
    told: ['5 directive-syntax `::slide{layout="cover"}` without the characters'],
  },
  { what: "a capital", written: "::Slide\n\n# One", told: ["5 unknown-directive `::slide`"] },
  {
    what: "the singular",
    written: "# One\n\n:::note\nTwo\n:::",
    told: ["7 unknown-directive `:::notes`"],
  },
  {
    what: "Quarto's div",
    written: "# One\n\n::: {.notes}\nTwo\n:::",
    mended: notes("Two"),
    told: ["7 directive-syntax `:::notes`"],
  },
  {
    what: "another div of Quarto's",
    written: "# One\n\n::: {.callout-note}\nTwo\n:::",
    told: ["7 directive-syntax a directive that there is, as `:::notes`"],
  },
  {
    what: "a space and a capital",
    written: "# One\n\n::: Notes\nTwo\n:::",
    mended: notes("Two"),
    told: ["7 directive-syntax `:::notes`"],
  },
  {
    what: "a space, and too few colons",
    written: "# One\n\n:: notes\nTwo\n::",
    told: ["7 directive-syntax `:::notes`"],
  },
  {
    what: "a space, and no end",
    written: "# One\n\n::: notes\nTwo",
    told: ["7 directive-syntax `:::notes`"],
  },
  {
    what: "Quarto's list",
    written: "# One\n\n::: incremental\n- Two\n:::",
    told: ["7 directive-syntax `:::steps`"],
  },
  {
    what: "no braces",
    written: "::slide layout=cover\n\n# One",
    told: ['5 directive-syntax attributes as `::slide{key="value"}`'],
  },
  {
    what: "round brackets",
    written: "::slide(cover)\n\n# One",
    told: ['5 directive-syntax attributes as `::slide{key="value"}`'],
  },
  {
    what: "square brackets",
    written: "::slide[cover]\n\n# One",
    told: ['5 directive-syntax attributes as `{layout="cover"}`'],
  },
  {
    what: "a brace that is not closed",
    written: '::slide{layout="cover"\n\n# One',
    told: ['5 directive-syntax attributes as `::slide{key="value"}`'],
  },
  {
    what: "a quote that is not closed",
    written: '::slide{layout="cover}\n\n# One',
    told: ['5 directive-syntax attributes as `::slide{key="value"}`'],
  },
  {
    what: "colons of YAML in the braces",
    written: "::slide{layout: cover}\n\n# One",
    told: ["5 unknown-key `layout`", "5 unknown-key `tone`"],
  },
  {
    what: "front matter of a slide",
    written: "# One\n\n---\nlayout: cover\n---\n\n# Two",
    told: ['8 unknown-key `::slide{layout="cover"}`'],
  },
  {
    what: "two colons for a block",
    written: "# One\n\n::notes\nTwo\n::",
    told: ["7 unknown-directive three colons and an end, as `:::notes`"],
  },
  {
    what: "an end too many",
    written: "# One\n\n:::notes\nTwo\n:::\n\n:::",
    told: ["11 directive-syntax a block before it that is open, as `:::notes`"],
  },
  {
    what: "no end",
    written: "# One\n\n:::notes\nTwo",
    told: ["7 unclosed-directive a closing `:::`"],
  },
  {
    what: "as many colons inside",
    written: "# One\n\n:::column\n:::steps\n- Two\n:::\n:::",
    told: ["8 unclosed-directive more colons for `:::column` around it"],
  },
  {
    what: "a directive within a line",
    written: '# One\n\nSee ::embed{src="https://example.org" title=Two}',
    told: ["7 directive-syntax it on a line of its own"],
  },
  {
    what: "a tab before a directive",
    written: "# One\n\n\t:::notes\n\tTwo\n\t:::",
    told: ["7 directive-syntax none: a tab or four spaces make it code"],
  },
  {
    what: "a label",
    written: "# One\n\n:::notes[Two]\nThree\n:::",
    told: ["7 directive-syntax its text on a line of its own"],
  },
  {
    what: "a misspelt attribute",
    written: "::slide{layuot=cover}\n\n# One",
    told: ["5 unknown-key `layout`"],
  },
  {
    what: "an attribute that is there twice",
    written:
      '::slide{layout=cover caveat="a=b" layout="statement"}\n\n# One\n\n![Two](dot.png){width=60% width=30%}',
    told: ["5 directive-syntax one", "9 directive-syntax one"],
  },
  {
    what: "steps and large words without any",
    written: "# One\n\n:::steps\n:::\n\n:::fit\n:::",
    told: [
      "7 directive-syntax what each step shows",
      "10 directive-syntax the words that fill the slide",
    ],
  },
  {
    what: "a moment of a clip that is no time",
    written: "# One\n\n![Two](two.mp4#t=4s)",
    told: ["7 invalid-value seconds, as `#t=4`"],
  },
  {
    what: "a layout of another program",
    written: "::slide{layout=two-cols}\n\n# One",
    told: ["5 invalid-value `compare`"],
  },
  // Notes
  {
    what: "Note:",
    written: "# One\n\nNote: Two and three",
    told: ["7 notes-syntax `:::notes` around what is said"],
  },
  {
    what: "**Speaker notes:**",
    written: "# One\n\n**Speaker notes:** Two\n\n_Notes_: Three",
    told: [
      "7 notes-syntax `:::notes` around what is said",
      "9 notes-syntax `:::notes` around what is said",
    ],
  },
  {
    what: "???",
    written: "# One\n\n???\n\nTwo",
    told: ["7 notes-syntax `:::notes` around what is said"],
  },
  {
    what: "a comment as notes",
    written: "# One\n\n<!-- This is what I am going to say here. -->",
    told: ["7 notes-syntax `:::notes` around what is said"],
  },
  {
    what: "[Click]",
    written: `${STEPS()}\n\n:::notes\nOne [Click] two\n:::`,
    mended: `${STEPS()}\n\n:::notes\nOne [click] two\n:::`,
    told: ["12 step-without-click 1, one a step", "12 click-syntax `[click]`"],
  },
  {
    what: "(click)",
    written: `${STEPS()}\n\n:::notes\nOne (click) two\n:::`,
    mended: `${STEPS()}\n\n:::notes\nOne [click] two\n:::`,
    told: ["12 step-without-click 1, one a step", "12 click-syntax `[click]`"],
  },
  {
    what: "[clik]",
    written: `${STEPS()}\n\n:::notes\nOne [clik] two\n:::`,
    told: ["12 step-without-click 1, one a step", "12 click-syntax `[click]`"],
  },
  {
    what: "[Click] without a step",
    written: notes("One [Click] two"),
    told: ["8 click-syntax `[click]`"],
  },
  {
    what: "(click) as words, where the steps have their clicks",
    written: `${STEPS()}\n\n:::notes\nOne (click) two [click]\n:::`,
    told: ["12 click-syntax `[click]`"],
  },
  {
    what: "[ click ]",
    written: `${STEPS()}\n\n:::notes\nOne [ click ] two\n:::`,
    mended: `${STEPS()}\n\n:::notes\nOne [click] two\n:::`,
    told: ["12 step-without-click 1, one a step", "12 click-syntax `[click]`"],
  },
  {
    what: "[click:2]",
    written: `${STEPS()}\n\n:::notes\nOne [click:2] two\n:::`,
    told: ["12 step-without-click 1, one a step", "12 click-syntax `[click]` once for each step"],
  },
  {
    what: "a click on the slide",
    written: "# One\n\n- [click] Two",
    told: ["7 click-syntax it in `:::notes`"],
  },
  // Times
  {
    what: "a bare time",
    written: notes("00:12 Two"),
    told: ["8 timecode-syntax `[00:12]`, or another word before it"],
  },
  {
    what: "a time with a dash",
    written: notes("1:00:12 – Two"),
    told: ["8 timecode-syntax `[1:00:12]`, or another word before it"],
  },
  {
    what: "a time in round brackets",
    written: notes("(00:12) Two"),
    mended: notes("[00:12] Two"),
    told: ["8 timecode-syntax `[00:12]`"],
  },
  {
    what: "a time in round brackets that would go back",
    written: notes("[00:20] Two\n\n(00:12) Three"),
    told: ["10 timecode-syntax `[00:12]`"],
  },
  {
    what: "a time after a name",
    written: notes("**Anna:** [00:12] Two\n\n**Anna**: [00:20!] Three"),
    mended: notes("[00:12] **Anna:** Two\n\n[00:20!] **Anna**: Three"),
    told: ["8 timecode-syntax `[00:12] **Anna:**`", "10 timecode-syntax `[00:20!] **Anna**:`"],
  },
  {
    what: "a time in round brackets that leaves little time to what is said",
    written: `${LONG_NOTES}\n\n---\n\n# Two\n\n:::notes\n(00:10) Three\n:::`,
    mended: `${LONG_NOTES}\n\n---\n\n# Two\n\n:::notes\n[00:10] Three\n:::`,
    told: ["16 timecode-syntax `[00:10]`"],
    shown: "notes-long",
  },
  {
    what: "a time after a click",
    written: `${STEPS()}\n\n:::notes\n[click] [00:12] Two\n:::`,
    mended: `${STEPS()}\n\n:::notes\n[00:12] [click] Two\n:::`,
    told: ["12 timecode-syntax `[00:12] [click]`"],
  },
  {
    what: "a time before and after a name",
    written: notes("[00:12] **Anna:** [00:20] Two\n\n**Anna:** Three"),
    told: ["8 timecode-syntax one time for the paragraph"],
  },
  {
    what: "a time in full-width brackets",
    written: notes("【00:12】Two"),
    mended: notes("[00:12]Two"),
    told: ["8 timecode-syntax `[00:12]`"],
  },
  {
    what: "a full-width colon",
    written: notes("[00：12] Two"),
    mended: notes("[00:12] Two"),
    told: ["8 timecode-syntax `[00:12]`"],
  },
  {
    what: "seconds",
    written: notes("[12s] Two"),
    told: ["8 timecode-syntax minutes and seconds, as `[03:12]`"],
  },
  {
    what: "minutes and seconds in letters",
    written: notes("[1m 30s] Two"),
    told: ["8 timecode-syntax minutes and seconds, as `[03:12]`"],
  },
  {
    what: "a point for the colon",
    written: notes("[01.30] Two"),
    told: ["8 timecode-syntax minutes and seconds, as `[03:12]`"],
  },
  {
    what: "one digit of seconds",
    written: notes("[0:3] Two"),
    told: ["8 timecode mm:ss or hh:mm:ss"],
  },
  {
    what: "72 seconds",
    written: notes("[00:72] Two"),
    told: ["8 timecode mm:ss or hh:mm:ss with seconds below 60"],
  },
  {
    what: "a decimal comma",
    written: notes("[00:07,5] Two"),
    told: ["8 timecode mm:ss or hh:mm:ss"],
  },
  {
    what: "times in bold, in a range, unsure, or with a unit",
    written: notes(
      "**[00:02]** Two\n\n[00:05–00:10] Three\n\n[~00:12] Four\n\n@00:15 Five\n\n[0:18 min] Six",
    ),
    mended: notes(
      "[00:02] Two\n\n[00:05–00:10] Three\n\n[~00:12] Four\n\n@00:15 Five\n\n[0:18 min] Six",
    ),
    told: [
      "8 timecode-syntax `[00:02]`",
      "10 timecode-syntax `[00:05]`, the time at which it begins",
      "12 timecode-syntax `[00:12]`, the time at which it begins",
      "14 timecode-syntax `[00:15]`, the time at which it begins",
      "16 timecode-syntax `[0:18]`, the time at which it begins",
    ],
  },
  {
    what: "times within a paragraph, a list and a heading of notes",
    written: notes(
      "[00:02] Two. [00:05] Three.\n\n- [00:10] Four\n- [00:15] Five\n\n## [00:20] Six",
    ),
    told: [
      "8 timecode-syntax it at the beginning of a paragraph, after an empty line",
      "11 timecode-syntax a paragraph of its own for each time: a list is one cue",
      "13 timecode-syntax it at the beginning of a paragraph",
    ],
  },
  {
    what: "a tab before a time",
    written: notes("\t[00:12] Two"),
    told: ["8 timecode-syntax none: a tab or four spaces make it code"],
  },
  {
    what: "no empty line between cues",
    written: notes("[00:12] Two\n[00:20] Three"),
    told: ["9 timecode-syntax an empty line before it"],
  },
  {
    what: "times of captions",
    written: notes("00:00:01.000 --> 00:00:04.000\nTwo"),
    told: ["8 timecode-syntax the time at which it begins"],
  },
  {
    what: "a time on the slide",
    written: "# One\n\n[00:12] Two",
    told: ["7 timecode-syntax it in `:::notes`"],
  },
  {
    what: "times that go back",
    written: notes("[00:20] Two\n\n[00:12] Three"),
    told: ["10 timecode-order 00:20.0 or later"],
  },
  // Steps
  {
    what: "%% Step",
    written: diagram(WITH_STEP, "%% Step"),
    mended: diagram(WITH_STEP, "%% step"),
    told: ["11 steps-syntax `%% step`"],
  },
  {
    what: "%% steps",
    written: diagram(WITH_STEP, "%% steps"),
    told: ["11 steps-syntax `%% step`"],
  },
  {
    what: "%% step 2",
    written: diagram(WITH_STEP, "%% step 2"),
    told: ["11 steps-syntax `%% step`"],
  },
  {
    what: "%% Step with nothing after it",
    written: diagram(WITH_STEP, "%% Step").replace("\n  B --> C", ""),
    told: ["11 steps-syntax `%% step`"],
  },
  ...["stpe", "Setp", "step one", "- step", "pause", "step: 2", "stp"].map((words) => ({
    what: `%% ${words}`,
    written: diagram(WITH_STEP, `%% ${words}`),
    told: ["11 steps-syntax `%% step`"],
  })),
  ...["stop", "Step by step", "then", "The pier", "pauses", "-----"].map((words) => ({
    what: `%% ${words}, which is a comment`,
    written: diagram(WITH_STEP, `%% step\n  %% ${words}`),
    told: [],
  })),
  {
    what: "%% pause without `steps`",
    written: diagram("mermaid", "%% pause"),
    told: [],
  },
  ...[
    ["mermaid steps", "flowchart LR\n  accTitle: Two\n  A --> B", "a line `%% step`"],
    ["mermaid ghost", "flowchart LR\n  accTitle: Two\n  A --> B", "a line `%% step`"],
    ["chart ghost", "units: [{ count: 3 }]", "`step: 1` in a view"],
  ].map(([info = "", code = "", meant = ""]) => ({
    what: `${info} of no step`,
    written: `# One\n\n\`\`\`${info}\n${code}\n\`\`\``,
    told: [`7 steps-syntax ${meant}`],
  })),
  ...["{mermaid}", "{.mermaid}", "Mermaid steps", "mmd", "{mermaid} steps"].map((info) => ({
    what: `the language ${info}`,
    written: diagram(info, "B --> D"),
    told: ["7 code-language `mermaid`"],
  })),
  {
    what: "steps without `steps`, and notes without clicks",
    written: `${diagram("mermaid", "%% step")}\n\n:::notes\nTwo\n:::`,
    told: ["7 steps-syntax ` ```mermaid steps `"],
  },
  {
    what: "mermaid step",
    written: diagram("mermaid step", "%% step"),
    mended: diagram(WITH_STEP, "%% step"),
    told: ["7 unknown-key `steps`"],
  },
  {
    what: "steps without `steps`",
    written: diagram("mermaid", "%% step"),
    mended: diagram(WITH_STEP, "%% step"),
    told: ["7 steps-syntax ` ```mermaid steps `"],
  },
  {
    what: "lines of no code",
    written: "# One\n\n```js {3-5|7}\na\n```",
    told: ["7 invalid-value 1"],
  },
  // Slides
  {
    what: "no empty line before the next slide",
    written: "# One\n\nTwo\n---\n\n# Three",
    told: ["7 slide-break an empty line before it"],
  },
  {
    what: "a dash that an editor made of three",
    written: "# One\n\n—\n\nTwo",
    told: ["7 slide-break `---` between empty lines"],
  },
  {
    what: "a vertical slide",
    written: "# One\n\n--\n\nTwo",
    told: ["7 slide-break `---` between empty lines"],
  },
  { what: "two titles", written: "# One\n\n# Two", told: ["7 heading-order `---` before it"] },
  { what: "a level left out", written: "# One\n\n### Two", told: ["7 heading-order level 2"] },
  {
    what: "nothing between two lines",
    written: "# One\n\n---\n\n---\n\n# Two",
    told: ["7 slide-empty a heading or text"],
  },
  // Markdown
  {
    what: "a heading without a space",
    written: "##One",
    mended: "## One",
    told: ["5 markdown-syntax `## One`"],
  },
  {
    what: "a heading without a space, or a hashtag",
    written: "#One",
    told: ["5 markdown-syntax `# One`"],
  },
  {
    what: "marks with spaces that are not plain, and characters without a width",
    written: "\u200B# One\n\n-\u00A0two\n-\u00A0three\n\n\uFEFF1. four",
    mended: "# One\n\n- two\n- three\n\n1. four",
    told: [
      "5 markdown-syntax `#` and a plain space",
      "7 markdown-syntax `-` and a plain space",
      "8 markdown-syntax `-` and a plain space",
      "10 markdown-syntax `1.` and a plain space",
    ],
  },
  {
    what: "more cells than a table's head has, and text right below it",
    written:
      "# One\n\n| a | b |\n| - | - |\n| `c|d` | e |\n| f |\n\n| a | b |\n| - | - |\n| c | d |\nTwo",
    told: [
      "9 markdown-syntax 2 in this row, as in the head",
      "15 markdown-syntax an empty line before it",
    ],
  },
  {
    what: "links of which a part is missing",
    written:
      "# One\n\n[two]() [](https://example.org)\n\n[three](https://example.org\n\n[four]{https://example.org}",
    told: [
      "7 link-target an address",
      "7 markdown-syntax `[text](https://example.org)`",
      "9 markdown-syntax `)` after the address",
      "11 markdown-syntax `[text](address)`",
    ],
  },
  {
    what: "boxes of a task list",
    written: "# One\n\n- [] two\n- [X ] three\n- [ ]four",
    mended: "# One\n\n- [ ] two\n- [x] three\n- [ ] four",
    told: ["7 markdown-syntax `[ ]`", "8 markdown-syntax `[x]`", "9 markdown-syntax `[ ] f`"],
  },
  {
    what: "lists with dashes, or without a space after their numbers",
    written: "# One\n\n– two\n– three\n\n1.four\n2.five",
    told: ["7 markdown-syntax `- ` before each item", "10 markdown-syntax a space after `1.`"],
  },
  {
    what: "a fence of quotes",
    written: "# One\n\n'''js\na",
    told: ["7 markdown-syntax three backticks"],
  },
  {
    what: "spaces in footnotes",
    written: "# One[^two] [^ two] [ ^two] [^two, three]\n\n[^two]: **Two 2019** Two",
    mended: "# One[^two] [^two] [^two] [^two, three]\n\n[^two]: **Two 2019** Two",
    told: [
      "5 markdown-syntax `[^two]`",
      "5 markdown-syntax `[^two]`",
      "5 markdown-syntax `[^key]` for each source, without spaces",
    ],
  },
  {
    what: "callouts without all of what makes them so",
    written: "# One\n\n[!NOTE]\nTwo\n\n> [TIP]\n> Three\n\n> [! WARNING]\n> Four",
    told: [
      "7 markdown-syntax `> [!NOTE]`",
      "10 markdown-syntax `> [!TIP]`",
      "13 markdown-syntax `> [!WARNING]`",
    ],
  },
  {
    what: "a list that is indented too little, and one that does not begin with 1",
    written: "# One\n\n1. Two\n  - Three\n\nFour:\n2. Five\n3. Six",
    told: [
      "8 markdown-syntax at least 3 spaces before `-`",
      "11 markdown-syntax an empty line before the list",
    ],
  },
  {
    what: "Markdown in HTML",
    written: "# One\n\n<div>\n**Two**\n</div>",
    told: ["7 markdown-syntax an empty line before and after it"],
  },
  {
    what: "a comment of Shiki's that is misspelt",
    written: "# One\n\n```js\na // [!code hilight]\n```",
    told: ["7 markdown-syntax `[!code highlight]`"],
  },
  {
    what: "a list without spaces",
    written: "# One\n\n-two\n-three",
    told: ["7 markdown-syntax a space after `-`"],
  },
  {
    what: "a bullet",
    written: "# One\n\n• two",
    told: ["7 markdown-syntax `- ` before each item"],
  },
  {
    what: "a table without its line",
    written: "# One\n\n| a | b |\n| c | d |",
    told: ["7 markdown-syntax `| --- | --- |` as its second line"],
  },
  {
    what: "a space in bold",
    written: "# One\n\nTwo **three ** four",
    told: ["7 markdown-syntax no space within"],
  },
  {
    what: "a space in a link",
    written: "# One\n\n[two] (https://example.org)",
    told: ["7 markdown-syntax no space between `]` and `(`"],
  },
  {
    what: "spaces in an address",
    written: "# One\n\n[two](my paper.pdf)",
    told: ["7 markdown-syntax an address without spaces"],
  },
  {
    what: "brackets the wrong way round",
    written: "# One\n\n(two)[https://example.org]",
    told: ["7 markdown-syntax `[text](address)`"],
  },
  {
    what: "no alternative text",
    written: "# One\n\n![](dot.png)",
    told: ["7 image-alt `![what it shows](dot.png)`"],
  },
  {
    what: "a missing file",
    written: "# One\n\n![Two](dto.png)",
    told: ["7 image-missing the file `public/"],
  },
  { what: "a missing slide", written: "# One\n\n[two](#tow)", told: ["7 link-target `#one`"] },
  {
    what: "a missing footnote",
    written: "# One[^two]",
    told: ["5 footnote-undefined a definition in `references.md`"],
  },
  {
    what: "a fence without an end",
    written: "# One\n\n```js\na",
    told: ["7 unclosed-block a closing ```"],
  },
  {
    what: "elements without an end, among others that have one, or need none",
    written:
      "# One\n\nTwo <b>three\n\n<u>A <i title='<s>'>b</u></i> <br> <kbd>c\n\n> <div><p>\n> four <sub/>\n> </div></kbd>",
    told: ["7 unclosed-block </b>", "12 unclosed-block </sub>"],
  },
  {
    what: "a table of three rows without its second line",
    written: "# One\n\n| a | b |\r\n| 1 | 2 |\r\n| 3 | 4 |",
    told: ["7 markdown-syntax `| --- | --- |` as its second line"],
  },
  {
    what: "three items without spaces",
    written: "# One\n\n-one\n-two\n-three",
    told: ["7 markdown-syntax a space after `-`"],
  },
  {
    what: "a time before a colon",
    written: "# One\n\n:::notes\n[00:00] Start.\n\n[00:05]: Exactly.\n:::",
    told: ["10 timecode-syntax `[00:05]` without a colon"],
  },
  {
    what: "a way to count that there is not",
    written:
      "# One\n\n```chart\ndata: { values: [{ a: x, b: 2 }] }\nmark: bar\nencoding:\n  x: { field: a, type: ordinall }\n  y: { field: b, aggregate: meen }\n```",
    told: ["11 chart-syntax `ordinal`", "12 chart-syntax `mean`"],
  },
  {
    what: "a longer fence that a shorter one ends",
    written: "# One\n\n````text\n```js\na\n```",
    told: ["7 unclosed-block a closing ````"],
  },
  {
    what: "a fence that another one ends",
    written: "# One\n\n> ~~~text\n> a\n> ```",
    told: ["7 unclosed-block a closing ~~~"],
  },
  {
    what: "a language that is none",
    written: "# One\n\n```jvascript\na\n```",
    told: ["7 code-language `javascript`"],
  },
  // Other programs
  {
    what: "the name of an emoji",
    written: "# One :tada:",
    told: ["5 other-syntax the character itself"],
  },
  {
    what: "Pandoc's citation",
    written: "# One[^two] [@two]\n\n[^two]: **Two 2019** Two",
    mended: "# One[^two] [^two]\n\n[^two]: **Two 2019** Two",
    told: ["5 other-syntax `[^two]`"],
  },
  {
    what: "Pandoc's citation of nothing",
    written: "# One [@two]",
    told: ["5 other-syntax `[^two]`"],
  },
  {
    what: "Pandoc's pause",
    written: "# One\n\n. . .\n\nTwo",
    told: ["7 other-syntax `:::steps` around what follows"],
  },
  {
    what: "attributes of a heading",
    written: "# One {.center #two}",
    told: ["5 other-syntax attributes in `::slide{…}`"],
  },
  {
    what: "attributes after a space",
    written: "# One\n\n![Two](dot.png) {width=50%}",
    told: ["7 other-syntax directly after an image"],
  },
  {
    what: "a link of a wiki",
    written: "# One\n\n[[Two]]",
    told: ["7 other-syntax `[text](#slide-id)`"],
  },
  {
    what: "Slidev's snippet",
    written: "# One\n\n<<< @/two.js",
    told: ["7 other-syntax the code itself"],
  },
  {
    what: "Marp's class",
    written: "<!-- _class: lead -->\n\n# One",
    told: ["5 other-syntax `::slide{…}`"],
  },
  {
    what: "reveal.js's attributes",
    written: '<!-- .slide: data-background="red" -->\n\n# One',
    told: ["5 other-syntax `::slide{…}`"],
  },
  { what: "a table of contents", written: "# One\n\n[[toc]]", told: ["7 other-syntax nothing"] },
  {
    what: "several of Pandoc's citations, and one with its page",
    written: "# One\n\nTwo [@two; @three] and [@two, p. 5]",
    told: ["7 other-syntax `[^key]` for each source", "7 other-syntax `[^key]` for each source"],
  },
  {
    what: "Pandoc's subscript and superscript",
    written: "# One\n\nH~2~O and x^2^",
    told: ["7 other-syntax `<sub>2</sub>`", "7 other-syntax `<sup>2</sup>`"],
  },
  {
    what: "a formula in backticks, as GitLab has it",
    written: "# One\n\n$`x^2`$",
    told: ["7 other-syntax `$x^2$`"],
  },
  {
    what: "Pandoc's tables, definitions and abbreviations",
    written: "# One\n\n+---+---+\n| a | b |\n+===+===+\n\nTwo\n: Three\n\n*[Four]: Five",
    told: [
      "7 other-syntax rows as `| a | b |`",
      "12 other-syntax a list, as `- **Term** definition`",
      "14 other-syntax the words themselves",
    ],
  },
  {
    what: "a callout of VitePress",
    written: "# One\n\n:::warning\nTwo\n:::",
    told: ["7 unknown-directive `> [!NOTE]`"],
  },
  {
    what: "a comment of Obsidian's",
    written: "# One\n\n%% nobody shall see this %%",
    told: ["7 other-syntax `<!-- … -->`"],
  },
  {
    what: "LaTeX",
    written:
      "# One\n\nTwo \\(x^2\\)\n\n\\[\nx_2\n\\]\n\n\\begin{align}\nx\n\\end{align}\n\n\\pause\n\n\\newpage",
    told: [
      "7 other-syntax `$x^2$`",
      "9 other-syntax `$$` on a line before and after it",
      "13 other-syntax `$$` on a line before and after it",
      "17 other-syntax `:::steps` around what follows",
      "19 other-syntax `---` between empty lines",
    ],
  },
  {
    what: "a callout of MkDocs",
    written: "# One\n\n!!! note\n    Two",
    told: ["7 other-syntax `> [!NOTE]`"],
  },
  {
    what: "an image's place and size in its text",
    written: "# One\n\n![bg](dot.png) ![w:200 two](dot.png) ![three|200](dot.png)",
    told: [
      '7 other-syntax `::slide{ground="dot.png"}`',
      "7 other-syntax `{width=60%}`",
      "7 other-syntax `{width=60%}`",
    ],
  },
  {
    what: "attributes of a link",
    written: "# One\n\n[two](https://example.org){target=_blank}",
    told: ["7 other-syntax directly after an image"],
  },
  {
    what: "Slidev's element",
    written: "# One\n\n<v-click>Two</v-click>",
    told: ["7 html-removed `:::steps`"],
  },
  {
    what: "a video element",
    written: '# One\n\n<video src="a.mp4"></video>',
    told: ["7 html-removed `![what it shows](film.mp4)`"],
  },
  {
    what: "bullets of Word, over lines",
    written: "# One\n\n• Two\n• Three\n\no Four\no Five",
    told: ["7 markdown-syntax `- ` before each item", "10 markdown-syntax `- ` before each item"],
  },
  {
    what: "letters and numbers that begin no list",
    written: "# One\n\na) Two\nb) Three\n\n(1) Four\n(2) Five",
    told: ["7 markdown-syntax `1. ` before each item", "10 markdown-syntax `1. ` before each item"],
  },
  {
    what: "boxes of tasks that are in no list",
    written: "# One\n\n[ ] Two\n[x] Three",
    told: ["7 markdown-syntax `- [ ]`", "8 markdown-syntax `- [x]`"],
  },
  {
    what: "tables without their bars, with tabs, behind spaces, and without rows",
    written:
      "# One\n\na | b\n1 | 2\n\nc\td\n3\t4\n\n    | e | f |\n    | - | - |\n    | 5 | 6 |\n\n| g | h |\n| - | - |",
    told: [
      "7 markdown-syntax `| --- | --- |`",
      "10 markdown-syntax rows as `| a | b |`",
      "13 markdown-syntax none: a tab or four spaces make it code",
      "17 markdown-syntax one right below its second line",
    ],
  },
  {
    what: "bold words without their partner",
    written: "# One\n\n**Two and three* and **“four”**five.\n\n:::notes\n[00:00] Six** seven.\n:::",
    told: [
      "7 markdown-syntax a pair, as `**bold**`",
      "7 markdown-syntax a pair, as `**bold**`",
      "10 markdown-syntax a pair, as `**bold**`",
    ],
  },
  {
    what: "marks of the full width",
    written: "# One\n\n＃ Two\n\n［three］（https://example.org） and ＊＊four＊＊",
    told: [
      "7 markdown-syntax the plain character",
      "9 markdown-syntax plain",
      "9 markdown-syntax plain",
    ],
  },
  {
    what: "images that are links or text",
    written: "# One\n\n![a] (dot.png) and ! [b](dot.png) and !(c)[dot.png] and [!d](dot.png)",
    told: [
      "7 markdown-syntax no space between `]` and `(`",
      "7 markdown-syntax no space after `!`",
      "7 markdown-syntax `![text](file)`",
      "7 markdown-syntax `![what it shows](dot.png)`",
    ],
  },
  {
    what: "attributes of an image in other brackets, and widths that are none",
    written:
      "# One\n\n![a](dot.png)(width=60%)\n\n![b](dot.png) =300x200\n\n![c](dot.png){width=0.6}\n\n![d](dot.png){width=200%}",
    told: [
      "7 markdown-syntax attributes as `{width=60%}`",
      "9 markdown-syntax attributes as `{width=60%}`",
      "11 invalid-value pixels or a percentage",
      "13 invalid-value pixels or a percentage",
    ],
  },
  {
    what: "addresses that lead nowhere",
    written:
      "# One\n\n[a](http:/example.org) [b](https://https://example.org) [c](“https://example.org”)",
    told: [
      "7 link-target `https://` once",
      "7 link-target `https://` once",
      "7 link-target `https://` once",
    ],
  },
  {
    what: "times with letters, a mark after them, and nothing",
    written: notes("[oo:30] One\n\n[00:50]! Two\n\n[01:00]\n\nThree"),
    told: [
      "8 timecode-syntax digits",
      "10 timecode-syntax `[00:50!]`",
      "12 timecode-syntax what is said right after it",
    ],
  },
  {
    what: "a line between slides within a block",
    written: "# One\n\n:::notes\n[00:00] Two\n\n---\n\nThree\n:::",
    told: ["10 slide-break it after the `:::`"],
  },
  {
    what: "what MDX, templates and Deckset have",
    written:
      "# One\n\nimport Two from './two'\n\n{{ page.title }} and {% include three %}\n\n^ Four is said.\n\n[.build-lists: true]",
    told: [
      "7 other-syntax Markdown: there is no MDX",
      "9 other-syntax the text itself",
      "9 other-syntax the text itself",
      "11 notes-syntax `:::notes`",
      "13 other-syntax attributes in `::slide{…}`",
    ],
  },
  {
    what: "comments within text, and commands as comments",
    written:
      '# <!-- fit --> One\n\n- Two <!-- .element: class="fragment" -->\n\n<!-- pause -->\n\n- Three',
    told: ["5 other-syntax `:::fit`", "7 other-syntax `::slide{…}`", "9 other-syntax `:::steps`"],
  },
  {
    what: "classes in HTML",
    written: '# One\n\n<div class="grid grid-cols-2">Two</div>',
    told: ["7 html-removed none; it is left out", "7 html-removed none; it is left out"],
  },
  {
    what: "a directive as MyST has it, and one fence that changes into none",
    written: "# One\n\n:::{steps}\n\n- Two\n\n---\n\n# Three\n\n:::magic-move\n```js\na\n```\n:::",
    told: ["7 directive-syntax `:::steps`", "15 invalid-value another"],
  },
  {
    what: "words of math without their backslash, and a power without its braces",
    written: "# One\n\n$alpha + \\text{a sin of} \\beta$ and $10^10$",
    told: ["7 math-unusual `\\alpha`", "7 math-unusual `^{10}`"],
  },
  {
    what: "what Word could not find",
    written: "# One\n\nSee Error! Reference source not found.",
    told: ["7 other-syntax what Word could not find"],
  },
  {
    what: "callouts without a bracket",
    written: "# One\n\n> [!NOTE\n> Two\n\n> !TIP\n> Three",
    told: ["7 markdown-syntax `> [!NOTE]`", "10 markdown-syntax `> [!TIP]`"],
  },
  {
    what: "a callout of another program",
    written: "# One\n\n> [!INFO]\n> Two",
    told: ["7 callout-kind `[!NOTE]`"],
  },
];

function STEPS(): string {
  return "# One\n\n:::steps\n- Two\n:::";
}

/** What looks like a mistake, and is none. */
const RIGHT: readonly string[] = [
  "# One\n\nAt 12:30 it is 3:2, and `::: notes` (clicks) are [clickable].",
  notes(
    "12:30 pm is when it began.\n\nA [check] and a [cough] \\[Click] `[Click]`.\n\n\\[00:12] as text.",
  ),
  notes("At 00:12 it began.\n\nNote: this is said."),
  diagram(WITH_STEP, "%% step").replace("B --> C", "%% step by step\n  B --> C"),
  notes("Look at [Click][two] and [click], both links.\n\n[two]: #one\n\n[click]: #one"),
  "# One[^a][^b] [sic][^a]\n\n[^a]: Two\n\n[^b]: Three\n\nSee [1][2], `[a][b]`, m[i][j], \\[four][five] and [six]\\[seven].",
  "# One\n\n:::steps\n- Two\n- Three\n- Four\n:::\n\n:::notes\n[00:02][click] It began. [click][click] And [00:03][four] went on.\n:::",
  "# One\n\nRatio a:b:c, 10:30:00, https://example.org:80/a and std::vec::Vec {a, b}.",
  "# One\n\n## Two\n\n### Three\n\n## Four\n\n<!-- TODO: say more about this here -->",
  "# One\n\n10.\u00A0000 boats, «\u00A0deux\u00A0», a\u200Bb\u00AD: 5\u00A0%\n\n\u00A0",
  "# One\n\n100%% of 5%% (and \\(this\\)) [x]\n\n| a | b |\n| - | - |\n| `c\\|d` |\n| $\\|e\\|$ | f |\n\n3–5 days ~5 %, a ~~b~~, 10^2, ~/x and ~/y\n\n— Doe",
  notes(
    "[00:02] At (00:05), 12:30 or \\[00:10] \u2013 the score was [3:2]: he left.\n\n- [00:12] One item\n- and two.",
  ),
  "# One\n\n> [!NOTE]\n> Two [!TIP]\n\n> [!TIP] [NOTE]\n> Three\n\n1. Four\n   - five\n\n- six\n\n<div>\n\n**Seven**\n\n</div>\n\nIn\n1984. It was\n\n```js\na // [!code ++] [!code word:b] [!code hl:2] [!code other]\n```",
  "# One\n\n- [x] done\n- [ ] open\n- [x](#one)\n- [X] Done\n\n![A bg of w: 200, or a|b](dot.png) ![Size 16:9](dot.png) <https://example.org>",
  "::slide{#one .a .b layout=cover caveat='layout=a, layout=b'}\n\n# One\n\n**Note:** two. ![Three](three.mp4#t=4) ![Four](three.mp4#t=,00:05.5)",
  "# One\n\nx**2, src/**/a.ts, 2 ** 3 and \\*\\*four\\*\\* of *a **b** c* and **b *c* d**, `**`\n\n[A](HTTPS://example.org) in 3 | 4 parts, P(A|B),\nand P(B|A)\n\n:::column\n***\n:::",
  "# One\n\n***\n\n# Two\n\nThree\n\n- - -\n\n# Four\n\n-5 and **bold** and 2 ** 3 ** 4",
  "# One\n\n```md\n::: notes\n# Title\n#Title\n[Click]\n```\n\n    // [Click] in indented code",
];

const CASES = [...SLIPS.entries()].map(([index, slip]) => ({ ...slip, id: `slip-${index + 1}` }));

let project: Project;
let printed: { path: string; line: number; rule: string; reason: string }[];

const segment = (body: string) => `---\ntitle: Part\n---\n\n${body}\n`;

beforeAll(async () => {
  project = await Project.create();
  const bodies = [
    ...CASES.map(({ id, written }) => [id, written] as const),
    ...RIGHT.map((written, index) => [`right-${index + 1}`, written] as const),
  ];
  for (const [id, body] of bodies)
    await project.write({
      [`slides/${id}/episode.yaml`]: "title: Talk\n",
      [`slides/${id}/01-part.md`]: segment(body),
      [`public/${id}/dot.png`]: "",
      [`public/${id}/three.mp4`]: "",
      [`public/${id}/two.mp4`]: "",
    });
  const { stdout } = await project.run(["check", "--format", "json"]);
  printed = JSON.parse(stdout);
});

afterAll(() => project.remove());

const own = (id: string) => printed.filter(({ path }) => path.startsWith(`slides/${id}/`));

test("are more than sixty", () => {
  expect(SLIPS.length).toBeGreaterThan(60);
});

test.each(CASES)("$what", ({ id, told }) => {
  const found = own(id).map(
    ({ line, rule, reason }) => `${line} ${rule} ${reason.replace(/^.*?, expected /, "")}`,
  );
  const short = found.map((each, index) => {
    const meant = told[index] ?? "";
    const [line, rule, ...words] = meant.split(" ");
    return each.startsWith(`${line} ${rule} `) && each.includes(words.join(" ")) ? meant : each;
  });
  expect(short).toEqual(told);
});

test.each(RIGHT.map((written, index) => ({ written, index })))(
  "nothing is wrong: $written",
  ({ index }) => {
    expect(own(`right-${index + 1}`)).toEqual([]);
  },
);

test("`check --fix` mends what has one right answer, nothing else, and `undo` brings it back", async () => {
  // Line ends of Windows, a byte order mark, no line end at last, and a rule that is off.
  const odd =
    "\uFEFF---\r\ntitle: Part\r\n---\r\n\r\n# One\r\n\r\n::: notes\r\n(00:12) Two\u2028(click) \r\n:::";
  await project.write({
    "slides/odd/episode.yaml": "title: Talk\nrules: { click-syntax: off }\n",
    "slides/odd/01-part.md": odd,
  });
  const before = await project.files("slides");
  const { stderr, stdout } = await project.run(["check", "--fix", "--format", "json"], {
    CUEDECK_BROWSER: "/nowhere",
  });
  expect(stderr).toContain("slides/odd/01-part.md: mended 2 mistakes\n");
  for (const { id, what, written, mended = written } of CASES)
    expect(await project.read(`slides/${id}/01-part.md`), what).toBe(segment(mended));
  expect(await project.read("slides/odd/01-part.md")).toBe(
    odd.replace("::: notes", ":::notes").replace("(00:12)", "[00:12]"),
  );

  // What is mended has no problem that it had not before.
  const left: typeof printed = JSON.parse(stdout);
  const byCase = (problems: typeof printed, id: string) =>
    problems.filter(({ path }) => path.startsWith(`slides/${id}/`)).map(({ rule }) => rule);
  for (const { id, what, mended, shown } of CASES) {
    const [were, are] = [byCase(printed, id), byCase(left, id)];
    if (mended === undefined) expect(are, what).toEqual(were);
    else {
      const others = are.filter((rule) => rule !== shown);
      expect(others.length, what).toBeLessThan(were.length);
      expect(were, what).toEqual(expect.arrayContaining(others));
      expect(are.length > others.length, what).toBe(shown !== undefined);
    }
  }
  const unmended = CASES.find(({ what }) => what === "[Click] without a step")?.id;
  expect(stderr).toContain(
    `slides/${unmended}/01-part.md: left 1 mistake that would break another rule once mended\n`,
  );
  await project.run(["undo"]);
  expect(await project.files("slides")).toEqual(before);
});
