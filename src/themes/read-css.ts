import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join, parse, relative, sep } from "node:path";
import type { TransformResult } from "lightningcss";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import { localPath } from "../episode/source-file.ts";
import { addUnsafe, LOWERED } from "./oldest-browsers.ts";

export interface ThemeFolder {
  /** Its absolute path. */
  readonly folder: string;
  /** The path that messages show. */
  readonly shown: string;
  /** Where files that a site needs are written, under names with a hash, and found again. */
  readonly cutFolder: string;
}

export interface ThemeStyle {
  readonly css: string;
  /** Names of layouts that the theme has, `quote` for `layouts/quote.css`. */
  readonly layouts: readonly string[];
  /** Paths of pictures and other files that the CSS names. */
  readonly files: readonly string[];
  readonly problems: readonly VFileMessage[];
}

/**
 * Reads the style sheets of a theme: its layouts, for the layer of Cuedeck's own, and all others, for the strongest
 * layer, in the order of their names.
 */
export async function readThemeStyle(theme: ThemeFolder): Promise<ThemeStyle> {
  const [layouts, others] = await Promise.all(
    ["layouts", "."].map((folder) => listStyleSheets(join(theme.folder, folder))),
  );
  const sheets: Sheet[] = [];
  for (const path of layouts ?? []) sheets.push(await readSheet(path, "layout", theme));
  for (const path of others ?? []) sheets.push(await readSheet(path, "user", theme));
  return {
    css: sheets.map(({ css }) => css).join(""),
    layouts: (layouts ?? []).map((path) => parse(path).name),
    files: sheets.flatMap(({ files }) => files),
    problems: sheets.flatMap(({ problems }) => problems),
  };
}

async function listStyleSheets(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(".css"))
    .toSorted()
    .map((name) => join(folder, name));
}

type Sheet = Omit<ThemeStyle, "layouts">;

/** Addresses of another host, or of whatever scheme but `data:`. */
const REMOTE = /^(?:\/\/|(?!data:)[a-z][a-z\d+.-]*:)/i;

/** An address that asks for nothing. */
const NOTHING = "data:,";

async function readSheet(
  path: string,
  layer: "layout" | "user",
  { folder, shown, cutFolder }: ThemeFolder,
): Promise<Sheet> {
  const filename = `${shown}/${relative(folder, path).replaceAll("\\", "/")}`;
  const problems: VFileMessage[] = [];
  const report = (reason: string, from: Point, to = from) => {
    // The last character that is meant, where a position ends after it.
    const end = { line: to.line, column: to.column + 1 };
    problems.push(problem("theme-css", { path: filename, position: { start: from, end } }, reason));
  };
  // Loaded only for themes with style sheets.
  const { transform } = await import("lightningcss");
  let result: TransformResult;
  try {
    const code = await readFile(path);
    result = transform({ filename, code, analyzeDependencies: true });
  } catch (error) {
    if (!(error instanceof SyntaxError) || !hasLocation(error)) throw error;
    const { line, column } = error.loc;
    report(`Unexpected CSS, expected it to parse: ${error.message}`, { line, column });
    return { css: "", files: [], problems };
  }
  let css = Buffer.from(result.code).toString();
  const files: string[] = [];
  for (const dependency of result.dependencies ?? []) {
    if (dependency.type === "import") {
      const reason = `Unexpected \`@import\` of \`${dependency.url}\`, expected its rules in this file`;
      report(reason, dependency.loc.start, dependency.loc.end);
    }
    if (dependency.type !== "url") continue;
    const { url, placeholder, loc } = dependency;
    let address = url;
    if (REMOTE.test(url)) {
      report(`Unexpected address \`${url}\`, expected a file of the theme`, loc.start, loc.end);
      address = NOTHING;
    } else if (!/^(?:data:|#)/.test(url)) {
      const file = await keepFile(join(dirname(path), localPath(url)), folder, cutFolder);
      if (file === undefined)
        report(
          `Unexpected missing file \`${url}\`, expected it in the theme's folder`,
          loc.start,
          loc.end,
        );
      else files.push(file);
      const [fragment = ""] = /#.*$/.exec(url) ?? [];
      address = file === undefined ? NOTHING : parse(file).base + fragment;
    }
    // Lightning CSS has put the placeholder between double quotes.
    css = css.replaceAll(placeholder, () => address.replaceAll('"', "%22"));
  }
  // After that: what older browsers have by another name may stand there twice.
  const lowered = transform({ filename, code: Buffer.from(css), minify: true, ...LOWERED });
  return { css: `@layer ${layer}{${addUnsafe(lowered.code.toString())}}\n`, files, problems };
}

function hasLocation(error: SyntaxError): error is SyntaxError & { loc: Point } {
  return "loc" in error;
}

/** Lines and columns count from 1. */
interface Point {
  readonly line: number;
  readonly column: number;
}

/**
 * Copies a file of the theme under a name with a hash, which addresses can have as it is.
 *
 * @returns its path; nothing for a file outside the theme
 */
export async function keepFile(
  path: string,
  folder: string,
  cutFolder: string,
): Promise<string | undefined> {
  const bytes = path.startsWith(folder + sep)
    ? await readFile(path).catch(() => undefined)
    : undefined;
  if (!bytes) return undefined;
  const { name, ext } = parse(path);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const kept = join(cutFolder, `${name}-${hash}${ext}`.replaceAll(/[^\w.-]+/g, "-"));
  await mkdir(cutFolder, { recursive: true });
  await copyFile(path, kept);
  return kept;
}
