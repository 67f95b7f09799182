import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { CHARACTERS, unicodeRange, within } from "./characters.ts";
import { packageFolder } from "./package-folder.ts";
import type { Face, Font, FontRole } from "./theme.ts";
import type { FontEntry } from "./theme-file.ts";

/** A font can't be used; the message says why: "Unexpected X, expected Y". */
export class FontError extends Error {
  override readonly name = "FontError";
}

export interface FontOptions {
  /** Of the theme: files and packages are found from there. */
  readonly folder: string;
  /** Where cut files are written, and found again. */
  readonly cutFolder: string;
  /** Characters beyond Latin that the site uses, in order. */
  readonly characters: string;
}

/** Weights that the pages use of each role; headlines have the theme's. */
const WEIGHTS = { text: [400], label: [500, 600], mono: [400] } as const;

/** Roles that have italics. */
const ITALIC: ReadonlySet<FontRole> = new Set(["display", "text"]);

/** A part of a font to be cut: the characters that one file of it has, at some place on its axes. */
interface Cut {
  readonly set: string;
  readonly path: string;
  readonly characters: string;
  readonly axes: Readonly<Record<string, number>>;
}

/** What there is of a style near a weight; nothing if the font has no such style. */
type FindCuts = (style: Face["style"], weight: number) => readonly Cut[];

/**
 * Cuts a font's faces, with which a page loads a third of the bytes. They are static: Chromium embeds them in a PDF as
 * they are, where it would turn an instance of a variable font into a Type 3 font.
 *
 * @param weight of headlines
 * @throws {FontError} when it can't be found or read
 */
export async function makeFont(
  role: FontRole,
  entry: FontEntry,
  weight: number,
  options: FontOptions,
): Promise<Font> {
  const { family, fallback = "" } = entry;
  if (family === undefined) return { family: fallback, faces: [] };
  const name = entry.axes ? `${family} ${role.charAt(0).toUpperCase()}${role.slice(1)}` : family;
  const findCuts = await openFont(family, entry, options);
  const faces: Face[] = [];
  for (const each of role === "display" ? [weight] : WEIGHTS[role]) {
    for (const style of STYLES.slice(0, ITALIC.has(role) ? 2 : 1)) {
      for (const cut of findCuts(style, each)) {
        const label = [slug(name), each, ...(style === "italic" ? [style] : []), cut.set];
        faces.push({
          family: name,
          style,
          weight: each,
          unicodeRange: unicodeRange(cut.characters),
          path: await cutFont(cut, label.join("-"), options.cutFolder),
          preload: style === "normal" && cut.set === "latin" && role !== "mono",
        });
      }
    }
  }
  if (faces.length === 0)
    throw new FontError(`Unexpected font \`${family}\` without Latin letters, expected some`);
  return { family: [`"${name}"`, fallback].filter(Boolean).join(", "), faces };
}

const STYLES = ["normal", "italic"] as const;

async function openFont(
  family: string,
  { source, files, axes = {} }: FontEntry,
  options: FontOptions,
): Promise<FindCuts> {
  if (files) return openFiles(files, axes, options);
  const names = source === undefined ? PACKAGES.map((scope) => scope + slug(family)) : [source];
  for (const name of names) {
    const folder = packageFolder(name, options.folder);
    if (folder !== undefined) return openPackage(name, folder, axes, options);
  }
  const [first = ""] = names;
  throw new FontError(
    `Unexpected font \`${source ?? family}\`, expected its package: \`npm install ${first}\``,
  );
}

/** Packages of Fontsource, by what their names begin with. */
const PACKAGES = ["@fontsource-variable/", "@fontsource/"];

/** What Fontsource says of a font. */
interface Metadata {
  readonly id: string;
  readonly weights: readonly number[];
  /** Its axes, if it is variable. */
  readonly variable?: Readonly<Record<string, unknown>> | false;
}

async function openPackage(
  name: string,
  folder: string,
  axes: Cut["axes"],
  { characters }: FontOptions,
): Promise<FindCuts> {
  const readJson = async <Value>(file: string): Promise<Value> =>
    JSON.parse(await readFile(join(folder, file), "utf8"));
  const [metadata, ranges] = await Promise.all([
    readJson<Metadata>("metadata.json"),
    readJson<Readonly<Record<string, string>>>("unicode.json"),
  ]).catch((): never => {
    throw new FontError(`Unexpected package \`${name}\`, expected one of Fontsource`);
  });
  const { id, weights } = metadata;
  const isVariable = name.startsWith("@fontsource-variable/");
  return (style, weight) =>
    Object.entries(ranges).flatMap(([set, range]): Cut[] => {
      const wanted = isLatin(set) ? CHARACTERS[set] : within(characters, range);
      const kinds = isVariable ? kindsOf(axes) : [String(nearest(weight, weights))];
      const path = kinds
        .map((kind) => join(folder, "files", `${id}-${set}-${kind}-${style}.woff2`))
        .find((file) => existsSync(file));
      if (wanted === "" || path === undefined) return [];
      return [{ set, path, characters: wanted, axes: isVariable ? { ...axes, wght: weight } : {} }];
    });
}

function isLatin(set: string): set is keyof typeof CHARACTERS {
  return set in CHARACTERS;
}

/** Fontsource has files of a variable font with one axis beside the weight, with the usual ones, and with all. */
function kindsOf(axes: Cut["axes"]): string[] {
  const names = Object.keys(axes).filter((name) => name !== "wght");
  return names.length === 0
    ? ["wght", "standard", "full"]
    : [...(names.length === 1 ? names : []), "standard", "full"];
}

async function openFiles(
  files: NonNullable<FontEntry["files"]>,
  axes: Cut["axes"],
  { folder, characters }: FontOptions,
): Promise<FindCuts> {
  for (const { file } of files)
    if (!join(folder, file).startsWith(folder + sep) || !existsSync(join(folder, file)))
      throw new FontError(`Unexpected missing font \`${file}\`, expected it in the theme's folder`);
  const sets = Object.entries({ ...CHARACTERS, other: characters });
  return (style, weight) => {
    const all = files.filter((each) => each.style === style);
    const weights = all.flatMap((each) => each.weight ?? []);
    const chosen =
      all.find((each) => each.weight === undefined) ??
      all.find((each) => each.weight === nearest(weight, weights));
    if (!chosen) return [];
    return sets
      .filter(([, wanted]) => wanted !== "")
      .map(([set, wanted]) => ({
        set,
        path: join(folder, chosen.file),
        characters: wanted,
        axes: chosen.weight === undefined ? { ...axes, wght: weight } : axes,
      }));
  };
}

function nearest(weight: number, weights: readonly number[]): number | undefined {
  const distance = (other: number) => Math.abs(other - weight);
  return weights.toSorted((a, b) => distance(a) - distance(b))[0];
}

/**
 * What Latin text needs of a font's features: those that a browser uses unasked, and digits of one width. Small capitals,
 * fractions and the like are a twelfth of the bytes.
 */
const LATIN_FEATURES = "calt ccmp clig kern liga locl mark mkmk rlig tnum".split(" ");

/** @returns the path of a file in the folder: the same for the same cut */
async function cutFont(
  { set, path, characters, axes }: Cut,
  label: string,
  folder: string,
): Promise<string> {
  const font = await readFile(path);
  const keepFeatures = isLatin(set) ? LATIN_FEATURES : undefined;
  const recipe = createHash("sha256")
    .update(font)
    .update(JSON.stringify([characters, axes, keepFeatures]));
  const name = `${label}-${recipe.digest("hex").slice(0, 8)}.woff2`;
  const made = join(folder, name);
  if (existsSync(made)) return made;
  // Loaded only where there is a new font to cut.
  const { default: subsetFont } = await import("subset-font");
  const cut = await subsetFont(font, characters, {
    targetFormat: "woff2",
    variationAxes: { ...axes },
    keepFeatures,
  }).catch((error: unknown): never => {
    const why = error instanceof Error && /pinning (\w+)/.exec(error.message)?.[1];
    const shown = basename(path);
    throw new FontError(
      why
        ? `Unexpected font \`${shown}\` without the axis \`${why}\`, expected it, or the font's \`weight\` beside its \`file\``
        : `Unexpected font \`${shown}\`, expected a file that can be read: woff2, woff, ttf or otf`,
      { cause: error },
    );
  });
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${process.pid}-${name}`);
  await writeFile(draft, cut);
  await rename(draft, made);
  return made;
}

function slug(family: string): string {
  return family.toLowerCase().replace(/[^a-z\d]+/g, "-");
}
