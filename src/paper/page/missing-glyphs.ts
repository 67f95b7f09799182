/** Text of a slide in whose place boxes stand, as no font has glyphs for it. */
export interface MissingGlyphs {
  /** The element that holds the text, by the indices of elements that lead to it from the slide. */
  readonly path: readonly number[];
  /** Each once. */
  readonly characters: readonly string[];
}

/**
 * Finds characters on slides for which neither their theme nor this machine has a glyph.
 *
 * Runs in the page: it may use nothing from outside of itself.
 *
 * @returns by the slides' ids; only slides that have some
 */
export function findMissingGlyphs(): Readonly<Record<string, readonly MissingGlyphs[]>> {
  const size = 32;
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: size, height: size });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return {};

  /** What is drawn for a character: the opacity of each pixel. */
  const draw = (character: string, { fontStyle, fontWeight, fontFamily }: CSSStyleDeclaration) => {
    context.clearRect(0, 0, size, size);
    context.font = `${fontStyle} ${fontWeight} ${size / 2}px ${fontFamily}`;
    context.fillText(character, size / 4, (size * 3) / 4);
    const { data } = context.getImageData(0, 0, size, size);
    return data.filter((_, index) => index % 4 === 3).join();
  };

  /** Whether a character looks like one that no font can have: by font, then by character. */
  const known = new Map<string, { readonly box: string; readonly isBox: Map<string, boolean> }>();
  const isMissing = (character: string, style: CSSStyleDeclaration): boolean => {
    const name = [style.fontStyle, style.fontWeight, style.fontFamily].join(" ");
    const font = known.get(name) ?? { box: draw("\u{10fffe}", style), isBox: new Map() };
    known.set(name, font);
    const result = font.isBox.get(character) ?? draw(character, style) === font.box;
    font.isBox.set(character, result);
    return result;
  };

  const missingIn = (element: Element): string[] => {
    const own = Array.from(element.childNodes, (node) =>
      node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? "") : "",
    );
    // Fonts have ASCII; spaces, marks and what controls others have no picture of their own.
    const characters = new Set(own.join("").match(/[^\p{ASCII}\p{M}\p{Z}\p{Cc}\p{Cf}]/gu));
    // Nor are names of drawings shown.
    if (characters.size === 0 || element.getClientRects().length === 0) return [];
    const style = getComputedStyle(element);
    return Array.from(characters).filter((character) => isMissing(character, style));
  };

  const pathTo = (element: Element, slide: Element): number[] => {
    const path: number[] = [];
    for (let at: Element | null = element; at && at !== slide; at = at.parentElement)
      path.unshift(Array.from(at.parentElement?.children ?? []).indexOf(at));
    return path;
  };

  const found: Record<string, MissingGlyphs[]> = {};
  for (const slide of document.querySelectorAll<HTMLElement>("[data-slide]")) {
    const missing = Array.from(slide.querySelectorAll("*")).flatMap((element) => {
      const characters = missingIn(element);
      return characters.length > 0 ? [{ path: pathTo(element, slide), characters }] : [];
    });
    if (missing.length > 0) found[slide.dataset["slide"] ?? ""] = missing;
  }
  return found;
}
