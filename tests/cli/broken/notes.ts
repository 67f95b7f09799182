import { type BrokenSource, meta, part, segment } from "./source.ts";

/** What is wrong with notes, cues, clicks and citations. */
export const NOTES: readonly BrokenSource[] = [
  {
    rule: "timecode",
    what: "seconds of 60 and more, and a comma",
    files: part("# Good\n\n:::notes\n[00:75] One.\n\n[01:02,5] Two.\n:::"),
    problems: [
      "01-part.md:8:1-8:13 error Unexpected timecode `00:75`, expected mm:ss or hh:mm:ss with seconds below 60 (timecode)",
      "01-part.md:10:1-10:15 error Unexpected timecode `01:02,5`, expected mm:ss or hh:mm:ss with seconds below 60 (timecode)",
    ],
  },
  {
    rule: "timecode-order",
    what: "earlier than the latest before it, in another file",
    files: {
      "01-part.md": segment("# Good\n\n:::notes\n[00:20] One.\n:::"),
      "02-more.md": segment(
        "# More\n\n:::notes\n[00:10.5] Two.\n\n[00:15] Three.\n\n[00:20] Four.\n:::",
      ),
    },
    problems: [
      "02-more.md:8:1-8:15 error Unexpected timecode 00:10.5, expected 00:20.0 or later (timecode-order), see 01-part.md:8:1",
      "02-more.md:10:1-10:15 error Unexpected timecode 00:15.0, expected 00:20.0 or later (timecode-order), see 01-part.md:8:1",
      "02-more.md:12:1-12:14 warning Unexpected timecode 00:20.0 for a second time, expected a later one: what comes before it never shows (timecode-twice), see 01-part.md:8:1",
    ],
  },
  {
    rule: "timecode-twice",
    what: "the same for two paragraphs",
    files: part("# Good\n\n:::notes\n[00:20] One.\n\n[00:20.0] Two.\n:::"),
    problems: [
      "01-part.md:10:1-10:15 warning Unexpected timecode 00:20.0 for a second time, expected a later one: what comes before it never shows (timecode-twice), see 01-part.md:8:1",
    ],
  },
  {
    rule: "cue-beyond-end",
    what: "at the end, and after it",
    files: {
      "episode.yaml": "title: Talk\nduration: 00:30\n",
      ...part("# Good\n\n:::notes\n[00:29.9] One.\n\n[00:30] Two.\n\n[1:00:00] Three.\n:::"),
    },
    problems: [
      "01-part.md:5:1-5:7 warning Unexpected slide that shows for 0.1 s, expected 3 s or more (slide-short)",
      "01-part.md:10:1-10:13 error Unexpected timecode 00:30.0, expected one before the end at 00:30.0 (cue-beyond-end)",
      "01-part.md:12:1-12:17 error Unexpected timecode 1:00:00.0, expected one before the end at 00:30.0 (cue-beyond-end)",
    ],
  },
  {
    rule: "speaker-unknown",
    what: "misspelt, and said once; an author and one who speaks twice are known",
    files: {
      "episode.yaml": "title: Talk\nauthors: Anna Lee\n",
      ...part(
        "# Good\n\n:::notes\n**Anna:** One.\n\n**Ana:** Two.\n\n**Ben:** Three.\n\n**Ben:** Four.\n\n**Note:** Five.\n\n**Harbor:** Six.\n:::",
      ),
    },
    problems: [
      "01-part.md:10:1-10:14 warning Unexpected speaker `Ana`, expected `Anna`, the name under `speakers` in `episode.yaml`, or `**Ana\\:**` as text (speaker-unknown)",
      "01-part.md:18:1-18:17 warning Unexpected speaker `Harbor`, expected the name under `speakers` in `episode.yaml`, or `**Harbor\\:**` as text (speaker-unknown)",
    ],
  },
  {
    rule: "markdown-syntax",
    what: "names of those who speak that are not bold",
    files: {
      "episode.yaml": "title: Talk\nspeakers: [Anna, Ben (host)]\n",
      ...part(
        "# Good\n\n:::notes\nAnna: One.\n\n[00:05] *Ben (host):* Two.\n\n**Anna:** Three, Anna: no, Ben.\n\nAnna\\: Four.\n\nHanna: Five.\n:::",
      ),
    },
    problems: [
      "01-part.md:8:1-8:6 warning Unexpected `Anna:`, expected `**Anna:**` for who speaks, or `Anna\\:` as text (markdown-syntax)",
      "01-part.md:10:9-10:22 warning Unexpected `*Ben (host):*`, expected `**Ben (host):**` for who speaks, or `Ben (host)\\:` as text (markdown-syntax)",
    ],
  },
  {
    rule: "markdown-syntax",
    what: "who speaks in other forms, and two in one paragraph",
    files: {
      ...meta("title: Talk\nspeakers: [Anna, Ben]\n"),
      ...part(
        "# Good\n\n:::notes\n[00:00] **Anna** – One\n\n[00:05] [Ben] Two\n\n[00:10] **Anna:** Three\n**Ben:** Four\n\n[00:15] **Anna**: Five of **Ben** and Anna\n:::",
      ),
    },
    problems: [
      "01-part.md:8:9-8:20 warning Unexpected `**Anna** –`, expected `**Anna:**` before what is said (markdown-syntax)",
      "01-part.md:10:9-10:14 warning Unexpected `[Ben]`, expected `**Ben:**` before what is said (markdown-syntax)",
      "01-part.md:13:1-13:9 warning Unexpected `**Ben:**`, expected an empty line before it, as each paragraph has one who speaks (markdown-syntax)",
    ],
  },
  {
    rule: "speaker-unknown",
    what: "not listed, where some are",
    files: {
      "episode.yaml": "title: Talk\nspeakers: [Anna]\n",
      ...part("# Good\n\n:::notes\n**Anna:** One.\n\n**Ben:** Two.\n\n**Ben:** Three.\n:::"),
    },
    problems: [
      "01-part.md:10:1-10:14 warning Unexpected speaker `Ben`, expected the name under `speakers` in `episode.yaml`, or `**Ben\\:**` as text (speaker-unknown)",
    ],
  },
  {
    rule: "slide-short",
    what: "less than three seconds, more than two minutes, and times of which one is estimated",
    files: {
      "episode.yaml": "title: Talk\nduration: 04:00\n",
      ...part(
        "# Good\n\n:::notes\n[00:01] One.\n:::\n\n---\n\n# Two\n\n:::notes\n[00:03.9] Two.\n:::\n\n---\n\n# Three\n\n:::notes\n[00:10] Three.\n:::\n\n---\n\n# Four\n\n:::notes\n[02:10.1] Four.\n:::\n\n---\n\n# Five\n\n:::notes\nFive.\n:::\n\n---\n\n# Six\n\n:::notes\n[03:58] Six.\n:::",
      ),
    },
    problems: [
      "01-part.md:5:1-5:7 warning Unexpected slide that shows for 2.9 s, expected 3 s or more (slide-short)",
      "01-part.md:21:1-21:8 warning Unexpected slide that shows for 02:00.1, expected 02:00 or less: another slide, or steps (slide-long)",
      "01-part.md:45:1-45:6 warning Unexpected slide that shows for 2.0 s, expected 3 s or more (slide-short)",
    ],
  },
  {
    rule: "notes-long",
    what: "more words than fit, but not where they fit, or their end is not known",
    files: part(
      `# Good\n\n:::notes\n[00:00] ${"one ".repeat(29)}two.\n:::\n\n---\n\n# Two\n\n:::notes\n[00:09] ${"one ".repeat(29)}two.\n:::\n\n---\n\n# Three\n\n:::notes\n[00:19] ${"one ".repeat(99)}two.\n:::`,
    ),
    problems: [
      "01-part.md:8:1-8:129 warning Unexpected 30 words in 9.0 s, expected at most 28, as a fast speaker says, or a later time for what follows (notes-long)",
    ],
  },
  {
    rule: "click-without-step",
    what: "more clicks than steps",
    files: part(
      "# Good\n\n:::steps\n- one\n:::\n\n:::notes\n[click] One [click] two.\n\nThree [click].\n:::",
    ),
    problems: [
      "01-part.md:12:13-12:20 error Unexpected `[click]`, expected at most 1 step on this slide (click-without-step)",
      "01-part.md:14:7-14:14 error Unexpected `[click]`, expected at most 1 step on this slide (click-without-step)",
    ],
  },
  {
    rule: "step-without-click",
    what: "fewer clicks than steps, with notes; without, no one waits for them",
    files: part(
      "# Good\n\n:::steps\n- one\n- two\n- three\n:::\n\n:::notes\n[click] One.\n:::\n\n---\n\n# Quiet\n\n:::steps\n- one\n:::",
    ),
    problems: [
      "01-part.md:14:1-14:13 warning Unexpected 1 `[click]`, expected 3, one a step; the last 2 never show by themselves (step-without-click)",
    ],
  },
  {
    rule: "footnote-undefined",
    what: "on a slide, in notes, with its nearest neighbour",
    files: {
      ...part("# Good[^done2020]\n\nText[^doe2020]\n\n:::notes\nOne.[^roe]\n:::"),
      "references.md": "[^doe2020]: **Doe 2020** Book\n",
    },
    problems: [
      "01-part.md:5:7-5:18 error Unexpected footnote `[^done2020]`, expected `[^doe2020]` (footnote-undefined)",
      "01-part.md:10:5-10:11 error Unexpected footnote `[^roe]`, expected `[^doe2020]` (footnote-undefined)",
    ],
  },
  {
    rule: "footnote-unused",
    what: "a reference that no one cites",
    files: { "references.md": "# References\n\n[^doe2020]: **Doe 2020** Book\n" },
    problems: [
      "references.md:3:1-3:30 warning Unexpected footnote `[^doe2020]`, expected a slide or note to cite it (footnote-unused)",
    ],
  },
  {
    rule: "footnote-twice",
    what: "one key in the references, in a segment, and in another",
    files: {
      "01-part.md": segment("# Good[^doe]\n\n[^doe]: Doe"),
      "02-more.md": segment("# More[^Doe]\n\n[^Doe]: Another Doe"),
      "references.md": "[^doe]: **Doe 2020** Book\n",
    },
    problems: [
      "01-part.md:7:1-7:12 error Unexpected second definition of `[^doe]`, expected another key (footnote-twice), see references.md:1:1",
      "02-more.md:7:1-7:20 error Unexpected second definition of `[^doe]`, expected another key (footnote-twice), see references.md:1:1",
    ],
  },
  {
    rule: "definition-unused",
    what: "of links and images, in a segment and in `references.md`; comments are none",
    files: {
      "01-part.md": segment(
        "# Good[^doe]\n\n[One] [two][]\n\n[one]: #good\n[Two]: #good\n[two]: #god\n[TWO]: #good\n[three]: four.png\n\n[//]: # (Five)\n[six]: <> (Seven)\n\n:::notes\n[Note]: remember\n:::",
      ),
      "references.md": "[^doe]: [Doe][8]\n\n[8]: https://example.org\n[9]: https://example.org\n",
    },
    problems: [
      "01-part.md:11:1-11:12 warning Unexpected second definition of `[two]`, expected another name (definition-unused), see 01-part.md:10:1",
      "01-part.md:13:1-13:18 warning Unexpected definition `[three]:` that nothing uses, expected a link as `[text][three]` (definition-unused)",
      "01-part.md:19:1-19:17 warning Unexpected definition `[Note]:` that nothing uses, expected a link as `[text][Note]` (definition-unused)",
      "references.md:4:1-4:25 warning Unexpected definition `[9]:` that nothing uses, expected a link as `[text][9]` (definition-unused)",
    ],
  },
  {
    rule: "footnote-text",
    what: "a definition without its colon, among what may stand there",
    files: {
      ...part("# Good[^roe]"),
      "references.md":
        "# Books\n\n<!-- later: papers -->\n\n[^doe] **Doe 2020** Book\n\n---\n\n[^roe]: Roe\n",
    },
    problems: [
      "references.md:5:1-5:25 warning Unexpected text, expected definitions as `[^key]: source`; it is left out (footnote-text)",
    ],
  },
  {
    rule: "private-remark",
    what: "what belongs to the clock, and a source",
    files: part(
      "# Good\n\n::::notes\nSaid.\n\n:::private\n[00:01] One.\n\nTwo [click] and three.[^doe]\n:::\n::::\n\n[^doe]: Doe",
    ),
    problems: [
      "01-part.md:11:1-11:13 error Unexpected timecode in `:::private`, expected it in the notes, which are said (private-remark)",
      "01-part.md:13:5-13:12 error Unexpected `[click]` in `:::private`, expected it in the notes, which are said (private-remark)",
      "01-part.md:13:23-13:29 error Unexpected footnote `[^doe]` in `:::private`, expected it in the notes, which are said (private-remark)",
      "01-part.md:17:1-17:12 warning Unexpected footnote `[^doe]`, expected a slide or note to cite it (footnote-unused)",
    ],
  },
];
