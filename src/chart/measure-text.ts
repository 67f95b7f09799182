import { readFile } from "node:fs/promises";
import { create, type Font as FontFile } from "fontkitten";
import type { Face, Font, FontRole, Theme } from "../themes/theme.ts";

/** How a text is set. */
export interface TextStyle {
  readonly font: FontRole;
  /** Pixels. */
  readonly size: number;
  readonly weight?: number | undefined;
  readonly italic?: boolean | undefined;
}

/** The width of a line of text in pixels. */
export type MeasureText = (text: string, style: TextStyle) => number;

interface MeasuredFace extends Pick<Face, "style" | "weight"> {
  /** What a character advances, in units of the size; undefined for one that the face does not have. */
  readonly advanceOf: (codePoint: number) => number | undefined;
}

/** Of a character that no face has: between a digit and a capital letter, in units of the size. */
const OTHER_WIDTH = 0.62;

/**
 * Reads the fonts of a theme, to measure text by what its characters advance. Kerning, which makes it narrower by a
 * hundredth, is left out.
 */
export async function openFonts({ fonts }: Pick<Theme, "fonts">): Promise<MeasureText> {
  const roles = new Map(
    await Promise.all(
      Object.entries(fonts).map(async ([role, font]) => [role, await readFaces(font)] as const),
    ),
  );
  return (text, { font, size, weight = 500, italic = false }) => {
    const faces = roles.get(font) ?? [];
    const style = italic ? "italic" : "normal";
    const distance = (face: MeasuredFace): number =>
      Math.abs(face.weight - weight) + (face.style === style ? 0 : 1000);
    const nearest = faces.toSorted((a, b) => distance(a) - distance(b));
    let width = 0;
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0;
      let advance: number | undefined;
      for (const face of nearest) advance ??= face.advanceOf(codePoint);
      width += advance ?? OTHER_WIDTH;
    }
    return width * size;
  };
}

async function readFaces({ faces }: Font): Promise<MeasuredFace[]> {
  return Promise.all(
    faces.map(async ({ style, weight, path }) => {
      const font = create(await readFile(path));
      if (font.isCollection) throw new Error(`Unexpected collection of fonts \`${path}\``);
      return { style, weight, advanceOf: advancesOf(font) };
    }),
  );
}

function advancesOf(font: FontFile): MeasuredFace["advanceOf"] {
  const known = new Map<number, number | undefined>();
  const { unitsPerEm } = font;
  return (codePoint) => {
    if (!known.has(codePoint))
      known.set(
        codePoint,
        font.hasGlyphForCodePoint(codePoint)
          ? font.glyphForCodePoint(codePoint).advanceWidth / unitsPerEm
          : undefined,
      );
    return known.get(codePoint);
  };
}
