import type { VFileMessage } from "vfile-message";
import { problem } from "../episode/problem.ts";
import type { YamlResult } from "../episode/read-yaml.ts";
import { extendColours } from "./extend-colours.ts";
import { FontError, makeFont, type FontOptions } from "./fonts.ts";
import type { ThemeStyle } from "./read-css.ts";
import { type Font, FONT_ROLES, type FontRole, type Theme } from "./theme.ts";
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
  const problems = [...colourProblems];
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
    footer: file.footer ?? base.footer,
  };
  return { theme, problems };
}
