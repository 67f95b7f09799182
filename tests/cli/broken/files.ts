import { type BrokenSource, latin1, meta, part, segment } from "./source.ts";

/** What is wrong with the files themselves. */
export const FILES: readonly BrokenSource[] = [
  {
    rule: "episode-file",
    what: "no episode.yaml",
    files: { "episode.yaml": null },
    problems: [
      "episode.yaml error Unexpected missing file, expected `episode.yaml` with a `title` (episode-file)",
    ],
  },
  {
    rule: "episode-file",
    what: "an episode.yaml of another ending",
    files: { "episode.yaml": null, "Episode.yml": "title: Talk\n" },
    problems: [
      "Episode.yml error Unexpected file name `Episode.yml`, expected `episode.yaml` (episode-file)",
    ],
  },
  {
    rule: "file-name",
    what: "what all episodes share, in the folder of one",
    files: { "show.yaml": "title: Show\n" },
    problems: [
      "show.yaml warning Unexpected file name `show.yaml`, expected it beside the folders of episodes, where it is read (file-name)",
    ],
  },
  {
    rule: "file-name",
    what: "pictures, films and sounds beside the Markdown, where a theme's may be",
    files: {
      ...meta("title: Talk\ntheme: ./look\n"),
      "pier.JPG": "",
      "clips/tide.mp4": "",
      "talk.mp3": "",
      "look/theme.yaml": "logo: logo.svg\n",
      "look/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    },
    problems: [
      "clips/tide.mp4 warning Unexpected file name `clips/tide.mp4`, expected it in `public/file-name-2`, where it is read (file-name)",
      "pier.JPG warning Unexpected file name `pier.JPG`, expected it in `public/file-name-2`, where it is read (file-name)",
      "talk.mp3 warning Unexpected file name `talk.mp3`, expected it in `public/file-name-2`, where it is read (file-name)",
    ],
  },
  {
    rule: "file-name",
    what: "a theme of another ending",
    files: { ...meta("title: Talk\ntheme: ./look\n"), "look/theme.yml": "logo: logo.svg\n" },
    problems: [
      "look/theme.yml warning Unexpected file name `theme.yml`, expected `theme.yaml`; it is left out (file-name)",
    ],
  },
  {
    rule: "segment-file",
    what: "no segment",
    files: { "01-part.md": null },
    problems: [
      " error Unexpected episode without segments, expected files as `01-name.md` (segment-file)",
    ],
  },
  {
    rule: "segment-file",
    what: "no front matter",
    files: { "01-part.md": "# Good\n" },
    problems: [
      "01-part.md:1:1-1:1 error Unexpected start, expected front matter with a `title` (segment-file)",
    ],
  },
  {
    rule: "segment-file",
    what: "two segments of one name",
    files: { "02-part.md": segment("# Also good") },
    problems: [
      "02-part.md error Unexpected second segment `part`, expected another name (segment-file), see 01-part.md:1:1",
    ],
  },
  {
    rule: "file-name",
    what: "a file that is no segment",
    files: {
      "draft.md": "# Draft",
      "old/01-part.md": "# Old",
      "02-end.MD": "# End",
      "03-more.markdown": "# More",
      "picture.txt": "",
    },
    problems: [
      "02-end.MD warning Unexpected file name `02-end.MD`, expected `01-name.md`; it is left out (file-name)",
      "03-more.markdown warning Unexpected file name `03-more.markdown`, expected `01-name.md`; it is left out (file-name)",
      "draft.md warning Unexpected file name `draft.md`, expected `01-name.md`; it is left out (file-name)",
      "old/01-part.md warning Unexpected file name `old/01-part.md`, expected `01-name.md`; it is left out (file-name)",
    ],
  },
  {
    rule: "duration-differs",
    what: "not that of the media",
    files: meta("title: Talk\nmedia: talk.wav\nduration: 00:09\n"),
    problems: [
      "episode.yaml:1:8-1:12 warning Unexpected recording without a `description`, expected what it is about in a sentence or two (description-missing)",
      "episode.yaml:3:11-3:16 warning Unexpected duration 00:09.0, expected 00:03.0 as `talk.wav` has, or none (duration-differs)",
    ],
  },
  {
    rule: "description-missing",
    what: "a recording, and steps that it shows to nobody",
    files: {
      ...meta("title: Talk\nmedia: https://example.org/talk.mp3\n"),
      ...part("# Good\n\n:::steps\n- One\n:::"),
    },
    problems: [
      "01-part.md:5:1-5:7 warning Unexpected 0 `[click]`, expected 1, one a step; the last 1 never show by themselves (step-without-click)",
      "episode.yaml:1:8-1:12 warning Unexpected recording without a `description`, expected what it is about in a sentence or two (description-missing)",
    ],
  },
  {
    rule: "file-unused",
    what: "files that nothing shows, beside those that a slide, its style or a chart does",
    files: part(
      '::slide{ground="pier.jpg"}\n\n# Good\n\n![Film](film.mp4){poster=poster.jpg}\n\n[Paper](paper.pdf), [page](page/)\n\n```chart\ndata: { url: sand.csv }\nmark: bar\nencoding: { x: { field: a } }\n```',
    ),
    publicFiles: {
      "pier.jpg": "",
      "film.mp4": "",
      "film.vtt": "",
      "poster.jpg": "",
      "paper.pdf": "",
      "page/index.html": "",
      "page/page.css": "",
      "sand.csv": "a\n1\n",
      "old/pier.jpg": "",
      ".DS_Store": "",
    },
    problems: [
      "public/file-unused-1/old/pier.jpg warning Unexpected file `old/pier.jpg` that nothing shows or links to, expected one that is used: it is published (file-unused)",
    ],
  },
  {
    rule: "pronunciation",
    what: "phonemes for a voice that reads none",
    files: meta(
      'title: Talk\nvoice: rhvoice\npronunciations:\n  quay: key\n  Worcester: "[[w\'Ust3]]"\n',
    ),
    problems: [
      "episode.yaml:5:14-5:26 warning Unexpected phonemes `[[w'Ust3]]` for `Worcester`, expected letters that rhvoice reads; they are left out (pronunciation)",
    ],
  },
  {
    rule: "media-missing",
    what: "no such file",
    files: meta("title: Talk\nmedia: talk.mp3\n"),
    problems: [
      "episode.yaml:2:8-2:16 error Unexpected missing media `talk.mp3`, expected the file `public/media-missing-1/talk.mp3` (media-missing)",
    ],
  },
  {
    rule: "media-missing",
    what: "a file that is no media",
    files: meta("title: Talk\nmedia: talk.mp3\n"),
    problems: [
      "episode.yaml:2:8-2:16 error Unexpected media `talk.mp3`, expected an audio or video file that a browser plays (media-missing)",
    ],
  },
  {
    rule: "media-missing",
    what: "a path as Windows writes it",
    files: meta("title: Talk\nmedia: audio\\talk.mp3\n"),
    publicFiles: { "audio/talk.mp3": "" },
    problems: [
      "episode.yaml:2:8-2:22 error Unexpected `\\` in the path `audio\\talk.mp3`, expected `/`, as `audio/talk.mp3` (media-missing)",
    ],
  },
  {
    rule: "file-encoding",
    what: "files of other bytes",
    files: { "episode.yaml": latin1("title: Rück\n"), "01-part.md": latin1(segment("# Rück")) },
    problems: [
      "01-part.md error Unexpected bytes, expected text in UTF-8 (file-encoding)",
      "episode.yaml error Unexpected bytes, expected text in UTF-8 (file-encoding)",
    ],
  },
  {
    rule: "file-depth",
    what: "quotes in quotes in quotes",
    files: { "references.md": "> ".repeat(3000), ...part("> ".repeat(3000)) },
    problems: [
      "01-part.md:5:1-5:1 error Unexpected depth, expected at most 100 blocks or elements inside each other (file-depth)",
      "references.md:1:1-1:1 error Unexpected depth, expected at most 100 blocks or elements inside each other (file-depth)",
    ],
  },
  {
    rule: "source-size",
    what: "a paragraph of stars",
    files: part(`# A\n\n${"*a_".repeat(2_000)}`),
    problems: [
      "01-part.md:7:3001-7:3001 error Unexpected paragraph with more than 2000 of the characters !*=[]_~, expected fewer: divide it (source-size)",
    ],
  },
];
