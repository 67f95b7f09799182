import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { loadSite } from "../../src/site/load-site.ts";
import { openProject } from "../../src/site/project.ts";
import { temporaryProject } from "../cli/project.ts";

const SEGMENT = "---\ntitle: Part\n---\n\n# Hello\n";
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"/>';

/** Reads the episode `talk` of a project with some more files, and its theme. */
async function themeOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const { folder } = await temporaryProject({
    "slides/talk/episode.yaml": "title: Talk\nduration: 10\n",
    "slides/talk/01-part.md": SEGMENT,
    ...files,
  });
  await using project = await openProject({ cwd: folder });
  const { contexts, problems } = await loadSite(project, { pdf: false, draw: false });
  const found = contexts.find(({ episode }) => episode.id === "talk");
  if (!found) throw new Error(problems.join("\n"));
  return { ...found.theme, episode: found.episode, contexts, problems: problems.map(String) };
}

const paperOf = (css: string) => /--paper: ([^;]+);/.exec(css)?.[1];

test.each([
  ["none", {}, "light-dark(#fbfaf6, #10161c)"],
  ["show.yaml", { "slides/show.yaml": "theme: stage\n" }, "light-dark(#ffffff, #0a0f3d)"],
  [
    "episode.yaml, against show.yaml",
    {
      "slides/show.yaml": "theme: stage\n",
      "slides/talk/episode.yaml": "title: Talk\nduration: 10\ntheme: technical\n",
    },
    "light-dark(#ffffff, #0b0d10)",
  ],
  [
    "cuedeck.config.mjs",
    { "cuedeck.config.mjs": 'export default { theme: "technical" };\n' },
    "light-dark(#ffffff, #0b0d10)",
  ],
  [
    "a package",
    {
      "slides/show.yaml": "theme: lagoon\n",
      "node_modules/cuedeck-theme-lagoon/package.json": "{}",
      "node_modules/cuedeck-theme-lagoon/theme.yaml": 'colours: { paper: "#e0ffff" }\n',
    },
    "light-dark(#e0ffff, #10161c)",
  ],
  [
    "slides/theme/",
    { "slides/theme/theme.yaml": 'colours: { paper: "#fafafa" }\n' },
    "light-dark(#fafafa, #10161c)",
  ],
  [
    "a folder, against slides/theme/",
    {
      "slides/show.yaml": "theme: ../looks/dusk\n",
      "looks/dusk/theme.yaml": 'extends: ../night\npalette: { sky: "#102030" }\n',
      "looks/night/theme.yaml": 'colours: { paper: { light: "#f0f0ff", dark: "#000010" } }\n',
      "slides/theme/theme.yaml": 'colours: { paper: "#fafafa" }\n',
    },
    "light-dark(#f0f0ff, #000010)",
  ],
])("takes the theme of %s", async (_name, files, paper) => {
  const { css, sheet, problems } = await themeOf(files);
  expect(problems).toEqual([]);
  expect(paperOf(css)).toBe(paper);
  expect(sheet).toMatch(/^assets\/theme-[\da-f]{8}\.css$/);
});

test("lets episodes of a site have different themes", async () => {
  const { contexts } = await themeOf({
    "slides/talk/episode.yaml": "title: Talk\nduration: 10\ntheme: technical\n",
    "slides/tale/episode.yaml": "title: Tale\nduration: 10\n",
    "slides/tale/01-part.md": SEGMENT,
  });
  const [tale, talk] = contexts.map(({ theme }) => theme);
  expect(tale?.sheet).not.toBe(talk?.sheet);
});

test("changes colours, fonts, logo and footer in thirteen lines, and works out the rest", async () => {
  const yaml = `extends: technical
palette:
  brand: "#00695c"
colours:
  paper: { light: "#ffffff", dark: "#101414" }
  ink: { light: "#102020", dark: "#f0f4f4" }
  accent: { light: brand, dark: "oklch(0.85 0.1 180)" }
fonts:
  display: { family: Archivo, axes: { wdth: 62 }, weight: 700 }
  text: { family: Archivo }
logo: logo.svg
footer: House of Harbors
`;
  expect(yaml.split("\n").length).toBeLessThanOrEqual(15);
  const { theme, css, preload, files, problems } = await themeOf({
    "slides/theme/theme.yaml": yaml,
    "slides/theme/logo.svg": PICTURE,
  });
  expect(problems).toEqual([]);
  expect(css).toMatch(/--logo: url\("logo-[\da-f]{8}\.svg"\)/);
  expect(theme.colours.accent).toEqual({ light: "#00695c", dark: "#7ee3d0" });
  expect(theme.colours["accent-fill"]).toEqual(theme.colours.accent);
  expect(theme.colours["on-accent"]).toEqual({ light: "#ffffff", dark: "#101414" });
  // Between the accent and the ground.
  expect(theme.colours["accent-tint"]).toEqual({ light: "#e3ecea", dark: "#1c2827" });
  // As in the theme that it extends.
  expect(theme.colours.negative.light).toBe("#b3261e");
  expect(theme.fonts.label.family).toBe('"Geist", system-ui, sans-serif');
  expect(css).toContain('--display: "Archivo Display"');
  expect(css).toContain("--display-weight: 700;");
  expect(preload.map((path) => basename(path).replace(/-[\da-f]{8}\./, "."))).toEqual([
    "archivo-display-700-latin.woff2",
    "archivo-400-latin.woff2",
    "geist-500-latin.woff2",
    "geist-600-latin.woff2",
  ]);
  expect([...files.values()].filter((path) => !existsSync(path))).toEqual([]);
});

test("has style sheets in their layers, with their pictures, and layouts of its own", async () => {
  const { css, files, episode, problems } = await themeOf({
    "slides/theme/b.css": ".slide { background: url(wave.svg); }\n",
    "slides/theme/wave.svg": PICTURE,
    "slides/theme/layouts/wide.css": ".layout-wide { color: red; }\n",
    "slides/talk/01-part.md": SEGMENT.replace("# Hello", '::slide{layout="wide"}\n\n# Hello'),
  });
  expect(problems).toEqual([]);
  expect(episode.segments[0]?.slides[0]?.layout).toBe("wide");
  const picture = [...files.keys()]
    .map((path) => basename(path))
    .find((name) => name.startsWith("wave"));
  expect(picture).toMatch(/^wave-[\da-f]{8}\.svg$/);
  expect(css).toContain("@layer layout{.layout-wide{color:red}}");
  expect(css).toContain(`@layer user{.slide{background:url(${picture})}}`);
});

test("keeps files whatever their names, parts of drawings, and drawings in the style sheet", async () => {
  const { css, files, problems } = await themeOf({
    "slides/theme/a.css": `.a { background: url("ebb%20%231.svg#top"); mask: url(#m); }
.b { background: url('data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'); }
`,
    "slides/theme/ebb #1.svg": PICTURE,
    "slides/theme/theme.yaml": 'logo: "our logo (100%).svg"\n',
    "slides/theme/our logo (100%).svg": PICTURE,
  });
  expect(problems).toEqual([]);
  const [hash = ""] = /(?<=ebb-1-)[\da-f]{8}/.exec(css) ?? [];
  expect(css).toContain(`.a{background:url(ebb-1-${hash}.svg#top);`);
  expect(css).toContain("mask:url(#m)}");
  expect(css).toContain(
    `.b{background:url("data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>")}`,
  );
  expect(css).toContain(`--logo: url("our-logo-100--${hash}.svg")`);
  const names = [...files.keys()].map((path) => basename(path));
  expect(names).toEqual(expect.arrayContaining([`ebb-1-${hash}.svg`, `our-logo-100--${hash}.svg`]));
});

test("cuts of a font what the site says beyond Latin", async () => {
  const { css, problems } = await themeOf({
    "slides/talk/01-part.md": SEGMENT.replace("Hello", "Привет"),
    "slides/theme/theme.yaml": "fonts: { text: { family: Geist } }\n",
  });
  expect(problems).toEqual([]);
  expect(css).toMatch(/geist-400-cyrillic-[\da-f]{8}\.woff2/);
  expect(css).toContain("unicode-range: U+41F, U+432, U+435, U+438, U+440, U+442;");
});

test("takes fonts from files of the theme", async () => {
  const file = new URL(
    "../../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2",
    import.meta.url,
  );
  const { theme, problems } = await themeOf({
    "slides/theme/house.woff2": await readFile(file),
    "slides/theme/theme.yaml": `fonts:
  display: { family: House, weight: 650, files: [{ file: house.woff2 }] }
`,
  });
  expect(problems).toEqual([]);
  const faces = theme.fonts.display.faces.map(({ style, weight, path }) => [
    style,
    weight,
    basename(path).replace(/-[\da-f]{8}\./, "."),
  ]);
  expect(faces).toEqual([
    ["normal", 650, "house-650-latin.woff2"],
    ["normal", 650, "house-650-latin-ext.woff2"],
  ]);
});

const BRAND = `
meta: { name: Lagoon }
color:
  palette:
    deep: "#0b3c5d"
    coral: "#c8402f"
  background: "#ffffff"
  foreground: deep
  primary: { light: "#0a6b7c", dark: "#7fd8e6" }
  danger: coral
typography:
  fonts:
    - { family: Geist, source: google }
    - { family: House Sans, source: system }
  base: { family: Geist, size: 1rem, line-height: 1.5 }
  headings: { family: Archivo, weight: semi-bold, color: primary }
  monospace: House Sans
logo:
  images: { wide: { path: logos/wide.svg, alt: Lagoon } }
  small: logos/small.svg
  medium: wide
`;
const LOGOS = { "logos/wide.svg": PICTURE, "logos/small.svg": PICTURE };

test("takes colours, fonts and logo from a company's _brand.yml", async () => {
  const { theme, css, problems } = await themeOf({ "_brand.yml": BRAND, ...LOGOS });
  expect(problems).toEqual([]);
  const { paper, ink, accent, negative } = theme.colours;
  // What has no dark form changes places with its ground.
  expect({ paper, ink }).toEqual({
    paper: { light: "#ffffff", dark: "#0b3c5d" },
    ink: { light: "#0b3c5d", dark: "#ffffff" },
  });
  expect(accent).toEqual({ light: "#0a6b7c", dark: "#7fd8e6" });
  expect(negative.light).toBe("#c8402f");
  expect(theme.palette["deep"]?.light).toBe("#0b3c5d");
  expect(theme.displayWeight).toBe(600);
  expect(Object.values(theme.fonts).map(({ family }) => family)).toEqual([
    '"Archivo"',
    '"Geist"',
    '"Geist"',
    '"House Sans"',
  ]);
  expect(css).toMatch(/--logo: url\("wide-[\da-f]{8}\.svg"\)/);
});

test("lets a theme of one's own change what the brand says", async () => {
  const { theme, problems } = await themeOf({
    "slides/_brand.yml": BRAND.replaceAll("logos/", "../logos/").replace(/logo:[^]*/, ""),
    "slides/theme/theme.yaml": 'extends: stage\ncolours: { accent: "#00525e" }\n',
  });
  expect(problems).toEqual([]);
  expect(theme.colours.accent.light).toBe("#00525e");
  expect(theme.colours.ink.light).toBe("#0b3c5d");
  expect(theme.type.cover).toBe("150px");
});

test("uses what it knows of a brand file of a newer version", async () => {
  const { theme, problems } = await themeOf({
    "_brand.yml": `color:
  background: "#fafafa"
  gradient: { from: red }
  primary: [red, blue]
typography:
  fonts: [{ source: moon }]
motion: { pace: slow }
`,
  });
  expect(theme.colours.paper.light).toBe("#fafafa");
  expect(problems).toEqual([
    "3:3-3:11: Unexpected key `color.gradient`, expected `palette`, `foreground`, `background`, `primary`, `secondary`, `tertiary`, `success`, `info`, `warning`, `danger`, `light`, `dark` or `link`",
    "4:12-4:23: Unexpected `[red, blue]` as `color.primary`, expected a colour, or a `light` and a `dark` one",
    "6:11-6:27: Unexpected missing key `typography.fonts.0.family`, expected a value for it",
    "7:1-7:7: Unexpected key `motion`, expected `meta`, `defaults`, `color`, `typography` or `logo`",
  ]);
});
