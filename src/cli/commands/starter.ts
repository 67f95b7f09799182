/** The source files of a new episode: a short talk about itself, with what any talk needs. */
export function starterFiles(title: string): Map<string, string> {
  return new Map([
    ["episode.yaml", `title: ${JSON.stringify(title)}\nshow: My podcast\nlanguage: en\n`],
    ["01-introduction.md", introduction(title)],
    ["02-from-text-to-talk.md", MIDDLE],
    ["03-end.md", END],
    [
      "references.md",
      "[^commonmark]: **CommonMark** A strongly defined Markdown. <https://commonmark.org>\n\n[^mermaid]: **Mermaid** Diagrams as text. <https://mermaid.js.org>\n",
    ],
  ]);
}

const introduction = (title: string) => `---
title: Introduction
---

::slide{#cover layout="cover"}

# ${title}

What this talk is about, in one sentence.

:::notes
[00:00] Welcome. A paragraph of the notes is a cue: it starts at its timecode, and the slides follow.
:::

---

## Three things to know

:::steps
- A talk is text, in Markdown[^commonmark]
- Each click brings a step
- The notes say when
:::

:::notes
[00:08] [click] A talk is text: slides and notes are Markdown.

A click in the notes brings a step, [click] also in the middle of a paragraph.

[00:17] [click] And the notes say when. A paragraph without a timecode, as the one before, is timed by its words.
:::
`;

const MIDDLE = `---
title: From text to talk
---

::slide{#part layout="section"}

# From text to talk

A file is a segment, and this is how one begins.

:::notes
[00:24] A talk has parts. Each is a file, and a chapter for those who listen.
:::

---

::slide{#flow layout="diagram"}

## The deck follows its sound

\`\`\`mermaid steps
flowchart LR
  accTitle: From text to talk
  accDescr: Markdown becomes a deck, and the deck follows its audio
  M[Markdown]:::accent --> D[Deck]
  %% step
  D -->|follows| A[Audio]:::positive
\`\`\`

:::notes
[00:30] Markdown becomes a deck.[^mermaid]

[00:34] [click] And the deck follows its audio.
:::

---

::slide{#slides layout="diagram"}

## One of its slides shows numbers

\`\`\`chart
units:
  - { count: 7, columns: 7, shape: square, label: Other slides, fill: outline, color: soft }
  - { count: 1, columns: 1, shape: square, label: This one, step: 1 }
\`\`\`

:::notes
[00:38] This talk has eight slides. [click] This one shows a chart.
:::

---

::slide{#ways layout="compare"}

## Two ways to be there

:::column
### On stage

- The deck for the room
- Notes and clock for you
:::

:::column
### Later, at home

- Slides that turn by themselves
- Notes to read along
:::

:::notes
[00:43] Who was in the room saw the slides. Who listens later sees them turn at the same words.
:::
`;

const END = `---
title: The end
---

::slide{#sources layout="sources"}

## Sources

:::notes
[00:50] This list fills itself with what slides and notes have cited.
:::

---

::slide{#end layout="end" ground="ink"}

# Thank you

Once more [from the beginning](#cover)?

:::notes
[00:55] And that is all.
:::
`;
