import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RULE_EXAMPLES } from "../../src/episode/rules/examples.ts";
import { RULES, SOURCE_RULES } from "../../src/episode/rules/rules.ts";
import { importFile } from "../../src/site/begin-episode.ts";
import { CONTENT } from "./broken/content.ts";
import { DRAWINGS } from "./broken/drawings.ts";
import { FILES } from "./broken/files.ts";
import { NOTES } from "./broken/notes.ts";
import { SLIDES } from "./broken/slides.ts";
import { SLIPS } from "./broken/slips.ts";
import { type BrokenSource, GOOD, part, segment } from "./broken/source.ts";
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

/** Rules without an example: of bytes, depths and sizes, of what is drawn, and of a rehearsal or a recording. */
const WITHOUT_EXAMPLE: ReadonlySet<string> = new Set([
  "file-encoding",
  "file-depth",
  "file-size",
  "source-size",
  "diagram-small",
  "slide-overfull",
  "slide-small",
  "glyph-missing",
  "disable-unused",
  "chapter-list",
  "rehearsal-log",
  "rehearsal-slide",
  "rehearsal-recording",
  "rehearsal-source",
  "align-unsure",
]);

/** The episode that an example is part of. */
function episodeOf(id: string, file: string | undefined, text: string) {
  const files: Record<string, string | null> = { ...GOOD };
  const publicFiles = {
    "pier.png": "",
    ...(text.includes("media:") && { "harbor.wav": silentWav(20, 100) }),
  };
  if (file === undefined) Object.assign(files, part(text));
  else if (file === "files") {
    for (const name of Object.keys(files)) files[name] = null;
    for (const path of text.split("\n")) {
      const name = path.replace("slides/harbor/", "");
      files[name] = name.endsWith(".md") ? segment(`# About ${name}`) : GOOD["episode.yaml"];
    }
  } else if (file === "pier.svg") {
    Object.assign(files, part("# The pier\n\n![A pier](pier.svg)"));
    Object.assign(publicFiles, { [file]: text });
  } else {
    if (file.startsWith("theme/")) files["episode.yaml"] = "title: Harbors\ntheme: ./theme\n";
    if (file === "episode.yaml")
      Object.assign(files, part("# The pier\n\n:::notes\n[00:12] Waves.\n:::"));
    if (file === "01-sand.md") files["01-part.md"] = null;
    files[file] = `${text}\n`;
  }
  return { id, files, publicFiles };
}

/** The examples that `check --explain` shows; those of imports are files of other programs. */
const EXAMPLES = Object.entries(RULE_EXAMPLES).flatMap(([rule, { file, wrong, right }]) => [
  { rule, file, text: wrong, isWrong: true, ...episodeOf(`example-${rule}`, file, wrong) },
  { rule, file, text: right, isWrong: false, ...episodeOf(`right-${rule}`, file, right) },
]);
const isOfSource = ({ rule }: { readonly rule: string }) => Object.hasOwn(SOURCE_RULES, rule);
const SOURCE_EXAMPLES = EXAMPLES.filter(isOfSource);

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
    "node_modules/@iconify-json/lucide/icons.json":
      '{ "prefix": "lucide", "icons": { "anchor": { "body": "<path/>" } } }',
  });
  await writeCases(project, [...CASES, ...SOURCE_EXAMPLES]);
  const outcome = await project.run(["check", "--format", "json"]);
  code = outcome.code;
  const all: PrintedProblem[] = JSON.parse(outcome.stdout);
  const isExample = ({ path }: PrintedProblem) =>
    SOURCE_EXAMPLES.some(({ id }) => `${path}/`.includes(`/${id}/`));
  printed = all.filter((problem) => !isExample(problem));
  ofExamples = all.filter(isExample);
});

afterAll(() => project.remove());

async function writeCases(
  project: Project,
  cases: readonly (Pick<BrokenSource, "files"> & {
    readonly id: string;
    readonly publicFiles?: Readonly<Record<string, string | Uint8Array>>;
  })[],
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

test("every rule has an example, but for those that a few lines can't show", () => {
  const missing = Object.keys(RULES).filter((rule) => !Object.hasOwn(RULE_EXAMPLES, rule));
  expect(new Set(missing)).toEqual(WITHOUT_EXAMPLE);
});

test.each(EXAMPLES.filter((example) => !isOfSource(example)))(
  "$id breaks its rule of imports: $isWrong",
  async ({ rule, id, file = "", text, isWrong }) => {
    await project.write({ [`imports/${id}/${file}`]: `${text}\n` });
    const path = join(project.folder, "imports", id, file);
    const { problems } = await importFile({ path, shown: file });
    expect(problems.some(({ ruleId }) => ruleId === rule)).toBe(isWrong);
  },
);

test.each(SOURCE_EXAMPLES)("$id breaks its rule: $isWrong", ({ rule, id, isWrong }) => {
  const own = ofExamples.filter(({ path }) => `${path}/`.includes(`/${id}/`));
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
  expect([stderr, built]).toEqual([`Episodes ${cases.length}/${cases.length}\n`, 0]);
  expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(optional));
  expect(stdout.trim().split("\n")).toHaveLength(cases.length);
});

test.each(Object.entries(SOURCE_RULES))("%s is caused above", (rule, { severity }) => {
  const caused = printed.filter((problem) => problem.rule === rule);
  expect(caused.length).toBeGreaterThan(0);
  expect(new Set(caused.map((problem) => problem.severity))).toEqual(new Set([severity]));
});
