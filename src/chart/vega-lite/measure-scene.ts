import type { Scene } from "vega";

/** How much there is to be drawn. */
export interface SceneSize {
  /** Elements of SVG that it takes at least. */
  readonly shapes: number;
  /** Of all texts. */
  readonly characters: number;
}

/** Marks whose items are points of one shape. */
const LINES = new Set(["line", "area", "trail"]);

/** Measures what Vega is to write as SVG. */
export function measureScene({ marktype, items }: Scene): SceneSize {
  if (marktype === "group")
    return sum(items.flatMap((group) => group.items.map((inner) => measureScene(inner))));
  if (LINES.has(marktype)) return { shapes: Math.min(1, items.length), characters: 0 };
  if (marktype !== "text") return { shapes: items.length, characters: 0 };
  const lengths = items.map((item) => ("text" in item ? lengthOf(item.text) : 0));
  return {
    shapes: lengths.filter((length) => length > 0).length,
    characters: lengths.reduce((characters, length) => characters + length, 0),
  };
}

/** Characters of a text, or of one of several lines. */
function lengthOf(text: unknown): number {
  if (Array.isArray(text)) return text.reduce((length, line) => length + lengthOf(line), 0);
  return typeof text === "string" ? text.length : Number(text !== undefined && text !== null);
}

function sum(sizes: readonly SceneSize[]): SceneSize {
  return sizes.reduce(
    (all, { shapes, characters }) => ({
      shapes: all.shapes + shapes,
      characters: all.characters + characters,
    }),
    { shapes: 0, characters: 0 },
  );
}
