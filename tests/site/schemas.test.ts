import { readFile } from "node:fs/promises";
import { toJsonSchema } from "@valibot/to-json-schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { EpisodeFile, ShowFile } from "../../src/episode/meta.ts";
import { ColourPair, Font, Length, ThemeFile } from "../../src/themes/theme-file.ts";
import { loadEpisode } from "../../src/index.ts";
import { temporaryProject } from "../cli/project.ts";

/** Schemas for editors: they say less than a check does, as of a date that no calendar has. */
test.each([
  ["episode", EpisodeFile, "episode.yaml: one episode of a Cuedeck show"],
  ["show", ShowFile, "show.yaml: what all episodes of a Cuedeck show share"],
  ["theme", ThemeFile, "theme.yaml: the colours, fonts and measures of a Cuedeck theme"],
] as const)(
  "schemas/%s.json is what the file's keys are checked by",
  async (name, schema, title) => {
    const { $schema, ...rest } = toJsonSchema(schema, {
      target: "draft-2020-12",
      typeMode: "input",
      errorMode: "ignore",
      // What a theme has more than once.
      definitions: name === "theme" ? { colour: ColourPair, font: Font, length: Length } : {},
      // Editors show what a message would say that is expected.
      overrideSchema: ({ valibotSchema, jsonSchema }) =>
        "message" in valibotSchema && typeof valibotSchema.message === "string"
          ? { ...jsonSchema, description: valibotSchema.message }
          : undefined,
    });
    const text = `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../../src/schemas/${name}.json`);
  },
);

async function validator(name: string) {
  const text = await readFile(new URL(`../../src/schemas/${name}.json`, import.meta.url), "utf8");
  return new Ajv2020({ strict: true, strictTypes: false, formats: { date: true } }).compile(
    JSON.parse(text),
  );
}

test.each([
  [true, { title: "Talk" }],
  [true, { title: "Talk", date: "2026-11-23", duration: "10:00", authors: ["Jane Doe"] }],
  [
    true,
    { title: "Talk", authors: "Jane Doe", voice: { engine: "flite", name: "rms", speed: 0.9 } },
  ],
  [true, { title: "Talk", duration: 600, tones: { loss: "negative" } }],
  [true, { title: "Talk", badges: { draft: { label: "Draft", stroke: "dotted" } } }],
  [false, {}],
  [false, { title: "" }],
  [false, { title: "Talk", titel: "Talk" }],
  [false, { title: "Talk", source: { url: "https://example.org" } }],
  [false, { title: "Talk", tones: { loss: "red" } }],
  [false, { title: "Talk", voice: { name: "rms" } }],
])("an editor that has schemas/episode.json finds it %s that %j is one", async (isValid, value) => {
  expect((await validator("episode"))(value)).toBe(isValid);
});

test("schemas/timeline.json fits a timeline, and no other file", async () => {
  const project = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\nduration: 20\n",
    "slides/talk/01-part.md":
      "---\ntitle: Part\n---\n\n# One\n\n:::steps\n- A\n:::\n\n:::notes\n[00:00] **Lee:** Hello [click] you.\n:::\n",
  });
  const { timeline } = await loadEpisode("talk", { cwd: project.folder });
  const isTimeline = await validator("timeline");
  expect(timeline?.steps).toHaveLength(1);
  expect(timeline?.cues).toEqual([expect.objectContaining({ speaker: "Lee", text: "Hello you." })]);
  expect(isTimeline(timeline)).toBe(true);
  for (const [key, value] of Object.entries({ version: 2, cues: [{}], duration: -1, more: 1 }))
    expect(isTimeline({ ...timeline, [key]: value }), key).toBe(false);
});
