/** @module-tag slow */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { LAYOUTS } from "../../src/layouts/layouts.ts";
import { temporaryProject } from "./project.ts";

const shipped = (name: string) => new URL(`../../src/editor/${name}`, import.meta.url);
const AGENTS = readFileSync(shipped("AGENTS.md"), "utf8");
const ICON = readFileSync(new URL("../../src/themes/icons/cuedeck-192.png", import.meta.url));

interface Snippet {
  readonly prefix: string;
  readonly scope: string;
  readonly body: readonly string[];
}
const SNIPPETS: Readonly<Record<string, Snippet>> = JSON.parse(
  readFileSync(shipped("cuedeck.code-snippets"), "utf8"),
);

/** What a snippet is at first: each of its places with the text or the choice that stands there. */
function inserted({ body }: Snippet): string {
  return body
    .join("\n")
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
    .replaceAll(/\$\{\d+:([^}]*)\}/g, "$1")
    .replaceAll(/\$\d+/g, "");
}

/** Where a snippet stands, if not on a slide. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  segment: (text) => text,
  speaker: (text) => segment(`## Slide\n\n:::notes\n${text}\n:::`),
  cover: segment,
};

function segment(text: string): string {
  return `---\ntitle: Part\n---\n\n${text}\n`;
}

/** The fences of AGENTS.md in a language, with what stands behind it. */
function examples(info: string): string[] {
  const fences = AGENTS.matchAll(/^(`{3,})(.*)\n([\s\S]*?)\n\1$/gm);
  return Array.from(fences).flatMap(([, , language, code = ""]) => (language === info ? code : []));
}

test("every snippet, and every example of AGENTS.md, is without a problem", async () => {
  const { Reference: reference, ...snippets } = SNIPPETS;
  if (!reference) throw new Error("There is no snippet of a reference");
  const files = Object.values(snippets).map((snippet, index) => {
    const { prefix } = snippet;
    const place = PLACES[prefix] ?? ((text) => segment(`## A slide before ${prefix}\n\n${text}`));
    // Two slides of one heading would have one id.
    const text = inserted(snippet).replace("Heading", `Heading of ${prefix}`);
    return [`slides/snippets/${index + 1}-${prefix}.md`, place(text)] as const;
  });
  const pages = examples("md").map((text, index) => {
    const whole = text.startsWith("---\ntitle:") ? text : segment(text);
    return [`slides/agents/${index + 1}-example-${index + 1}.md`, whole] as const;
  });
  const [meta = ""] = examples("yaml");
  const project = await temporaryProject({
    "slides/snippets/episode.yaml": "title: Snippets\nspeakers: [Anna]\n",
    "slides/snippets/references.md": `${inserted(reference)}\n`,
    "public/snippets/picture.png": ICON,
    ...Object.fromEntries(files),
    "slides/agents/episode.yaml": meta,
    "slides/agents/references.md": examples("md references").join("\n"),
    ...Object.fromEntries(pages),
  });
  expect([files.length, pages.length]).toEqual([21, 3]);
  expect((await project.run(["check"])).stdout).toBe("No problems in 2 episodes.\n");
});

test("VS Code finds the place of each problem in what its task prints", async () => {
  const project = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\nmedia: talk.mp3\n",
    "slides/talk/01-part.md": segment("::slide{layuot=list}\n\n# One\n\n:::notes\n[99:99] Hi\n:::"),
  });
  const { stdout } = await project.run(["check"], { CUEDECK_BROWSER: "/nowhere" });
  const { tasks } = JSON.parse(readFileSync(shipped("tasks.json"), "utf8"));
  const [file, place] = tasks[0].problemMatcher.pattern.map(
    ({ regexp }: { readonly regexp: string }) => new RegExp(regexp),
  );
  const found: unknown[] = [];
  for (const line of stdout.split("\n")) {
    const [, path] = file.exec(line) ?? [];
    const [, row, column, , , severity, message, code] = place.exec(line) ?? [];
    if (path) found.push(path);
    if (row) found.push([row, column, severity, message.split(",")[0], code]);
  }
  expect(found).toEqual([
    "slides/talk/01-part.md",
    ["5", "1", "error", "Unexpected attribute `layuot`", "unknown-key"],
    ["10", "1", "error", "Unexpected timecode `99:99`", "timecode"],
    "slides/talk/episode.yaml",
    ["2", "8", "error", "Unexpected missing media `talk.mp3`", "media-missing"],
  ]);
});

test("both name every layout, and no other", () => {
  const [, choices = ""] =
    /layout="\$\{1\|(.+?)\|/.exec(SNIPPETS["Slide"]?.body.join() ?? "") ?? [];
  expect(choices.split(",").toSorted()).toEqual(LAYOUTS);
  const [, listed = ""] = /A `layout` is one of (.+?)\./.exec(AGENTS) ?? [];
  expect(listed.replaceAll("`", "").split(", ").toSorted()).toEqual(LAYOUTS);
});
