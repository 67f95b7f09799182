import * as v from "valibot";
import type { Root } from "mdast";
import type { VFile } from "vfile";
import { readYaml } from "./read-yaml.ts";
import { problem } from "../episode/problem.ts";

const FrontMatter = v.strictObject({
  title: v.pipe(v.string("a text"), v.trim(), v.nonEmpty("a text")),
});

/** Reads a segment's front matter, in which `title` must stand. */
export function parseFrontMatter(tree: Root, file: VFile): { title: string } | undefined {
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
  const { value, problems } = readYaml(source, FrontMatter);
  file.messages.push(...problems);
  return value;
}
