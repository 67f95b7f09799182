import { basename } from "node:path";
import type { Colour, Face, Logo, Theme } from "./theme.ts";

/** Colours of things that look the same in every theme: QR codes, films, shadows. */
const FIXED_COLOURS: Readonly<Record<string, string>> = {
  white: "#fff",
  black: "#000",
  /** Lies over a page or a picture; `veil` lets through what is below, and `caption` a little of it. */
  shade: "#0b0f13",
  veil: "rgb(11 15 19 / 62%)",
  caption: "rgb(11 15 19 / 88%)",
  shadow: "rgb(0 0 0 / 18%)",
};

/** Custom properties of the pages, and those that follow from a theme's. */
export const PROPERTIES: Readonly<Record<string, string>> = {
  "size-tiny": "0.8125rem",
  "size-small": "0.875rem",
  "size-ui": "0.9375rem",
  "font-ui": "500 var(--size-ui) / 1.4 var(--label)",
  "font-button": "600 var(--size-ui) / 1.2 var(--label)",
  /** Height of what is clicked, and of what is touched. */
  control: "40px",
  touch: "44px",

  /** What text, and code, are never smaller than, but for footers and badges. */
  "slide-least": "24px",
  "slide-code-least": "18px",

  // The names that Shiki's highlighter gives.
  "code-foreground": "var(--ink)",
  /** Lines that are not lit, beside those that are. */
  "code-dim": "var(--soft)",
  "code-token-comment": "var(--soft)",
  "code-token-keyword": "var(--accent)",
  "code-token-constant": "var(--positive)",
  "code-token-string": "var(--negative)",
  "code-token-string-expression": "var(--negative)",
  "code-token-function": "var(--accent)",
  "code-token-parameter": "var(--ink)",
  "code-token-punctuation": "var(--soft)",
  "code-token-link": "var(--positive)",
};

/** The fonts of a page's script, if parts/ui/writing.css names some, come before a family's last fallback. */
function withScript(family: string): string {
  return family.replace(/(?:sans-)?serif$/, (last) => {
    const name = last === "serif" ? last : "sans";
    return `var(--script-${name}, ${last}), ${last}`;
  });
}

/** All custom properties that a theme sets, by name. */
export function themeProperties(theme: Theme): Record<string, string> {
  const { colours, palette, fonts, displayWeight, type, spaces, radii, strokes } = theme;
  const { medium, pill, ...otherRadii } = radii;
  return {
    ...mapEntries("", colours, colourValue),
    ...mapEntries("palette-", palette, colourValue),
    ...FIXED_COLOURS,
    ...mapEntries("", fonts, ({ family }) => withScript(family)),
    "display-weight": String(displayWeight),
    ...mapEntries("slide-", type, String),
    ...mapEntries("slide-", spaces, String),
    radius: medium,
    pill,
    ...mapEntries("radius-", otherRadii, String),
    ...mapEntries("", strokes, (width) => `${width} solid var(--line)`),
    ...PROPERTIES,
  };
}

function mapEntries<Value>(
  start: string,
  values: Readonly<Record<string, Value>>,
  write: (value: Value) => string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [start + name, write(value)]),
  );
}

function colourValue({ light, dark }: Colour): string {
  return light === dark ? light : `light-dark(${light}, ${dark})`;
}

const LIGHT = "--if-light: initial; --if-dark: ;";
const DARK = "--if-light: ; --if-dark: initial;";

/** The same for browsers without `light-dark()`. */
function olderValue({ light, dark }: Colour): string {
  return light === dark ? light : `var(--if-light, ${light}) var(--if-dark, ${dark})`;
}

/**
 * The style sheet of a theme; its files lie beside it.
 *
 * @param more styles that the theme's own are to override
 */
export function themeCss(theme: Theme, more = ""): string {
  const faces = Object.values(theme.fonts).flatMap((font) => font.faces.map(fontFace));
  const properties = Object.entries(themeProperties(theme));
  const made = properties.filter(([, value]) => value.includes("var(--"));
  const { colours, palette } = theme;
  const pairs = {
    ...mapEntries("", colours, olderValue),
    ...mapEntries("palette-", palette, olderValue),
  };
  return `${[...new Set(faces)].join("\n")}
@layer tokens {
  :root {
    color-scheme: light dark;
    ${properties.map(declaration).join("\n    ")}
  }
  /* A slide's ground has colours of its own, and so all that is made of them. */
  [data-ground] > .frame {
    ${made.map(declaration).join("\n    ")}
  }
  :root[data-theme="light"] {
    color-scheme: light;
  }
  :root[data-theme="dark"] {
    color-scheme: dark;
  }
  /* Browsers before 2024, where one of these two is nothing, and the other invalid. */
  @supports not (color: light-dark(#000, #fff)) {
    :root,
    :root[data-theme="dark"] [data-ground="ink"] {
      ${LIGHT}
    }
    :root[data-theme="dark"],
    :root:not([data-theme="dark"]) [data-ground="ink"] {
      ${DARK}
    }
    @media (prefers-color-scheme: dark) {
      :root:not([data-theme="light"]) {
        ${DARK}
      }
      :root:not([data-theme="light"]) [data-ground="ink"] {
        ${LIGHT}
      }
    }
    :root,
    [data-ground="ink"] {
      ${Object.entries(pairs).map(declaration).join("\n      ")}
    }
  }
}
${more}${theme.logo ? logoStyle(theme.logo) : ""}${theme.css}`;
}

/** At the end of a slide's footer, and below the cover's text. */
function logoStyle({ light, dark }: Logo): string {
  const [onLight, onDark] = [light, dark].map((path) => `--logo: url("${basename(path)}");`);
  return `@layer layout {
  :root { ${onLight} }
  :root[data-theme="dark"] { ${onDark} }
  @media (prefers-color-scheme: dark) {
    :root:not([data-theme="light"]) { ${onDark} }
  }
  .slide .slide-footer::after,
  .slide.layout-cover .frame::after {
    content: "";
    flex: none;
    width: 150px;
    height: 40px;
    margin-block: -9px;
    background: var(--logo) right / contain no-repeat;
  }
  .slide .slide-footer .slide-sources {
    margin-inline-start: auto;
  }
  .slide.layout-cover .frame::after {
    position: absolute;
    inset: auto auto 32px var(--margin);
    margin: 0;
    background-position: left;
  }
}
`;
}

function declaration([name, value]: readonly [string, string]): string {
  return `--${name}: ${value};`;
}

function fontFace({ family, style, weight, unicodeRange, path }: Face): string {
  return `@font-face {
  font-family: "${family}";
  font-style: ${style};
  font-weight: ${weight};
  font-display: swap;
  src: url("${basename(path)}") format("woff2");
  unicode-range: ${unicodeRange};
}`;
}
