import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import type { VFileMessage } from "vfile-message";
import { type Place, problem, sentenceOf } from "../episode/problem.ts";
import { otherCharacters } from "../themes/characters.ts";
import { parseBrandFile } from "../themes/brand-file.ts";
import { packageFolder } from "../themes/package-folder.ts";
import { readThemeStyle } from "../themes/read-css.ts";
import { DEFAULT_THEME, readShipped, shippedThemes } from "../themes/shipped.ts";
import type { Theme } from "../themes/theme.ts";
import { parseThemeFile, type ThemeFile } from "../themes/theme-file.ts";
import { checkThemeNames } from "./check-names.ts";
import { isFolder, listFiles } from "./files.ts";
import { displayPath, OWN_THEME, type Project } from "./project.ts";
import { readSource } from "./read-source.ts";

/** Which theme somebody wants. */
export interface ThemeChoice {
  /** The name of one that comes with Cuedeck or as a package, or a folder, which has a `/` in it. */
  readonly name: string;
  /** From which a path or a package is found. */
  readonly folder: string;
  readonly place: Place;
}

/** The themes of a project. */
export interface Themes {
  /** Reads a theme, each once. What can't be used is as in the theme that it extends. */
  load(choice: ThemeChoice | undefined): Promise<Theme>;
  /** Of all that were read so far. */
  readonly problems: readonly VFileMessage[];
  /** Folders and brand files that were looked for so far, also where there are none: absolute paths. */
  readonly sources: ReadonlySet<string>;
}

/** Opens the themes of a project. */
export function openThemes(project: Project): Themes {
  const problems: VFileMessage[] = [];
  const sources = new Set<string>();
  const loaded = new Map<string, Promise<Theme>>();
  const reader: Reader = {
    project,
    sources,
    // Two themes of a project may share a file.
    report: (...found) => {
      const told = new Set(problems.map(sentenceOf));
      problems.push(...found.filter((each) => !told.has(sentenceOf(each))));
    },
    characters: once(() => siteCharacters(project)),
  };
  const loadTheme = async (choice: ThemeChoice | undefined): Promise<Theme> => {
    const own = join(project.themes, OWN_THEME);
    if (!choice && (await isFolder(own))) return readFolder(own, [], reader);
    if (choice?.name.includes("/")) return findTheme(choice, [], reader);
    return addBrand(
      choice ? await findTheme(choice, [], reader) : readShipped(DEFAULT_THEME),
      reader,
    );
  };
  return {
    problems,
    sources,
    load(named) {
      const { theme: name, cwd: folder } = project;
      // Asked for by an option: there is no file to name.
      const choice = name === undefined ? named : { name, folder, place: { path: "--theme" } };
      const key = choice ? JSON.stringify([choice.name, choice.folder]) : "";
      const theme = loaded.get(key) ?? loadTheme(choice);
      loaded.set(key, theme);
      return theme;
    },
  };
}

interface Reader {
  readonly project: Project;
  readonly sources: Set<string>;
  readonly report: (...problems: readonly VFileMessage[]) => void;
  readonly characters: () => Promise<string>;
}

/** @param chain folders of the themes that extend this one */
async function findTheme(
  { name, folder, place }: ThemeChoice,
  chain: readonly string[],
  reader: Reader,
): Promise<Theme> {
  const refuse = (reason: string) => {
    reader.report(
      problem("theme-file", place, reason, { actual: name, expected: shippedThemes() }),
    );
    return readShipped(DEFAULT_THEME);
  };
  if (shippedThemes().includes(name)) return readShipped(name);
  const found = name.includes("/")
    ? resolve(folder, name)
    : packageFolder(`cuedeck-theme-${name}`, folder);
  if (found === undefined || !(await isFolder(found))) {
    // It may come.
    if (found !== undefined) reader.sources.add(found);
    const names = shippedThemes().map((each) => `\`${each}\``);
    return refuse(
      name.includes("/")
        ? `Unexpected theme \`${name}\`, expected a folder`
        : `Unexpected theme \`${name}\`, expected ${names.join(", ")}, an installed package \`cuedeck-theme-${name}\`, or a folder as \`./${name}\``,
    );
  }
  if (chain.includes(found)) {
    const names = [...chain.slice(chain.indexOf(found)), found].map((each) =>
      displayPath(reader.project, each),
    );
    return refuse(
      `Unexpected theme that extends itself, by ${names.join(" → ")}, expected another`,
    );
  }
  return readFolder(found, chain, reader);
}

async function readFolder(
  folder: string,
  chain: readonly string[],
  reader: Reader,
): Promise<Theme> {
  const { project, report } = reader;
  reader.sources.add(folder);
  const shown = displayPath(project, folder);
  const cutFolder = join(project.cache, "themes");
  const path = join(folder, "theme.yaml");
  report(...checkThemeNames(await listFiles(folder, false), shown));
  const source = existsSync(path)
    ? await readSource(path, `${shown}/theme.yaml`, parseThemeFile)
    : undefined;
  report(...(source?.problems ?? []));
  const file = source?.result;
  const base = await findTheme(
    {
      name: file?.value?.extends ?? DEFAULT_THEME,
      folder,
      place: file?.placeOf("extends") ?? { path: shown },
    },
    [...chain, folder],
    reader,
  );
  const style = await readThemeStyle({ folder, shown, cutFolder });
  report(...style.problems);
  const isOwn = chain.length === 0 && !folder.split(sep).includes("node_modules");
  const { addStyle, extendTheme } = await loadExtending();
  const styled = addStyle(isOwn ? await addBrand(base, reader, folder) : base, style);
  if (!file?.value) return styled;
  const characters = file.value.fonts ? await reader.characters() : "";
  const options = { folder, cutFolder, characters };
  const { theme, problems } = await extendTheme(styled, file.value, file.placeOf, options);
  report(...problems);
  return theme;
}

/** Puts a company's brand over a theme: over any but one of the author's own, which may change what the brand says. */
async function addBrand(
  theme: Theme,
  { project, report, sources, characters }: Reader,
  own = join(project.themes, OWN_THEME),
): Promise<Theme> {
  const folders = [own, project.themes, join(project.themes, "..")];
  for (const each of folders) sources.add(join(each, BRAND));
  const folder = folders.find((each) => existsSync(join(each, BRAND)));
  if (folder === undefined) return theme;
  const path = join(folder, BRAND);
  const { result, problems } = await readSource(path, displayPath(project, path), parseBrandFile);
  report(...problems);
  if (!result?.value) return theme;
  for (const name of filesOf(result.value)) sources.add(join(folder, name));
  const cutFolder = join(project.cache, "themes");
  const options = { folder, cutFolder, characters: await characters() };
  const { extendTheme } = await loadExtending();
  const branded = await extendTheme(theme, result.value, result.placeOf, options);
  report(...branded.problems);
  return branded.theme;
}

/** Files that a brand names, relative to its folder. */
function filesOf({ logo, fonts = {} }: ThemeFile): string[] {
  const logos = logo === undefined || typeof logo === "string" ? [logo] : [logo.light, logo.dark];
  const files = Object.values(fonts).flatMap((font) => font?.files?.map(({ file }) => file));
  return [...logos, ...files].filter((name) => name !== undefined);
}

/** What computes with colours and cuts fonts; most projects have neither a theme nor a brand of their own. */
const loadExtending = () => import("../themes/extend-theme.ts");

/** The file that Posit's tools read: in the theme's folder, in that of the episodes, or beside it. */
const BRAND = "_brand.yml";

/** Characters of the sources that are in no set of Latin ones. */
export async function siteCharacters(project: Project): Promise<string> {
  const paths = await Promise.all(
    [project.slides, project.public].map(async (folder) => {
      const names = await listFiles(folder);
      return names.map((name) => join(folder, name));
    }),
  );
  // Drawings have texts, and so have the data of charts.
  const texts = paths.flat().filter((path) => /\.(?:md|ya?ml|svg|csv|json)$/.test(path));
  return otherCharacters(await Promise.all(texts.map((path) => readFile(path, "utf8"))));
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
