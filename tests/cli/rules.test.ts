import { afterAll, beforeAll, expect, test } from "vitest";
import { RULE_EXAMPLES } from "../../src/episode/rules/examples.ts";
import { SOURCE_RULES } from "../../src/episode/rules/rules.ts";
import { CONTENT } from "./broken/content.ts";
import { DRAWINGS } from "./broken/drawings.ts";
import { FILES } from "./broken/files.ts";
import { NOTES } from "./broken/notes.ts";
import { SLIDES } from "./broken/slides.ts";
import { SLIPS } from "./broken/slips.ts";
import { type BrokenSource, GOOD, meta, part } from "./broken/source.ts";
import { THEMES } from "./broken/themes.ts";
import { YAML } from "./broken/yaml.ts";
import { silentWav } from "../silent-wav.ts";
import { Project } from "./project.ts";

/** As `check --format json` prints it. */
interface PrintedProblem {
  readonly path: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  readonly endColumn: number | null;
  readonly severity: string;
  readonly rule: string;
  readonly reason: string;
  readonly note: string | null;
}

const BROKEN = [
  ...FILES,
  ...YAML,
  ...SLIDES,
  ...SLIPS,
  ...NOTES,
  ...CONTENT,
  ...DRAWINGS,
  ...THEMES,
];

/** Every case is an episode of one project, named by its rule: one run of the program checks all. */
const CASES = BROKEN.map((source, index) => {
  const earlier = BROKEN.slice(0, index).filter(({ rule }) => rule === source.rule).length;
  return { ...source, id: `${source.rule}-${earlier + 1}` };
});

/** The examples that `check --explain` shows. */
const EXAMPLES = Object.entries(RULE_EXAMPLES).flatMap(([rule, { isYaml, wrong, right }]) => {
  const files = (text: string) => (isYaml ? meta(`${text}\n`) : part(text));
  return [
    {
      rule,
      id: `example-${rule}`,
      isWrong: true,
      files: files(wrong),
      publicFiles: { "pier.png": "" },
    },
    {
      rule,
      id: `right-${rule}`,
      isWrong: false,
      files: files(right),
      publicFiles: { "pier.png": "" },
    },
  ];
});

let project: Project;
let printed: PrintedProblem[];
let ofExamples: PrintedProblem[];
let code: number | null;

beforeAll(async () => {
  project = await Project.create({
    "public/duration-differs-1/talk.wav": silentWav(3, 8000),
    "public/media-missing-2/talk.mp3": "no sound",
    "node_modules/@iconify-json/made-up/icons.json":
      '{ "prefix": "made-up", "icons": { "dot": { "body": "<path/>" } } }',
  });
  await writeCases(project, [...CASES, ...EXAMPLES]);
  const outcome = await project.run(["check", "--format", "json"]);
  code = outcome.code;
  const all: PrintedProblem[] = JSON.parse(outcome.stdout);
  const isExample = ({ path }: PrintedProblem) =>
    EXAMPLES.some(({ id }) => path.includes(`/${id}/`));
  printed = all.filter((problem) => !isExample(problem));
  ofExamples = all.filter(isExample);
});

afterAll(() => project.remove());

async function writeCases(
  project: Project,
  cases: readonly (Pick<BrokenSource, "files" | "publicFiles"> & { readonly id: string })[],
): Promise<void> {
  for (const { id, files, publicFiles = {} } of cases) {
    for (const [name, text] of Object.entries(publicFiles))
      await project.write({ [`public/${id}/${name}`]: text });
    for (const [name, text] of Object.entries({ ...GOOD, ...files }))
      if (text !== null) await project.write({ [`slides/${id}/${name}`]: text });
  }
}

function sentence(id: string, problem: PrintedProblem): string {
  const { path, line, column, endLine, endColumn, severity, reason, rule, note } = problem;
  const place = line === null ? "" : `:${line}:${column}-${endLine}:${endColumn}`;
  const other = note?.replace("The other place is ", ", see ") ?? "";
  return `${path}${place} ${severity} ${reason} (${rule})${other}`.replaceAll(
    new RegExp(`slides/${id}(?:/|(?= ))`, "g"),
    "",
  );
}

test.each(CASES)("$rule: $what", ({ id, problems }) => {
  const own = printed.filter(({ path }) =>
    ["slides", "public"].some((folder) => `${path}/`.startsWith(`${folder}/${id}/`)),
  );
  expect(own.map((problem) => sentence(id, problem))).toEqual(problems);
});

test.each(EXAMPLES)("$id breaks its rule: $isWrong", ({ rule, id, isWrong }) => {
  const own = ofExamples.filter(({ path }) => path.startsWith(`slides/${id}/`));
  expect(
    own.some((problem) => problem.rule === rule),
    JSON.stringify(own),
  ).toBe(isWrong);
});

test("says nothing beyond that, and exits with 1", () => {
  expect(printed).toHaveLength(CASES.flatMap(({ problems }) => problems).length);
  expect(code).toBe(1);
});

test("an episode is built whatever it breaks, where its rules are off", async () => {
  const optional = Object.entries(SOURCE_RULES).flatMap(([rule, { severity, always }]) =>
    severity === "error" && !always ? [rule] : [],
  );
  const cases = CASES.filter(({ problems }) =>
    problems.every((problem) => optional.some((rule) => problem.includes(`(${rule})`))),
  );
  await using site = await Project.create({
    "slides/show.yaml": `rules:\n${optional.map((rule) => `  ${rule}: off\n`).join("")}`,
  });
  await writeCases(site, cases);
  const { stderr, stdout, code: built } = await site.run(["build", "--no-pdf"]);
  expect([stderr, built]).toEqual(["", 0]);
  expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(optional));
  expect(stdout.trim().split("\n")).toHaveLength(cases.length);
});

test.each(Object.entries(SOURCE_RULES))("%s is caused above", (rule, { severity }) => {
  const caused = printed.filter((problem) => problem.rule === rule);
  expect(caused.length).toBeGreaterThan(0);
  expect(new Set(caused.map((problem) => problem.severity))).toEqual(new Set([severity]));
});
