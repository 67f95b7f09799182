import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { RULES } from "../../src/episode/rules/rules.ts";
import { temporaryProject } from "./project.ts";

const BROKEN = {
  "slides/one/episode.yaml": "title: One\nauthor: Jane\n",
  "slides/one/02-second.md":
    "---\ntitle: Second\n---\n\n# Two\n\n<u onclick>x</u>\n\n![](gone.png)\n\n![](gone.png)\n",
  "slides/one/01-first.md": "---\ntitle: First\n---\n\n# One\n\n:::notes\n[00:99] Late.\n:::\n",
  "slides/two/episode.yaml": "title: Two\n",
};

test("prints all problems of all files, sorted, as vfile-reporter does", async () => {
  const project = await temporaryProject(BROKEN);
  const { code, stdout, stderr } = await project.run(["check"]);
  expect(stdout).toBe(`slides/one/01-first.md
8:1-8:14   error   Unexpected timecode \`00:99\`, expected mm:ss or hh:mm:ss with seconds below 60    timecode      cuedeck

slides/one/02-second.md
7:1-7:17   warning Unexpected attribute \`onclick\` on \`<u>\`, expected none; it is left out           html-removed  cuedeck
9:1-9:14   error   Unexpected image without alternative text, expected \`![what it shows](gone.png)\` image-alt     cuedeck
9:1-9:14   error   Unexpected missing image \`gone.png\`, expected the file \`public/one/gone.png\`     image-missing cuedeck
11:1-11:14 error   Unexpected image without alternative text, expected \`![what it shows](gone.png)\` image-alt     cuedeck
11:1-11:14 error   Unexpected missing image \`gone.png\`, expected the file \`public/one/gone.png\`     image-missing cuedeck

slides/one/episode.yaml
2:1-2:7    error   Unexpected key \`author\`, expected \`authors\`                                      unknown-key   cuedeck

slides/two
           error   Unexpected episode without segments, expected files as \`01-name.md\`              segment-file  cuedeck

8 messages (✖ 7 errors, ⚠ 1 warning)
`);
  expect(stderr).toBe("");
  expect(code).toBe(1);
});

test("prints the same as JSON", async () => {
  const project = await temporaryProject(BROKEN);
  const { code, stdout, stderr } = await project.run(["check", "--format", "json"]);
  const problems: { path: string }[] = JSON.parse(stdout);
  expect(problems[0]).toEqual({
    path: "slides/one/01-first.md",
    line: 8,
    column: 1,
    endLine: 8,
    endColumn: 14,
    severity: "error",
    rule: "timecode",
    reason: "Unexpected timecode `00:99`, expected mm:ss or hh:mm:ss with seconds below 60",
    source: "cuedeck",
    note: null,
  });
  expect(problems.map(({ path }) => path)).toEqual([
    "slides/one/01-first.md",
    ...Array.from({ length: 5 }, () => "slides/one/02-second.md"),
    "slides/one/episode.yaml",
    "slides/two",
  ]);
  expect([stderr, code]).toEqual(["", 1]);
});

const TWICE = {
  "slides/one/episode.yaml": "title: One\n",
  "slides/one/01-a, b.md":
    "---\ntitle: 100 %\n---\n\n# Same\n\n---\n\n::slide{#same}\n\nText\n\n---\n\n[Half](50%.pdf)\n\n---\n\n<!--\n",
};

test("prints the same as SARIF, with what each rule means", async () => {
  const project = await temporaryProject(TWICE);
  const { code, stdout } = await project.run(["check", "--format", "sarif"]);
  const log: unknown = JSON.parse(stdout);
  const schema = await readFile(new URL("sarif-2.1.0.json", import.meta.url), "utf8");
  const isSarif = new Ajv2020({ formats: { uri: true, "uri-reference": true } }).compile(
    JSON.parse(schema),
  );
  isSarif(log);
  expect(isSarif.errors).toBe(null);
  const ids = Object.keys(RULES);
  expect(log).toMatchObject({
    runs: [
      {
        tool: {
          driver: {
            rules: Object.entries(RULES).map(([id, { title, help }]) => ({
              id,
              shortDescription: { text: `${title}.` },
              help: { text: `${help}.` },
            })),
          },
        },
        results: [
          {
            ruleId: "slide-id",
            ruleIndex: ids.indexOf("slide-id"),
            level: "error",
            message: {
              text: "Unexpected slide id `same` for a second time, expected another, as `::slide{#same-2}`",
            },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: "slides/one/01-a,%20b.md", uriBaseId: "%SRCROOT%" },
                  region: { startLine: 9, startColumn: 1, endLine: 9, endColumn: 15 },
                },
              },
            ],
            relatedLocations: [{ physicalLocation: { region: { startLine: 5 } } }],
          },
          { ruleId: "link-target" },
          { ruleId: "unclosed-block" },
        ],
      },
    ],
  });
  expect(code).toBe(1);
});

test("prints the same as annotations of GitHub Actions", async () => {
  const project = await temporaryProject(TWICE);
  const { code, stdout } = await project.run(["check", "--format", "github"]);
  const [twice, link, comment, ...others] = stdout.trimEnd().split("\n");
  expect(twice).toBe(
    "::error file=slides/one/01-a%2C b.md,line=9,endLine=9,col=1,endColumn=15,title=slide-id::Unexpected slide id `same` for a second time, expected another, as `::slide{#same-2}`",
  );
  expect(link).toContain("missing file `50%2525.pdf`");
  expect(comment).toContain("title=unclosed-block::Unexpected end of <!--");
  expect([others, code]).toEqual([[], 1]);
});

test("prints the place that makes another one wrong", async () => {
  const project = await temporaryProject({
    "slides/one/episode.yaml": "title: One\n",
    "slides/one/01-first.md": "---\ntitle: First\n---\n\n# Same\n\n---\n\n::slide{#same}\n\nText\n",
  });
  const { code, stdout } = await project.run(["check"]);
  expect(stdout).toBe(`slides/one/01-first.md
9:1-9:15    error Unexpected slide id \`same\` for a second time, expected another, as \`::slide{#same-2}\` slide-id cuedeck
  [cause]:
    5:1-5:7 info  The other place is slides/one/01-first.md:5:1

✖ 1 error
`);
  expect(code).toBe(1);
});

test("exits with 0 when there are only warnings", async () => {
  const project = await temporaryProject({
    "slides/one/episode.yaml": "title: One\n",
    "slides/one/01-first.md": "---\ntitle: First\n---\n\n# One\n\n<b onclick>x</b>\n",
  });
  const { code, stdout } = await project.run(["check"]);
  expect(stdout).toBe(`slides/one/01-first.md
7:1-7:17 warning Unexpected attribute \`onclick\` on \`<b>\`, expected none; it is left out html-removed cuedeck

⚠ 1 warning
`);
  expect(code).toBe(0);
});

test.each([
  ["text", "No problems in 2 episodes.\n"],
  ["json", "[]\n"],
  ["github", ""],
])("has nothing to say of good sources, as %s", async (format, expected) => {
  const project = await temporaryProject({
    "talks/one/episode.yaml": "title: One\n",
    "talks/one/01-first.md": "---\ntitle: First\n---\n\n# One\n",
    "talks/two/episode.yaml": "title: Two\n",
    "talks/two/01-first.md": "---\ntitle: First\n---\n\n# One\n",
  });
  const outcome = await project.run(["check", "--slides", "talks", "--format", format]);
  expect(outcome).toEqual({ code: 0, stdout: expected, stderr: "" });
});

test.each([
  ["no folder", {}],
  ["an empty folder", { "slides/.hidden/episode.yaml": "title: Hidden\n" }],
  ["a file", { slides: "no folder" }],
])("misses episodes where slides are %s", async (_what, files) => {
  const project = await temporaryProject(files);
  const { code, stdout } = await project.run(["check"]);
  expect(stdout).toBe(
    "slides\n error Unexpected absence of episodes, expected a folder with an `episode.yaml`; `cuedeck new` makes one episode-file cuedeck\n\n✖ 1 error\n",
  );
  expect(code).toBe(1);
});

test("an episode can't have the folder that all pages share", async () => {
  const project = await temporaryProject({
    "slides/assets/episode.yaml": "title: Assets\n",
    "slides/assets/01-part.md": "---\ntitle: Part\n---\n\n# One\n",
  });
  const { code, stdout } = await project.run(["check"]);
  expect(code).toBe(1);
  expect(stdout).toContain(
    "error Unexpected episode `assets`, expected another name: in a site, it is that of a folder of all pages",
  );
});

test("rules are as severe as the show says, else as the episode does, and off where a comment says so", async () => {
  const text = (title: string) =>
    `---\ntitle: Part\n---\n\n# ${title}\n\n<!-- cuedeck-disable-next-line html-removed: \n     from an old page -->\n\n<b onclick>x</b>\n<b onclick>y</b>\n\n<b onclick>z</b>\n\n![](dot.png)\n\n<!-- cuedeck-disable-next-line html-removed: was there -->\nText\n`;
  const project = await temporaryProject({
    "slides/show.yaml": "rules: { html-removed: off, image-alt: warning }\n",
    "slides/one/episode.yaml":
      "title: One\nrules: { html-removed: warning, disable-unused: error }\n",
    "slides/one/01-part.md": text("One"),
    "public/one/dot.png": "",
    "slides/two/episode.yaml": "title: Two\n",
    "slides/two/01-part.md": text("Two"),
    "public/two/dot.png": "",
  });
  const { code, stdout } = await project.run(["check"]);
  expect(stdout.replaceAll(/ {2,}/g, " ")).toBe(`slides/one/01-part.md
13:1-13:17 warning Unexpected attribute \`onclick\` on \`<b>\`, expected none; it is left out html-removed cuedeck
15:1-15:13 warning Unexpected image without alternative text, expected \`![what it shows](dot.png)\` image-alt cuedeck
17:1-17:59 error Unexpected comment that turns off \`html-removed\`, expected something below it that breaks this rule disable-unused cuedeck

slides/two/01-part.md
15:1-15:13 warning Unexpected image without alternative text, expected \`![what it shows](dot.png)\` image-alt cuedeck
17:1-17:59 warning Unexpected comment that turns off \`html-removed\`, expected something below it that breaks this rule disable-unused cuedeck

5 messages (✖ 1 error, ⚠ 4 warnings)
`);
  expect(code).toBe(1);
});

test("explains a rule, with an example", async () => {
  const project = await temporaryProject();
  const { code, stdout } = await project.run(["check", "--explain", "timecode-syntax"]);
  expect(stdout).toBe(`# timecode-syntax

What is meant as a timecode is text. This is a warning.

Write it as \`[03:12]\` at the beginning of a paragraph, or a backslash before its bracket.

Wrong:

~~~md
# The pier

:::notes
(03:12) Waves.
:::
~~~

Right:

~~~md
# The pier

:::notes
[03:12] Waves.
:::
~~~
`);
  expect(code).toBe(0);
  const unknown = await project.run(["check", "--explain", "timecodes"]);
  expect(unknown.stderr).toBe(
    "Unexpected rule timecodes, expected timecode or another of the README.\n",
  );
  expect(unknown.code).toBe(2);
});
