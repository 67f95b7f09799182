import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { YamlResult } from "../episode/read-yaml.ts";
import { findPoorContrast } from "./check-contrast.ts";
import { LEAST_CONTRAST } from "./colours.ts";
import { extendColours } from "./extend-colours.ts";
import { FontError, makeFont, type FontOptions } from "./fonts.ts";
import { keepFile, type ThemeStyle } from "./read-css.ts";
import {
  type Font,
  FONT_ROLES,
  type FontRole,
  type Logo,
  type Theme,
  type ThemeColours,
} from "./theme.ts";
import type { ThemeFile } from "./theme-file.ts";

export interface Extended {
  readonly theme: Theme;
  /** What can't be used, and is as in the theme that it extends. */
  readonly problems: readonly VFileMessage[];
}

/** A theme with style sheets after its own. */
export function addStyle(base: Theme, { css, layouts, files }: ThemeStyle): Theme {
  return {
    ...base,
    css: base.css + css,
    layouts: [...new Set([...base.layouts, ...layouts])],
    files: [...base.files, ...files],
  };
}

/** A theme with the tokens of a file in place of another's. */
export async function extendTheme(
  base: Theme,
  file: ThemeFile,
  placeOf: YamlResult<ThemeFile>["placeOf"],
  options: FontOptions,
): Promise<Extended> {
  const { problems: colourProblems, ...coloured } = extendColours(base, file, placeOf);
  const problems = [...colourProblems, ...contrastProblems(coloured.colours, base, file, placeOf)];
  const displayWeight = file.fonts?.display?.weight ?? base.displayWeight;
  const fonts: Record<FontRole, Font> = { ...base.fonts };
  for (const role of FONT_ROLES) {
    const entry = file.fonts?.[role];
    if (!entry) continue;
    try {
      fonts[role] = await makeFont(role, entry, displayWeight, options);
    } catch (error) {
      if (!(error instanceof FontError)) throw error;
      problems.push(problem("theme-font", placeOf("fonts", role), error.message));
      if (entry.fallback !== undefined) fonts[role] = { family: entry.fallback, faces: [] };
    }
  }
  const keepLogo = async (logo: NonNullable<ThemeFile["logo"]>): Promise<Logo | undefined> => {
    const keep = async (name: string, ...path: readonly string[]) => {
      const kept = await keepFile(join(options.folder, name), options.folder, options.cutFolder);
      if (kept !== undefined) return kept;
      const reason = `Unexpected missing logo \`${name}\`, expected it in the theme's folder`;
      problems.push(problem("theme-file", placeOf("logo", ...path), reason));
      return undefined;
    };
    const light = await (typeof logo === "string" ? keep(logo) : keep(logo.light, "light"));
    const dark = typeof logo === "string" ? light : await keep(logo.dark, "dark");
    return light === undefined || dark === undefined ? undefined : { light, dark };
  };
  const theme: Theme = {
    ...base,
    ...coloured,
    fonts,
    displayWeight,
    type: { ...base.type, ...file.type },
    spaces: { ...base.spaces, ...file.spaces },
    radii: { ...base.radii, ...file.radii },
    strokes: { ...base.strokes, ...file.strokes },
    node: { ...base.node, ...file.node },
    logo: (file.logo === undefined ? undefined : await keepLogo(file.logo)) ?? base.logo,
    footer: file.footer ?? base.footer,
  };
  return { theme, problems };
}

/** Says which colours of a theme's own can't be read on another. */
function contrastProblems(
  colours: ThemeColours,
  base: Theme,
  file: ThemeFile,
  placeOf: YamlResult<ThemeFile>["placeOf"],
): VFileMessage[] {
  return findPoorContrast(colours)
    .filter(({ text, ground, scheme }) =>
      // Else it was told of the theme that this one extends.
      [text, ground].some((name) => colours[name][scheme] !== base.colours[name][scheme]),
    )
    .map(({ text, ground, scheme, ratio, better }) => {
      const given = [text, ground].find((name) => file.colours?.[name] !== undefined);
      const place = given === undefined ? placeOf("colours") : placeOf("colours", given);
      const reason = `Unexpected contrast of ${ratio} between \`${text}\` and \`${ground}\` in ${scheme}, expected at least ${LEAST_CONTRAST}, as \`${better}\` has`;
      return problem("theme-contrast", place, reason);
    });
}
