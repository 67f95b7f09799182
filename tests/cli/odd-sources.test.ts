/** @module-tag slow */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Timeline } from "../../src/timeline/timeline.ts";
import { Project, type Outcome, temporaryProject } from "./project.ts";

interface OddSource {
  readonly what: string;
  /** The episode's folder. */
  readonly id: string;
  readonly segment: string;
  readonly file?: string;
  readonly meta?: string;
  /** `id: title` of every slide. */
  readonly slides: readonly string[];
  /** `start text` of every cue, `~` before an estimated start. */
  readonly cues?: readonly string[];
}

/** Nothing that an author should write, and nothing that is an error. */
const ODD: readonly OddSource[] = [
  {
    what: "a folder with spaces, a file with spaces",
    id: "my talk",
    file: "01-my part.md",
    segment: "# One",
    slides: ["one: One"],
  },
  {
    what: "names of other scripts",
    id: "größe-日本",
    file: "1-täil.md",
    segment: "# Ünï 日本",
    slides: ["ünï-日本: Ünï 日本"],
  },
  { what: "a folder that is no address", id: "100%#?", segment: "# One", slides: ["one: One"] },
  {
    what: "a huge heading",
    id: "huge",
    segment: `# ${"x".repeat(100_000)}`,
    slides: [`${"x".repeat(100)}: ${"x".repeat(100_000)}`],
  },
  {
    what: "headings that are too long for the name of a file, and alike in what fits",
    id: "long",
    segment: `# ${"word ".repeat(40)}one\n\n---\n\n# ${"word ".repeat(40)}two\n\n---\n\n# ${"日".repeat(70)}`,
    slides: [
      `${"word-".repeat(20).slice(0, -1)}: ${"word ".repeat(40)}one`,
      `${"word-".repeat(20).slice(0, -1)}-1: ${"word ".repeat(40)}two`,
      `${"日".repeat(33)}: ${"日".repeat(70)}`,
    ],
  },
  {
    what: "brackets without end",
    id: "brackets",
    segment: `# One\n\n${"[".repeat(2_000)}`,
    slides: ["one: One"],
  },
  {
    what: "lists in lists in lists",
    id: "lists",
    segment: `# One\n\n${Array.from({ length: 48 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n")}`,
    slides: ["one: One"],
  },
  {
    what: "nothing that an id can be made of",
    id: "no-id",
    segment: "# ???\n\n---\n\n#\n\nTwo\n\n---\n\n# <br>",
    slides: ["part-1: ???", "part-2: Part", "part-3: Part"],
  },
  {
    what: "names that objects have already",
    id: "constructor",
    segment: "# \\_\\_proto\\_\\_\n\n```toString\n```\n\n---\n\n# constructor",
    slides: ["__proto__: __proto__", "constructor: constructor"],
  },
  {
    what: "HTML in titles",
    id: "html",
    segment:
      "# <i>a</i> & `</script>`\n\n:::notes\n<!-- b -->\n\n[00:01] c <b>d</b> <!-- e --> & f\n:::",
    meta: "title: </script><script>alert(1)</script>",
    slides: ["a--script: a & </script>"],
    cues: ["1 c d & f"],
  },
  {
    what: "`[click]` and timecodes on a slide",
    id: "clicks",
    segment:
      "# One [click]\n\n[00:10] Two [click] at [00:20]\n\n:::notes\n[00:01] At [00:20], `[click]`.\n:::",
    slides: ["one-click: One [click]"],
    cues: ["1 At [00:20], [click]."],
  },
  {
    what: "blocks of each kind in notes",
    id: "blocks",
    segment:
      "# One\n\n:::notes\n[00:01] One\n\n- two\n- three\n\n```js\nfour\n```\n\n```mermaid\nfive\n```\n\n> [00:05] six\n\n| seven | eight |\n| - | - |\n| nine | ten |\n\n- - -\n\n## [00:09] eleven\n:::",
    slides: ["one: One"],
    cues: [
      "1 One",
      "~1.8 two three",
      "~3.4 four",
      "~4.2 five",
      "5 six",
      "~5.8 seven eight nine ten",
      "~9 [00:09] eleven",
    ],
  },
  {
    what: "tabs, spaces at line ends and nulls",
    id: "white",
    segment: "#\tOne\u0000\t\n\n:::notes\t\n[00:01]\tTwo\t\u00A0three  \nfour\u0000\n:::\t\t",
    slides: ["one: One\uFFFD"],
    cues: ["1 Two three four\uFFFD"],
  },
  {
    what: "a timecode far beyond",
    id: "far",
    segment: "# One\n\n:::notes\n[999:59:59.9999] Late.\n:::",
    slides: ["one: One"],
    cues: ["3600000 Late."],
  },
  {
    what: "YAML with anchors, tags and comments",
    id: "yaml",
    segment: "# One",
    meta: "%YAML 1.2\n---\ntitle: &t !!str 5 # five\nshow: *t\nduration: 1:02\n...\n",
    slides: ["one: One"],
  },
];

let project: Project;
let outcome: Outcome;

beforeAll(async () => {
  project = await Project.create();
  for (const { id, segment, file = "01-part.md", meta = "title: Talk" } of ODD) {
    await project.write({
      [`slides/${id}/episode.yaml`]: `${meta}\n`,
      [`slides/${id}/${file}`]: `---\ntitle: Part\n---\n\n${segment}\n`,
    });
  }
  // A folder with the name of a segment.
  await project.write({ "slides/100%#?/02-part.md/picture.txt": "" });
  outcome = await project.run(["build", "--no-pdf"]);
});

afterAll(() => project.remove());

test("builds all of them, with a word about what is left out or too large", () => {
  // How much too large hangs on the machine's fonts, and with it how wide the columns are.
  const said = outcome.stderr.replaceAll(/\d+ px/g, "N px").replaceAll(/ {2,}/g, " ");
  expect(said).toBe(`Episodes ${ODD.length}/${ODD.length}
slides/blocks/01-part.md
29:4-29:11 warning Unexpected \`[00:09]\`, expected it at the beginning of a paragraph timecode-syntax cuedeck

slides/brackets/01-part.md
5:1-5:6 warning Unexpected content N px higher than the slide has room for, expected less, or another slide for the rest slide-overfull cuedeck

slides/clicks/01-part.md
5:7-5:14 warning Unexpected \`[click]\`, expected it in \`:::notes\`, at the word that shows the step click-syntax cuedeck
7:1-7:9 warning Unexpected \`[00:10]\`, expected it in \`:::notes\` timecode-syntax cuedeck
7:13-7:20 warning Unexpected \`[click]\`, expected it in \`:::notes\`, at the word that shows the step click-syntax cuedeck
10:12-10:19 warning Unexpected \`[00:20]\`, expected it at the beginning of a paragraph, after an empty line timecode-syntax cuedeck

slides/constructor/01-part.md
7:1-8:4 warning Unexpected code language \`toString\`, expected a language that Shiki knows; it is not coloured code-language cuedeck

slides/huge/01-part.md
5:1-5:100003 warning Unexpected title N px larger than there is room for, expected fewer words slide-overfull cuedeck

slides/lists/01-part.md
5:1-5:6 warning Unexpected content N px higher than the slide has room for, expected less, or another slide for the rest slide-overfull cuedeck
7:1-54:98 warning Unexpected list N px wider than there is room for, expected a narrower one slide-overfull cuedeck

⚠ 10 warnings
`);
  expect(outcome.code).toBe(0);
  expect(outcome.stdout.trim().split("\n").toSorted()).toEqual(
    ODD.map(({ id }) => `dist/${id}/index.html`).toSorted(),
  );
});

test.each(ODD)("$what", async ({ id, slides, cues = [] }) => {
  const timeline: Timeline = JSON.parse(await project.read(`dist/${id}/timeline.json`));
  expect(timeline.slides.map((slide) => `${slide.id}: ${slide.title}`)).toEqual(slides);
  expect(
    timeline.cues.map(({ start, text, estimated }) => `${estimated ? "~" : ""}${start} ${text}`),
  ).toEqual(cues);
});

test("links to every folder by an address that leads to it", async () => {
  const page = await project.read("dist/index.html");
  const links = Array.from(page.matchAll(/<h[23]><a href="([^"]+)"/g), ([, href = ""]) => href);
  const paths = links.map((href) => decodeURIComponent(new URL(href, "https://host/").pathname));
  expect(paths.toSorted()).toEqual(ODD.map(({ id }) => `/${id}/`).toSorted());
});

test("lets no title end a script or begin one", async () => {
  // Within the quotes of an attribute it is only text.
  const html = (await project.read("dist/html/index.html")).replace(/="[^"]*"/g, "");
  expect(html).not.toContain("<script>alert");
});

test("headings of any length make names of pictures", async () => {
  const headings = ["x".repeat(300), "日".repeat(70), "日".repeat(71)].map((title) => `# ${title}`);
  const long = await temporaryProject({
    "slides/long/episode.yaml": "title: Talk\n",
    "slides/long/01-part.md": `---\ntitle: Part\n---\n\n${headings.join("\n\n---\n\n")}\n`,
  });
  const { code, stderr } = await long.run(["build"]);
  expect(code, stderr).toBe(0);
  const pictures = [...(await long.files("dist/long/slide-pictures")).keys()];
  expect(pictures.map((path) => path.replace(/^.*\//, "").replace(/(.)\1+/g, "$1…"))).toEqual([
    "x….png",
    "日…-1.png",
    "日….png",
  ]);
});
