import * as v from "valibot";
import type { Root } from "mdast";
import type { VFile } from "vfile";
import { readYaml } from "../episode/read-yaml.ts";
import { problem, type Place } from "../episode/problem.ts";

const FrontMatterSchema = v.strictObject({
  title: v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text")),
});

/** What a segment's front matter says. */
export interface FrontMatter {
  readonly title: string;
  /** Of the title. */
  readonly place: Place;
}

/** Reads a segment's front matter, in which `title` must stand. */
export function parseFrontMatter(tree: Root, file: VFile): FrontMatter | undefined {
  const [first] = tree.children;
  if (first?.type !== "yaml") {
    const start = { line: 1, column: 1 };
    const place = { path: file.path, position: { start, end: start } };
    file.messages.push(
      problem("segment-file", place, "Unexpected start, expected front matter with a `title`"),
    );
    return undefined;
  }
  const source = {
    path: file.path,
    text: first.value,
    linesAbove: first.position?.start.line ?? 1,
  };
  const { value, problems, placeOf } = readYaml(source, FrontMatterSchema);
  file.messages.push(...problems);
  return value && { ...value, place: placeOf("title") };
}
