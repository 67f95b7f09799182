import { expect, test } from "vitest";
import { temporaryProject } from "./project.ts";

const NONSENSE = { CUEDECK_BROWSER: "/nowhere/chrome" };
const REFUSAL =
  'Unexpected CUEDECK_BROWSER "/nowhere/chrome", expected the path of an executable file: set it to the path of Chrome, Chromium or Edge, or unset it.\n';

function talk(body: string) {
  return {
    "slides/talk/episode.yaml": "title: Talk\n",
    "slides/talk/01-part.md": `---\ntitle: Part\n---\n\n# One\n\n${body}\n`,
  };
}
const DIAGRAM = "```mermaid\nflowchart LR\n  accTitle: One\n  A --> B\n```";

test("says which browser is used, and why", async () => {
  const project = await temporaryProject();
  const env = { CUEDECK_BROWSER: process.execPath };
  expect(await project.run(["browser"], env)).toEqual({
    code: 0,
    stdout: `${process.execPath}\nCUEDECK_BROWSER names it.\n`,
    stderr: "",
  });
});

test.each([
  ["browser", ""],
  ["check", DIAGRAM],
  ["build --no-pdf", DIAGRAM],
  ["build", "No diagram, but a PDF."],
  ["pdf talk", "No diagram, but a PDF."],
])(
  "cuedeck %s exits with 3, and says how to get one, when there is none",
  async (command, body) => {
    const project = await temporaryProject(talk(body));
    const outcome = await project.run(command.split(" "), NONSENSE);
    expect(outcome).toEqual({ code: 3, stdout: "", stderr: REFUSAL });
    expect([...(await project.files()).keys()]).toEqual(Object.keys(talk(body)).toSorted());
  },
);

test.each(["check", "build --no-pdf", "export talk --format html"])(
  "cuedeck %s needs none without diagrams, and says what it left out",
  async (command) => {
    const project = await temporaryProject(talk("No diagram."));
    const { code, stderr } = await project.run(command.split(" "), NONSENSE);
    const said = `Not looked at whether all fits on the slides: ${REFUSAL}`;
    expect([code, stderr]).toEqual([0, said]);
  },
);

test("tells what the sources have wrong also where no browser is, and exits with 1", async () => {
  const project = await temporaryProject(talk(`${DIAGRAM}\n\n![](gone.svg)`));
  const { code, stdout } = await project.run(["check"], NONSENSE);
  expect(code).toBe(1);
  expect(stdout).toContain("Unexpected missing image `gone.svg`");
});
