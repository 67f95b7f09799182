import type { VFileMessage } from "vfile-message";
import { nearest, problem } from "../episode/problem.ts";
import { mediaType } from "../episode/source-file.ts";
import { ASSETS } from "./assets.ts";
import { CONFIG_NAMES } from "./config.ts";

/** What is meant as a segment, also with the ending that another program gives it. */
const MARKDOWN_FILE = /\.(?:md|markdown|mdown|mdx|mkd|qmd|rmd)$/i;

/** `01-the-challenge.md`: its number, and the segment's id. */
export const SEGMENT_FILE = /^(\d+)-([^/]+)\.md$/;

/** Types of pictures, films and sounds. */
const MEDIA = /^(?:image|video|audio)\//;

/** An explanation of the folder, which many write beside what it explains. */
const README_FILE = /^readme\.\w+$/i;

/**
 * Reports names of an episode and of its files, and files that are missing.
 *
 * @param names of the files in its folder
 * @param shown its folder, as messages show it
 * @param shownPublic its folder in `public/`
 */
export function checkNames(
  id: string,
  names: readonly string[],
  shown: string,
  shownPublic: string,
): VFileMessage[] {
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
  // A theme's folder has pictures of its own.
  const themes = names.filter((name) => /^theme\.ya?ml$|\.css$/.test(name.replace(/^.*\//, "")));
  const isInTheme = (name: string) =>
    themes.some((theme) => name.startsWith(`${theme.split("/", 1).join("")}/`));
  problems.push(
    ...names
      .filter((name) => MEDIA.test(mediaType(name)) && !isInTheme(name))
      .map((name) => unexpectedName(shown, name, `it in \`${shownPublic}\`, where it is read`)),
  );
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
    if (/^_?brand\.ya?ml$/i.test(name) && name !== "_brand.yml")
      return unexpectedName(shown, name, "`_brand.yml`; it is left out");
    if (isMeantAs(name, "theme.yaml") || name.toLowerCase() === "theme.css")
      return unexpectedName(shown, name, "it in a folder `theme` there; it is left out");
    if (isConfig(name))
      return unexpectedName(
        shown,
        name,
        `\`${CONFIG_NAMES[0]}\` in the working directory; it is left out`,
      );
    if (isMeantAs(name, "episode.yaml") || (isMarkdown(name) && !README_FILE.test(name)))
      return unexpectedName(shown, name, "it in the folder of an episode; it is left out");
    return [];
  });
}

/**
 * Reports a theme's file of another ending.
 *
 * @param names of the files in its folder
 * @param shown the folder, as messages show it
 */
export function checkThemeNames(names: readonly string[], shown: string): VFileMessage[] {
  return names
    .filter((name) => isMeantAs(name, "theme.yaml") && !names.includes("theme.yaml"))
    .map((name) => unexpectedName(shown, name, "`theme.yaml`; it is left out"));
}

/**
 * Reports files of the working directory that are meant as its configuration, and are not read.
 *
 * @param names of the files in the folder
 */
export function checkConfigNames(names: readonly string[]): VFileMessage[] {
  return names
    .filter((name) => isConfig(name) && !CONFIG_NAMES.includes(name))
    .map((name) => {
      const reason = `Unexpected file name \`${name}\`, expected \`${CONFIG_NAMES.join("`, `")}\`; it is left out`;
      return problem("file-name", { path: name }, reason);
    });
}

/**
 * Reports folders of `public/` that are meant as those of an episode, and are not.
 *
 * @param folders in `public/`
 * @param shown `public/`, as messages show it
 */
export function checkPublicFolders(
  folders: readonly string[],
  ids: readonly string[],
  shown: string,
): VFileMessage[] {
  const without = ids.filter((id) => !folders.includes(id));
  return folders
    .filter((name) => !ids.includes(name))
    .flatMap((name) => {
      // `talk-1` is no misspelt `talk-2`.
      const sameNumber = without.filter((id) => digitsOf(id) === digitsOf(name));
      const id =
        without.find((each) => each.toLowerCase() === name.toLowerCase()) ??
        (name.length > 3 ? nearest(name, sameNumber) : undefined);
      if (id === undefined) return [];
      const reason = `Unexpected folder \`${name}\`, expected \`${id}\`, as its episode is called`;
      return [problem("file-name", { path: `${shown}/${name}` }, reason)];
    });
}

function digitsOf(name: string): string {
  return name.replaceAll(/\D/g, "");
}

/** Whether a name is that of a configuration, or nearly, with whatever ending. */
function isConfig(name: string): boolean {
  const [program = "", config = "", ending, ...more] = name.toLowerCase().split(".");
  return (
    ending !== undefined &&
    more.length === 0 &&
    isMisspelt(program, "cuedeck") &&
    isMisspelt(config, "config") &&
    /^(?:[cm]?[jt]s|json[c5]?|ya?ml|toml)$/.test(ending)
  );
}

function isMisspelt(name: string, expected: string): boolean {
  return name.length > 3 && nearest(name, [expected]) !== undefined;
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
