import { visit } from "unist-util-visit";
import { joinDrawing, readSvg } from "../../build/drawing/read-drawing.js";
import { tokensOf } from "../../build/drawing/use-theme.js";
import { DEFAULT_THEME, readShipped } from "../../build/themes/shipped.js";

const TOKENS = tokensOf(readShipped(DEFAULT_THEME).colours);

/** What would run, or ask for a file. */
const ELEMENTS = /^(?:script|style|image|foreignObject|animate|set|a|iframe|link)/i;
const ATTRIBUTES = /^(?:on|style|src)/i;
const ELSEWHERE = /url\((?!#)/;

/**
 * Reads a file as a drawing. One that is none, but an image, is read too.
 *
 * @param {string} text
 * @throws {Error} when something in it would run, or ask for a file
 */
export async function readDrawing(text) {
  const { drawing, problems } = await readSvg({ path: "in.svg", text }, TOKENS);
  const value = drawing && joinDrawing(drawing);
  if (value)
    visit(value.picture.wide, "element", ({ tagName, properties }) => {
      for (const [name, each] of Object.entries(properties)) {
        const address = String(each);
        const isElsewhere = name === "href" ? !address.startsWith("#") : ELSEWHERE.test(address);
        if (ATTRIBUTES.test(name) || (name !== "ariaLabel" && isElsewhere))
          throw new Error(`Unexpected ${name} of ${address.slice(0, 40)} in a drawing`);
      }
      if (ELEMENTS.test(tagName)) throw new Error(`Unexpected ${tagName} in a drawing`);
    });
  return { value: value ?? (problems.length === 0 ? "an image" : undefined), problems };
}
