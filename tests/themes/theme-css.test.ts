import { expect, it } from "vitest";
import { themeCss } from "../../src/themes/theme-css.ts";
import { EDITORIAL } from "./editorial.ts";

const css = themeCss(EDITORIAL);

it("orders the layers before anything else", () => {});

it("has a colour for light and for dark, and one that is the same for both", () => {
  expect(css).toContain("\n    --paper: light-dark(#fbfaf6, #10161c);\n");
  expect(css).toContain("\n    --white: #fff;\n");
});

it("has the same two in browsers that know no `light-dark()`", () => {
  const [, older = ""] = css.split("@supports not (color: light-dark(#000, #fff))");
  expect(older).toContain("--paper: var(--if-light, #fbfaf6) var(--if-dark, #10161c);");
  expect(older).not.toContain("light-dark(");
});

it("loads a face for the characters that were cut into its file", () => {
  expect(css.replaceAll(/-[\da-f]{8}\.woff2/g, ".woff2")).toContain(`@font-face {
  font-family: "Newsreader Display";
  font-style: italic;
  font-weight: 500;
  font-display: swap;
  src: url("newsreader-display-500-italic-latin.woff2") format("woff2");
  unicode-range: U+20-7E, U+A0-FF, U+131, U+152-153, U+2C6, U+2DC, U+2013-2014, U+2018-201A, U+201C-201E, U+2020-2022, U+2026, U+2030, U+2032-2033, U+2039-203A, U+2044, U+20AC, U+2122, U+2190-2193, U+2212, U+2248, U+2260, U+2264-2265;
}`);
  expect(css).toContain("unicode-range: U+100-130, U+132-151, U+154-24F, U+1E00-1EFF;");
});
