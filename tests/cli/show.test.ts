import { expect, test } from "vitest";
import { temporaryProject } from "./project.ts";

const SHOW = `show: Weather report
language: de
authors: [Jane]
tones: { sun: positive, storm: negative }
badges:
  measured: { label: Gemessen, mark: positive }
  guess: { label: Geraten, stroke: dotted }
`;
const segment = (attributes: string) =>
  `---\ntitle: Part\n---\n\n::slide{${attributes}}\n\n# One\n`;

test("show.yaml is what all episodes share, and an episode may say otherwise", async () => {
  const project = await temporaryProject({
    "slides/show.yaml": SHOW,
    "slides/one/episode.yaml": "title: One\n",
    "slides/one/01-part.md": segment('tone="storm" badge="measured guess"'),
    "slides/two/episode.yaml":
      "title: Two\nlanguage: en\ntones: { storm: neutral }\nbadges: { guess: { label: A guess } }\n",
    "slides/two/01-part.md": segment('tone="storm" badge="measured guess"'),
  });
  const { code, stderr } = await project.run(["build", "--no-pdf"]);
  expect(code, stderr).toBe(0);
  const [one, two] = await Promise.all(
    ["one", "two"].map((id) => project.read(`dist/${id}/present/index.html`)),
  );
  expect(one).toContain('<html lang="de"');
  expect(await project.read("dist/one/index.html")).toContain("Weather report");
  expect(one).toContain('<section class="slide layout-list tone-negative"');
  expect(one).toContain(
    '<p class="badge" data-mark="positive" data-stroke="dotted">Gemessen · Geraten</p>',
  );
  expect(two).toContain('<html lang="en"');
  expect(await project.read("dist/two/index.html")).toContain("Weather report");
  expect(two).toContain('<section class="slide layout-list tone-neutral"');
  expect(two).toContain(
    '<p class="badge" data-mark="positive" data-stroke="solid">Gemessen · a guess</p>',
  );
});

test("tells what is wrong in show.yaml once, however many episodes there are", async () => {
  const project = await temporaryProject({
    "slides/show.yaml": "shw: Radio\ntitle: Radio\ntones: { sun: yellow }\n",
    "slides/one/episode.yaml": "title: One\n",
    "slides/one/01-part.md": segment('tone="sun"'),
    "slides/two/episode.yaml": "title: Two\n",
    "slides/two/01-part.md": segment('tone="sun"'),
  });
  const { code, stdout } = await project.run(["check"]);
  expect(stdout).toBe(`slides/show.yaml
1:1-1:4   error Unexpected key \`shw\`, expected \`show\`                                                      unknown-key   cuedeck
2:1-2:6   error Unexpected key \`title\`, expected it in \`episode.yaml\`                                      unknown-key   cuedeck
3:15-3:21 error Unexpected \`yellow\` as \`tones.sun\`, expected \`accent\`, \`positive\`, \`negative\` or \`neutral\` invalid-value cuedeck

✖ 3 errors
`);
  expect(code).toBe(1);
  const narrated = await project.run(["narrate", "one"]);
  expect(narrated.stderr).toContain("Unexpected key `shw`, expected `show`");
});

test("what lies beside the folders of episodes and is not read there is told", async () => {
  const project = await temporaryProject({
    "slides/show.yml": SHOW,
    "slides/README.md": "# How we write them\n",
    "slides/02-more.md": segment(""),
    "slides/one/episode.yaml": "title: One\n",
    "slides/one/01-part.md": "---\ntitle: Part\n---\n\n# One\n",
  });
  const { code, stdout } = await project.run(["check"]);
  expect(stdout).toBe(`slides/02-more.md
 warning Unexpected file name \`02-more.md\`, expected it in the folder of an episode; it is left out file-name cuedeck

slides/show.yml
 warning Unexpected file name \`show.yml\`, expected \`show.yaml\`; it is left out                      file-name cuedeck

⚠ 2 warnings
`);
  expect(code).toBe(0);
});

test("tells files and folders beside those of episodes that are not read under their names", async () => {
  const project = await temporaryProject({
    "cudeck.config.ts": "",
    "cuedeck.config.json": "{}",
    "vite.config.ts": "",
    "slides/cuedeck.config.ts": "",
    "slides/theme.css": "",
    "slides/brand.yaml": "",
    "slides/theme/Theme.yml": "",
    "slides/one/episode.yaml": "title: One\n",
    "slides/one/01-part.md": segment(""),
    "slides/other/episode.yaml": "title: Other\n",
    "slides/other/01-part.md": segment(""),
    "public/One/pier.txt": "",
    "public/fonts/a.txt": "",
    "public/others/a.txt": "",
    "public/other-2/a.txt": "",
  });
  const { code, stdout } = await project.run(["check"]);
  const told = Array.from(stdout.matchAll(/Unexpected .*(?= file-name)/g), ([text]) => text.trim());
  expect(told.toSorted()).toEqual([
    "Unexpected file name `Theme.yml`, expected `theme.yaml`; it is left out",
    "Unexpected file name `brand.yaml`, expected `_brand.yml`; it is left out",
    "Unexpected file name `cudeck.config.ts`, expected `cuedeck.config.ts`, `cuedeck.config.js`, `cuedeck.config.mjs`; it is left out",
    "Unexpected file name `cuedeck.config.json`, expected `cuedeck.config.ts`, `cuedeck.config.js`, `cuedeck.config.mjs`; it is left out",
    "Unexpected file name `cuedeck.config.ts`, expected `cuedeck.config.ts` in the working directory; it is left out",
    "Unexpected file name `theme.css`, expected it in a folder `theme` there; it is left out",
    "Unexpected folder `One`, expected `one`, as its episode is called",
    "Unexpected folder `others`, expected `other`, as its episode is called",
  ]);
  expect(code).toBe(0);
});
