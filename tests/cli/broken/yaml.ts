import { type BrokenSource, meta, part } from "./source.ts";

/** What is wrong in `episode.yaml`, front matter and attributes. */
export const YAML: readonly BrokenSource[] = [
  {
    rule: "yaml-syntax",
    what: "front matter with a list that does not end",
    files: { "01-part.md": "---\ntitle: [Part\n---\n\n# Good\n" },
    problems: [
      "01-part.md:2:13-2:14 error Unexpected YAML, expected it to parse: Flow sequence in block collection must be sufficiently indented and end with a ] (yaml-syntax)",
    ],
  },
  {
    rule: "yaml-syntax",
    what: "a key twice",
    files: meta("title: Talk\nshow: Radio\ntitle: Talk\n"),
    problems: [
      "episode.yaml:3:1-3:2 error Unexpected YAML, expected it to parse: Map keys must be unique (yaml-syntax)",
    ],
  },
  {
    rule: "yaml-syntax",
    what: "a tab",
    files: meta("source:\n\ttitle: Talk\n"),
    problems: [
      "episode.yaml:2:1-2:2 error Unexpected YAML, expected it to parse: Tabs are not allowed as indentation (yaml-syntax)",
    ],
  },
  {
    rule: "yaml-syntax",
    what: "lists in lists without an end",
    files: meta(`title: Talk\nauthors: ${"- ".repeat(50)}${"[".repeat(20_000)}\n`),
    problems: [
      "episode.yaml:2:561-2:562 error Unexpected YAML, expected it to parse: lists are nested more than 500 deep (yaml-syntax)",
    ],
  },
  {
    rule: "yaml-syntax",
    what: "a list instead of keys",
    files: meta("- title\n- Talk\n"),
    problems: [
      "episode.yaml:1:1-3:1 error Unexpected YAML, expected keys and values, as `title: …` (yaml-syntax)",
    ],
  },
  {
    rule: "yaml-syntax",
    what: "an alias without an anchor",
    files: meta("title: *talk\n"),
    problems: [
      "episode.yaml:1:8-1:13 error Unexpected YAML, expected it to parse: Alias *talk has no anchor before it; text that begins with * stands in quotes (yaml-syntax)",
    ],
  },
  {
    rule: "yaml-syntax",
    what: "aliases by the million",
    files: meta(
      `a: &a [${"x,".repeat(99)}]\nb: &b [${"*a,".repeat(99)}]\nc: &c [${"*b,".repeat(99)}]\nd: *c\n`,
    ),
    problems: [
      "episode.yaml:1:1-1:1 error Unexpected YAML, expected it to parse: Excessive alias count indicates a resource exhaustion attack (yaml-syntax)",
    ],
  },
  {
    rule: "unknown-key",
    what: "in episode.yaml, at each depth, with its nearest neighbour",
    files: meta(
      "title: Talk\nauthor: Jane\nsource:\n  title: Book\n  ulr: https://example.org\n  urll: b\nlang: en\nbadges:\n  old: { label: Old, color: red, dash: 1 }\n",
    ),
    problems: [
      "episode.yaml:2:1-2:7 error Unexpected key `author`, expected `authors` (unknown-key)",
      "episode.yaml:5:3-5:6 error Unexpected key `source.ulr`, expected `url` (unknown-key)",
      "episode.yaml:6:3-6:7 error Unexpected key `source.urll`, expected `url` (unknown-key)",
      "episode.yaml:7:1-7:5 error Unexpected key `lang`, expected `language` (unknown-key)",
      "episode.yaml:9:22-9:27 error Unexpected key `badges.old.color`, expected `label`, `mark` or `stroke` (unknown-key)",
      "episode.yaml:9:34-9:38 error Unexpected key `badges.old.dash`, expected `label`, `mark` or `stroke` (unknown-key)",
    ],
  },
  {
    rule: "unknown-key",
    what: "in front matter",
    files: { "01-part.md": "---\ntitle: Part\ntitel: Part\n---\n\n# Good\n" },
    problems: ["01-part.md:3:1-3:6 error Unexpected key `titel`, expected `title` (unknown-key)"],
  },
  {
    rule: "unknown-key",
    what: "on a slide",
    files: part('::slide{#a layuot="list"}\n\n# Good'),
    problems: [
      "01-part.md:5:1-5:26 error Unexpected attribute `layuot`, expected `layout` (unknown-key)",
    ],
  },
  {
    rule: "invalid-value",
    what: "text after a hash, which begins a comment",
    files: {
      ...meta(
        "title: T #4 and more\nshow: Part #one # as said\ndisclaimer: #7\ntheme: stage #really\ndescription: C# and C#5, 'x' # a comment\n",
      ),
      "01-part.md": "---\ntitle: Part #1\n---\n\n# Good\n",
    },
    problems: [
      '01-part.md:2:8-2:15 error Unexpected `#` after `Part`, expected quotes, as `"Part #1"`: it begins a comment (invalid-value)',
      'episode.yaml:1:8-1:21 error Unexpected `#` after `T`, expected quotes, as `"T #4 and more"`: it begins a comment (invalid-value)',
      'episode.yaml:2:7-2:26 error Unexpected `#` after `Part`, expected quotes, as `"Part #one # as said"`: it begins a comment (invalid-value)',
      'episode.yaml:3:13-3:13 error Unexpected nothing as `disclaimer`, expected quotes, as `"#7"`: `#` begins a comment (invalid-value)',
    ],
  },
  {
    rule: "invalid-value",
    what: "a path as Windows writes it, in double quotes",
    files: meta('title: "C:\\talks"\ndescription: "One:\\n\\ntwo\\tand three"\n'),
    problems: [
      "episode.yaml:1:8-1:18 error Unexpected `C:\\t` in `title`, expected single quotes, in which a backslash is one (invalid-value)",
    ],
  },
  {
    rule: "markdown-syntax",
    what: "Markdown in titles",
    files: {
      ...meta("title: My **bold** title for $5 and $6\n"),
      "01-part.md": "---\ntitle: How `git` works, 2 * 3 * 4\n---\n\n# Good\n",
      "02-more.md": "---\ntitle: On $x^2$ [there](https://example.org) [sic]\n---\n\n# More\n",
    },
    problems: [
      "01-part.md:2:8-2:34 warning Unexpected Markdown `` `git` `` in `title`, expected plain text: it is shown as it is written (markdown-syntax)",
      "02-more.md:2:8-2:51 warning Unexpected Markdown `` $x^2$ `` in `title`, expected plain text: it is shown as it is written (markdown-syntax)",
      "episode.yaml:1:8-1:39 warning Unexpected Markdown `` **bold** `` in `title`, expected plain text: it is shown as it is written (markdown-syntax)",
    ],
  },
  {
    rule: "invalid-value",
    what: "names of several in one text",
    files: meta("title: Talk\nauthors: Anna Lee, Ben van Doe and Cy Fox\nspeakers: Anna; Ben\n"),
    problems: [
      "episode.yaml:2:10-2:42 error Unexpected `Anna Lee, Ben van Doe and Cy Fox` as `authors`, expected a list, as `[Anna Lee, Ben van Doe, Cy Fox]` (invalid-value)",
      "episode.yaml:3:11-3:20 error Unexpected `Anna; Ben` as `speakers`, expected a list, as `[Anna, Ben]` (invalid-value)",
    ],
  },
  ...[
    ["jp", "`ja`"],
    ["gr", "`el`"],
    ["xx-US", "a BCP 47 language tag as `en` or `pt-BR`"],
  ].map(([written = "", expected = ""]): BrokenSource => ({
    rule: "invalid-value",
    what: `${written} as a language`,
    files: meta(`title: Talk\nlanguage: ${written}\n`),
    problems: [
      `episode.yaml:2:11-2:${11 + written.length} error Unexpected \`${written}\` as \`language\`, expected ${expected} (invalid-value)`,
    ],
  })),
  ...[
    [
      "{ engine: flite, speed: fast }",
      "2:32-2:36",
      "`fast` as `voice.speed`, expected a number from 0.5 to 2",
    ],
    [
      '{ command: "say -o {output} {text}" }',
      "2:19-2:43",
      '`"say -o {output} {text}"` as `voice.command`, expected `{text}` for what to say and `{out}` for the file, and no other word in braces',
    ],
  ].map(([written = "", range = "", reason = ""]): BrokenSource => ({
    rule: "invalid-value",
    what: `${written} as a voice`,
    files: meta(`title: Talk\nvoice: ${written}\n`),
    problems: [`episode.yaml:${range} error Unexpected ${reason} (invalid-value)`],
  })),
  ...[
    [
      "title: A: b",
      "1:8-1:9",
      "Nested mappings are not allowed in compact mappings; a value that holds `: ` stands in quotes",
    ],
    [
      "title: A\n  show: b",
      "1:8-1:9",
      "Nested mappings are not allowed in compact mappings; the line below begins further to the right, as if this value went on there",
    ],
    [
      "title:A\nshow: b",
      "1:1-2:5",
      "Implicit keys need to be on a single line; a space follows the colon of a key",
    ],
    [
      "title: A\nshow:b",
      "2:1-2:7",
      "Implicit map keys need to be followed by map values; a space follows the colon of a key",
    ],
    [
      "title: A\nshow b",
      "2:1-2:7",
      "Implicit map keys need to be followed by map values; each line is a key, a colon, a space and a value",
    ],
    [
      "title: 'It's'",
      "1:12-1:14",
      "Unexpected scalar at node end; a text with quotes in it stands in quotes of the other kind",
    ],
    [
      "title: @me",
      "1:8-1:9",
      "Plain value cannot start with reserved character @; such a value stands in quotes",
    ],
    [
      'title: "C:\\windows"',
      "1:11-1:12",
      "Invalid escape sequence \\w; a backslash stands in single quotes, or twice in double ones",
    ],
    [
      "a: { b: #fff }\ntitle: A",
      "2:1-2:2",
      "Flow map in block collection must be sufficiently indented and end with a }; `#` begins a comment: a value that begins with it stands in quotes",
    ],
  ].map(([text = "", range = "", detail = ""]): BrokenSource => ({
    rule: "yaml-syntax",
    what: JSON.stringify(text),
    files: meta(`${text}\n`),
    problems: [
      `episode.yaml:${range} error Unexpected YAML, expected it to parse: ${detail} (yaml-syntax)`,
    ],
  })),
  {
    rule: "unknown-key",
    what: "a space before a key that is not seen",
    files: meta("title: Talk\n\u00a0language: en\n"),
    problems: [
      "episode.yaml:2:1-2:10 error Unexpected key `\u00a0language`, expected `language` without the unseen space in it (unknown-key)",
    ],
  },
  {
    rule: "media-missing",
    what: "a video without a length",
    files: meta("title: Talk\ndescription: On tides.\nmedia: https://youtu.be/dQw4w9WgXcQ\n"),
    problems: [
      "episode.yaml:3:8-3:36 error Unexpected video on YouTube without a `duration`, expected it in `episode.yaml`, as `duration: 12:30` (media-missing)",
    ],
  },
  {
    rule: "media-missing",
    what: "the page of a recording",
    files: meta(
      "title: Talk\ndescription: On tides.\nmedia: https://drive.google.com/file/d/1a2b/view?usp=sharing\n",
    ),
    problems: [
      "episode.yaml:3:8-3:61 error Unexpected web page `https://drive.google.com/file/d/1a2b/view?usp=sharing` as `media`, expected the address of a file with sound or film, or of one video on YouTube (media-missing)",
    ],
  },
  {
    rule: "invalid-value",
    what: "media outside of the episode's folder",
    files: meta("title: Talk\nmedia: ../secret.mp3\n"),
    problems: [
      "episode.yaml:2:8-2:21 error Unexpected `../secret.mp3` as `media`, expected a file in the episode's folder of `public/`, or an http(s) address (invalid-value)",
    ],
  },
  {
    rule: "unknown-key",
    what: "rules that there are not, or that nothing can be built without",
    files: meta("title: Talk\nrules:\n  img-alt: off\n  yaml-syntax: off\n  image-alt: none\n"),
    problems: [
      "episode.yaml:3:3-3:10 error Unexpected key `rules.img-alt`, expected `image-alt` (unknown-key)",
      "episode.yaml:4:16-4:19 error Unexpected `off` as `rules.yaml-syntax`, expected `error`: nothing can be built without what it is about (invalid-value)",
      "episode.yaml:5:14-5:18 error Unexpected `none` as `rules.image-alt`, expected `error`, `warning` or `off` (invalid-value)",
    ],
  },
  {
    rule: "invalid-value",
    what: "an empty episode.yaml",
    files: meta(""),
    problems: [
      "episode.yaml:1:1-1:1 error Unexpected missing key `title`, expected a value for it (invalid-value)",
    ],
  },
  {
    rule: "invalid-value",
    what: "of every key",
    files: meta(
      "title: 5\nshow: ''\nlanguage: english!\nauthors: 7\ndate: 2026-02-30\nduration: long\nsource:\n  url: example.org\nvoice: siri\n",
    ),
    problems: [
      "episode.yaml:1:8-1:9 error Unexpected `5` as `title`, expected a text (invalid-value)",
      "episode.yaml:2:7-2:9 error Unexpected `''` as `show`, expected a text (invalid-value)",
      "episode.yaml:3:11-3:19 error Unexpected `english!` as `language`, expected a BCP 47 language tag as `en` or `pt-BR` (invalid-value)",
      "episode.yaml:4:10-4:11 error Unexpected `7` as `authors`, expected a name, or a list of names, as `- Jane Doe` (invalid-value)",
      "episode.yaml:5:7-5:17 error Unexpected `2026-02-30` as `date`, expected a date as `2026-11-23` (invalid-value)",
      "episode.yaml:6:11-6:15 error Unexpected `long` as `duration`, expected seconds or a timecode (invalid-value)",
      "episode.yaml:7:1-7:7 error Unexpected missing key `source.title`, expected a value for it (invalid-value)",
      "episode.yaml:8:8-8:19 error Unexpected `example.org` as `source.url`, expected an http(s) address (invalid-value)",
      "episode.yaml:9:8-9:12 error Unexpected `siri` as `voice`, expected `espeak-ng`, `festival`, `flite`, `piper` or `rhvoice`, or an `engine` with a `name` and a `speed`, or a `command` (invalid-value)",
    ],
  },
  {
    rule: "invalid-value",
    what: "lists instead of keys",
    files: meta(
      "title: Talk\nsource: [a]\ntones: []\npronunciations:\n  - Worcester: wooster\nvoice: [piper]\nrules:\n  - image-alt: off\nbadges: { old: [Old] }\n",
    ),
    problems: [
      "episode.yaml:2:9-2:12 error Unexpected list as `source`, expected a `title` and a `url` (invalid-value)",
      "episode.yaml:3:8-3:10 error Unexpected list as `tones`, expected words with their roles, as `loss: negative` (invalid-value)",
      "episode.yaml:5:3-6:1 error Unexpected list as `pronunciations`, expected words with how to say them, as `Worcester: wooster` (invalid-value)",
      "episode.yaml:6:8-6:15 error Unexpected `[piper]` as `voice`, expected `espeak-ng`, `festival`, `flite`, `piper` or `rhvoice`, or an `engine` with a `name` and a `speed`, or a `command` (invalid-value)",
      "episode.yaml:8:3-9:1 error Unexpected list as `rules`, expected rules with how much they matter, as `image-alt: warning` (invalid-value)",
      "episode.yaml:9:16-9:21 error Unexpected list as `badges.old`, expected a `label`, and a `mark` or `stroke` if you like (invalid-value)",
    ],
  },
  {
    rule: "invalid-value",
    what: "a layout, a tone and a badge that are not there",
    files: part('::slide{layout="lst" tone="storm" badge="guess"}\n\n# Good'),
    problems: [
      "01-part.md:5:1-5:49 error Unexpected layout `lst`, expected `cards`, `code`, `compare`, `contacts`, `cover`, `diagram`, `drawing`, `end`, `gallery`, `image`, `image-left`, `image-right`, `list`, `number`, `quote`, `section`, `sources`, `statement`, `table` or `timeline` (invalid-value)",
      "01-part.md:5:1-5:49 error Unexpected tone `storm`, expected `accent`, `positive`, `negative` or `neutral` (invalid-value)",
      "01-part.md:5:1-5:49 error Unexpected badge `guess`, expected it under `badges` in `episode.yaml` or `show.yaml` (invalid-value)",
    ],
  },
  {
    rule: "invalid-value",
    what: "words that an episode does not declare, where it declares others",
    files: {
      ...meta("title: Talk\ntones: { sun: positive }\nbadges: { old: { label: Old } }\n"),
      ...part('::slide{tone="storm" badge="old guess constructor"}\n\n# Good'),
    },
    problems: [
      "01-part.md:5:1-5:52 error Unexpected tone `storm`, expected `sun`, `accent`, `positive`, `negative` or `neutral` (invalid-value)",
      "01-part.md:5:1-5:52 error Unexpected badge `guess`, expected `old` (invalid-value)",
      "01-part.md:5:1-5:52 error Unexpected badge `constructor`, expected `old` (invalid-value)",
    ],
  },
  {
    rule: "invalid-value",
    what: "tones and badges that are none",
    files: meta(
      "title: Talk\ntones:\n  a b: accent\n  accent: negative\n  sun: yellow\nbadges:\n  old: Old\n  new: { mark: red, stroke: wavy }\n",
    ),
    problems: [
      "episode.yaml:3:3-3:6 error Unexpected `a b` in `tones`, expected a word of letters, digits, hyphens and underscores (invalid-value)",
      "episode.yaml:4:3-4:9 error Unexpected `accent` in `tones`, expected a word that is not itself a role (invalid-value)",
      "episode.yaml:5:8-5:14 error Unexpected `yellow` as `tones.sun`, expected `accent`, `positive`, `negative` or `neutral` (invalid-value)",
      "episode.yaml:7:8-7:11 error Unexpected `Old` as `badges.old`, expected a `label`, and a `mark` or `stroke` if you like (invalid-value)",
      "episode.yaml:8:3-8:6 error Unexpected missing key `badges.new.label`, expected a value for it (invalid-value)",
      "episode.yaml:8:16-8:19 error Unexpected `red` as `badges.new.mark`, expected `accent`, `positive`, `negative` or `neutral` (invalid-value)",
      "episode.yaml:8:29-8:33 error Unexpected `wavy` as `badges.new.stroke`, expected `solid`, `dashed` or `dotted` (invalid-value)",
    ],
  },
  {
    rule: "invalid-value",
    what: "a month and a speed that there are not, each told once",
    files: meta("title: Talk\ndate: 2024-13-01\nvoice: { engine: flite, speed: 150 }\n"),
    problems: [
      "episode.yaml:2:7-2:17 error Unexpected `2024-13-01` as `date`, expected a date as `2026-11-23` (invalid-value)",
      "episode.yaml:3:32-3:35 error Unexpected `150` as `voice.speed`, expected a number from 0.5 to 2 (invalid-value)",
    ],
  },
];
