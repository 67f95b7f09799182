import { CHARACTERS, type Face, FACES, OTHER_COLOURS, PALETTE, PROPERTIES } from "./editorial.ts";

/** The layers of all style sheets, from the weakest to the strongest: other people's, ours, and a user's own. */
const LAYERS = "@layer vendor, tokens, base, layout, page, user;";

/** The style sheet of the theme: fonts, which lie in `../fonts/` beside it, and custom properties. */
export function themeCss(): string {
  const colours = Object.entries({ ...PALETTE, ...OTHER_COLOURS }).map(
    ([name, { light, dark }]) =>
      `--${name}: ${light === dark ? light : `light-dark(${light}, ${dark})`};`,
  );
  const others = Object.entries(PROPERTIES).map(([name, value]) => `--${name}: ${value};`);
  const made = others.filter((declaration) => declaration.includes("var(--"));
  return `${LAYERS}

${FACES.flatMap(fontFaces).join("\n")}
@layer tokens {
  :root {
    color-scheme: light dark;
    ${[...colours, ...others].join("\n    ")}
  }
  /* A slide's ground has colours of its own, and so all that is made of them. */
  [data-ground] > .frame {
    ${made.join("\n    ")}
  }
  :root[data-theme="light"] {
    color-scheme: light;
  }
  :root[data-theme="dark"] {
    color-scheme: dark;
  }
}
`;
}

function fontFaces({ name, family, style, axes }: Face): string[] {
  return Object.entries(CHARACTERS).map(
    ([set, characters]) => `@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-weight: ${axes.wght};
  font-display: swap;
  src: url("../fonts/${name}-${set}.woff2") format("woff2");
  unicode-range: ${unicodeRange(characters)};
}`,
  );
}

/** The value of CSS's `unicode-range` for some characters, which stand in order. */
function unicodeRange(characters: string): string {
  const ranges: [number, number][] = [];
  for (const code of Array.from(characters, (character) => character.codePointAt(0) ?? 0)) {
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges
    .map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ""}`)
    .join(", ");
}
