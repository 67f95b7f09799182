/** The files of a new episode: small, whole, and each kind of thing once. */
export function starterFiles(title: string): Map<string, string> {
  return new Map([
    ["episode.yaml", `title: ${JSON.stringify(title)}\nshow: My podcast\nlanguage: en\n`],
    [
      "01-introduction.md",
      `---
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
- A click brings the next step[^commonmark]
- Steps keep their place
- Notes say when
:::

:::notes
[00:08] Each click in the notes brings one step. [click] This was the first, in the middle of a paragraph.

[click] A paragraph without a timecode is timed by its words.

[00:20] [click] And this is the last.
:::

---

::slide{#flow layout="diagram"}

## From text to talk

\`\`\`mermaid steps
flowchart LR
  accTitle: From text to talk
  accDescr: Markdown becomes a deck, and the deck follows its audio
  M[Markdown]:::drug --> D[Deck]
  %% step
  D -->|follows| A[Audio]:::heal
\`\`\`

:::notes
[00:26] Markdown becomes a deck.

[00:30] [click] And the deck follows its audio.
:::
`,
    ],
    [
      "references.md",
      "[^commonmark]: **CommonMark** A strongly defined Markdown. <https://commonmark.org>\n",
    ],
  ]);
}
