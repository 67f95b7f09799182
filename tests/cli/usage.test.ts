import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Project, temporaryProject } from "./project.ts";

const GOOD = {
  "slides/talk/episode.yaml": "title: Talk\n",
  "slides/talk/01-part.md": "---\ntitle: Part\n---\n\n# One\n",
};
const HINT = "(cuedeck --help lists the commands)\n";

const WRONG: readonly (readonly [command: string, stderr: string])[] = [
  ["frobnicate", `error: unknown command 'frobnicate'\n${HINT}`],
  ["buidl", `error: unknown command 'buidl'\n(Did you mean build?)\n${HINT}`],
  ["check --fast", `error: unknown option '--fast'\n${HINT}`],
  ["check talk", `error: too many arguments for 'check'. Expected 0 arguments but got 1.\n${HINT}`],
  [
    "check --format xml",
    `error: option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, github.\n${HINT}`,
  ],
  ["build --out", `error: option '--out <dir>' argument missing\n${HINT}`],
  [
    "preview --port 99999",
    `error: option '--port <port>' argument '99999' is invalid. Expected a port from 0 to 65535.\n${HINT}`,
  ],
  ["pdf", `error: missing required argument 'episode'\n${HINT}`],
  ["pdf tlak", "Unexpected episode tlak, expected one of talk.\n"],
  ["narrate tlak", "Unexpected episode tlak, expected one of talk.\n"],
  [
    "narrate talk --slides none",
    "Unexpected episode talk, expected `cuedeck new talk` to begin it.\n",
  ],
  ["retime tlak log.json", "Unexpected episode tlak, expected one of talk.\n"],
  ["retime talk", `error: missing required argument 'log'\n${HINT}`],
  ["retime talk log.json", "Unexpected missing file log.json, expected a rehearsal's log.\n"],
  [
    "retime talk slides/talk/episode.yaml --recording slides",
    "Unexpected missing file slides, expected a rehearsal's recording.\n",
  ],
  [
    "new ../talk",
    "Unexpected episode name ../talk, expected letters, digits, hyphens and underscores.\n",
  ],
  [
    "new assets",
    "Unexpected episode name assets, expected another: in a site, its folder is that of all pages.\n",
  ],
  ["new other --item one", "Unexpected --item without --from, expected a file to read.\n"],
  ["new talk", "Unexpected folder slides/talk, expected a name that is still free.\n"],
  ["build --out .", "Unexpected output folder ., expected one apart from the working directory.\n"],
  [
    "build --out ..",
    "Unexpected output folder .., expected one apart from the working directory.\n",
  ],
  ["build --out slides", "Unexpected output folder slides, expected one apart from slides.\n"],
  [
    "build --out public/talk",
    "Unexpected output folder public/talk, expected one apart from public.\n",
  ],
  [
    "build --out slides/talk/01-part.md",
    "Unexpected output folder slides/talk/01-part.md, expected one apart from slides.\n",
  ],
  [
    "export talk --format md --out slides",
    "Unexpected output folder slides/talk, expected one apart from slides.\n",
  ],
  [
    "export talk --format png --out -",
    "Unexpected `--out -`, expected a folder: png is more than one file.\n",
  ],
  [
    "export talk --format srt --theme dark",
    "Unexpected --theme, expected it with png, og, pptx or mp3: srt does not depend on it.\n",
  ],
  [
    "export talk --format og --scale 2",
    "Unexpected --scale, expected it with png, pptx or mp3: og does not depend on it.\n",
  ],
  [
    "export talk --format mp3 --steps",
    "Unexpected --steps, expected it with png or pptx: mp3 does not depend on it.\n",
  ],
  [
    "pdf talk --layout handout --steps",
    "Unexpected --steps, expected it with the slides: handout shows each slide once.\n",
  ],
  [
    "pdf talk --layout slides --paper letter",
    "Unexpected --paper, expected it with handout or notes: pages of slides are as large as slides.\n",
  ],
  [
    "pdf talk --out public",
    "Unexpected output folder public/talk, expected one apart from public.\n",
  ],
];

test.each(WRONG)("cuedeck %s exits with 2, and says why", async (command, stderr) => {
  const project = await temporaryProject(GOOD);
  const before = await project.files();
  expect(await project.run(command.split(" "))).toEqual({ code: 2, stdout: "", stderr });
  expect(await project.files()).toEqual(before);
});

test("names the episodes there are before it looks at what is wrong with them", async () => {
  const project = await temporaryProject({ "slides/talk/episode.yaml": "titel: Talk\n" });
  const { code, stderr } = await project.run(["pdf", "tlak"]);
  expect([code, stderr]).toEqual([2, "Unexpected episode tlak, expected one of talk.\n"]);
});

test("previews nothing where nothing was built", async () => {
  const project = await temporaryProject(GOOD);
  const { code, stderr } = await project.run(["preview"]);
  expect(stderr).toMatch(
    /^Unexpected missing site in .*, expected `cuedeck build` before `cuedeck preview`\.\n$/,
  );
  expect(code).toBe(2);
});

test("prints its help on stderr, and exits with 2, when there is no command", async () => {
  const project = await temporaryProject();
  const { code, stdout, stderr } = await project.run([]);
  expect(stderr).toMatch(/^Usage: cuedeck \[options\] \[command\]\n/);
  expect([code, stdout]).toEqual([2, ""]);
});

async function commands(project: Project): Promise<string[]> {
  const { stdout } = await project.run(["--help"]);
  const [, list = ""] = stdout.split("Commands:\n");
  return Array.from(list.matchAll(/^ {2}([\w-]+)/gm), ([, name = ""]) => name);
}

test("lists the commands that the README has, each with help of its own", async () => {
  const project = await temporaryProject();
  const names = await commands(project);
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const rows = Array.from(readme.matchAll(/^\| `cuedeck ([\w-]+)/gm), ([, name]) => name);
  expect(names).toEqual([...rows, "help"]);
  const helps = names
    .filter((name) => name !== "help")
    .map(async (name) => {
      const { code, stdout, stderr } = await project.run([name, "--help"]);
      expect(stdout).toMatch(new RegExp(`^Usage: cuedeck ${name} `));
      expect([code, stderr]).toEqual([0, ""]);
    });
  await Promise.all(helps);
});

test("tells its version", async () => {
  const project = await temporaryProject();
  const { code, stdout } = await project.run(["--version"]);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(code).toBe(0);
});
