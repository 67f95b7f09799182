import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import { ASSETS } from "./assets.ts";

/** What is meant as a segment, also with the ending that another program gives it. */
const MARKDOWN_FILE = /\.(?:md|markdown|mdown|mdx|mkd|qmd|rmd)$/i;

/** `01-the-challenge.md`: its number, and the segment's id. */
export const SEGMENT_FILE = /^(\d+)-([^/]+)\.md$/;

/** An explanation of the folder, which many write beside what it explains. */
const README_FILE = /^readme\.\w+$/i;

/**
 * Reports names of an episode and of its files, and files that are missing.
 *
 * @param names of the files in its folder
 * @param shown its folder, as messages show it
 */
export function checkNames(id: string, names: readonly string[], shown: string): VFileMessage[] {
  const problems = names
    .filter((name) => isMarkdown(name) && !SEGMENT_FILE.test(name) && name !== "references.md")
    .map((name) => unexpectedName(shown, name, "`01-name.md`; it is left out"));
  if (!names.some((name) => SEGMENT_FILE.test(name))) {
    const reason = "Unexpected episode without segments, expected files as `01-name.md`";
    problems.push(problem("segment-file", { path: shown }, reason));
  }
  if (id === ASSETS || id === "index.html") {
    const reason = `Unexpected episode \`${id}\`, expected another name: in a site, it is that of ${id === ASSETS ? "a folder of all pages" : "the page that lists the episodes"}`;
    problems.push(problem("episode-file", { path: shown }, reason));
  }
  if (!names.includes("episode.yaml")) {
    const other = names.find((name) => isMeantAs(name, "episode.yaml"));
    const reason =
      other === undefined
        ? "Unexpected missing file, expected `episode.yaml` with a `title`"
        : `Unexpected file name \`${other}\`, expected \`episode.yaml\``;
    const place = { path: `${shown}/${other ?? "episode.yaml"}` };
    problems.push(problem("episode-file", place, reason));
  }
  const shared = names.find((name) => isMeantAs(name, "show.yaml"));
  if (shared !== undefined)
    problems.push(
      unexpectedName(shown, shared, "it beside the folders of episodes, where it is read"),
    );
  return problems;
}

/**
 * Reports files beside the folders of episodes that are not read there.
 *
 * @param names of the files in the folder
 * @param shown the folder, as messages show it
 */
export function checkSharedNames(names: readonly string[], shown: string): VFileMessage[] {
  return names.flatMap((name) => {
    if (isMeantAs(name, "show.yaml") && !names.includes("show.yaml"))
      return unexpectedName(shown, name, "`show.yaml`; it is left out");
    if (isMeantAs(name, "episode.yaml") || (isMarkdown(name) && !README_FILE.test(name)))
      return unexpectedName(shown, name, "it in the folder of an episode; it is left out");
    return [];
  });
}

function isMarkdown(name: string): boolean {
  return MARKDOWN_FILE.test(name);
}

/** Whether a name is the expected one, or differs from it only in its case or as `.yml` does. */
function isMeantAs(name: string, expected: string): boolean {
  return name.toLowerCase().replace(/\.yml$/, ".yaml") === expected;
}

function unexpectedName(shown: string, name: string, expected: string): VFileMessage {
  const reason = `Unexpected file name \`${name}\`, expected ${expected}`;
  return problem("file-name", { path: `${shown}/${name}` }, reason);
}
