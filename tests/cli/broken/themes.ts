import type { BrokenSource } from "./source.ts";

const EPISODE = "title: Talk\nduration: 10\n";

/** An episode with a theme of its own. */
const themed = (theme: Readonly<Record<string, string>>) => ({
  "episode.yaml": `${EPISODE}theme: ./look\n`,
  ...Object.fromEntries(Object.entries(theme).map(([name, text]) => [`look/${name}`, text])),
});

/** What is wrong with themes. */
export const THEMES: readonly BrokenSource[] = [
  {
    rule: "theme-file",
    what: "that nobody has",
    files: { "episode.yaml": `${EPISODE}theme: tehcnical\n` },
    problems: [
      "episode.yaml:3:8-3:17 warning Unexpected theme `tehcnical`, expected `editorial`, `stage`, `technical`, an installed package `cuedeck-theme-tehcnical`, or a folder as `./tehcnical` (theme-file)",
    ],
  },
  {
    rule: "theme-file",
    what: "in a folder that is missing",
    files: { "episode.yaml": `${EPISODE}theme: ./look\n` },
    problems: [
      "episode.yaml:3:8-3:14 warning Unexpected theme `./look`, expected a folder (theme-file)",
    ],
  },
  {
    rule: "theme-file",
    what: "that extends itself by way of another",
    files: {
      ...themed({ "theme.yaml": "extends: ../other\n" }),
      "other/theme.yaml": "extends: ../look\n",
    },
    problems: [
      "other/theme.yaml:1:10-1:17 warning Unexpected theme that extends itself, by look → other → look, expected another (theme-file)",
    ],
  },
  {
    rule: "theme-file",
    what: "with a logo that is missing",
    files: themed({ "theme.yaml": "logo: { light: a.svg, dark: theme.yaml }\n" }),
    problems: [
      "look/theme.yaml:1:16-1:21 warning Unexpected missing logo `a.svg`, expected it in the theme's folder (theme-file)",
    ],
  },
  {
    rule: "invalid-value",
    what: "with lists instead of keys",
    files: themed({
      "theme.yaml":
        "palette:\n  - sand: '#fff'\ncolours: { paper: [] }\nfonts: [Arial]\ntype: [17px]\n",
      "_brand.yml": "color: [red]\ntypography: { base: [] }\nlogo: { images: [a.svg] }\n",
    }),
    problems: [
      "look/_brand.yml:1:8-1:13 warning Unexpected list as `color`, expected keys and values (brand-file)",
      "look/_brand.yml:2:21-2:23 warning Unexpected `[]` as `typography.base`, expected a family, or its settings (brand-file)",
      "look/_brand.yml:3:17-3:24 warning Unexpected list as `logo.images`, expected names with their files (brand-file)",
      'look/theme.yaml:2:3-3:1 error Unexpected list as `palette`, expected names with their colours, as `sand: "#d8c7a0"` (invalid-value)',
      "look/theme.yaml:3:19-3:21 error Unexpected `[]` as `colours.paper`, expected a colour, or a `light` and a `dark` one (invalid-value)",
      "look/theme.yaml:4:8-4:15 error Unexpected list as `fonts`, expected `display`, `text`, `label` and `mono` (invalid-value)",
      "look/theme.yaml:5:7-5:13 error Unexpected list as `type`, expected names with their lengths (invalid-value)",
    ],
  },
  {
    rule: "theme-token",
    what: "that are no colours, or lack the dark half",
    files: themed({
      "theme.yaml":
        "palette:\n  sand: beach\ncolours:\n  paper: { light: '#fff' }\n  ink: { light: '#000', dark: sand }\n  accent: '#12'\n",
    }),
    problems: [
      "look/theme.yaml:2:9-2:14 warning Unexpected `beach` as `palette.sand`, expected a colour of CSS or a name from `palette` (theme-token)",
      "look/theme.yaml:4:10-4:27 warning Unexpected missing `colours.paper.dark`, expected a colour (theme-token)",
      "look/theme.yaml:5:31-5:35 warning Unexpected `sand` as `colours.ink.dark`, expected a colour of CSS or a name from `palette` (theme-token)",
      "look/theme.yaml:6:11-6:16 warning Unexpected `#12` as `colours.accent`, expected a colour of CSS or a name from `palette` (theme-token)",
    ],
  },
  {
    rule: "theme-font",
    what: "that is not installed, and files that are missing or no fonts",
    files: themed({
      "theme.yaml":
        "fonts:\n  display: { family: Comic Sans }\n  text: { family: House, files: [{ file: gone.woff2 }] }\n  label: { family: House, files: [{ file: theme.yaml }] }\n",
    }),
    problems: [
      "look/theme.yaml:2:12-2:34 warning Unexpected font `Comic Sans`, expected its package: `npm install @fontsource-variable/comic-sans` (theme-font)",
      "look/theme.yaml:3:9-3:57 warning Unexpected missing font `gone.woff2`, expected it in the theme's folder (theme-font)",
      "look/theme.yaml:4:10-4:58 warning Unexpected font `theme.yaml`, expected a file that can be read: woff2, woff, ttf or otf (theme-font)",
    ],
  },
  {
    rule: "theme-font",
    what: "in a file outside of the theme",
    files: {
      ...themed({
        "theme.yaml": "fonts:\n  text: { family: House, files: [{ file: ../out.woff2 }] }\n",
      }),
      "out.woff2": "",
    },
    problems: [
      "look/theme.yaml:2:9-2:59 warning Unexpected missing font `../out.woff2`, expected it in the theme's folder (theme-font)",
    ],
  },
  {
    rule: "invalid-value",
    what: "names of families that would end a rule of the style sheet",
    files: themed({
      "theme.yaml": "fonts:\n  text: { family: 'House\"' }\n  mono: { fallback: 'a; } b {' }\n",
    }),
    problems: [
      "look/theme.yaml:2:19-2:27 error Unexpected `'House\"'` as `fonts.text.family`, expected the name of a family (invalid-value)",
      "look/theme.yaml:3:21-3:31 error Unexpected `'a; } b {'` as `fonts.mono.fallback`, expected names of families, as `Georgia, serif` (invalid-value)",
    ],
  },
  {
    rule: "theme-css",
    what: "that asks another host, imports, names a missing file, or can't be read",
    files: themed({
      "a.css":
        '@import "b.css";\n.slide { background: url(https://example.org/a.png); }\n.slide { mask: url(a.svg) }\n',
      "layouts/wide.css": ".layout-wide {{\n",
    }),
    problems: [
      "look/a.css:1:9-1:16 warning Unexpected `@import` of `b.css`, expected its rules in this file (theme-css)",
      "look/a.css:2:26-2:51 warning Unexpected address `https://example.org/a.png`, expected a file of the theme (theme-css)",
      "look/a.css:3:20-3:25 warning Unexpected missing file `a.svg`, expected it in the theme's folder (theme-css)",
      "look/layouts/wide.css:1:15-1:16 warning Unexpected CSS, expected it to parse: Unexpected end of input (theme-css)",
    ],
  },
  {
    rule: "theme-contrast",
    what: "too little between text and ground",
    files: themed({
      "theme.yaml":
        "colours:\n  accent: { light: '#e0a000', dark: '#ffc940' }\n  on-accent: '#000'\n",
    }),
    problems: [
      "look/theme.yaml:2:11-2:48 warning Unexpected contrast of 1.9 between `accent` and `mark` in light, expected at least 4.5, as `#8e6300` has (theme-contrast)",
    ],
  },
  {
    rule: "brand-file",
    what: "of a newer version",
    files: themed({
      "_brand.yml":
        "color:\n  background: '#fafafa'\n  gradient: { from: red }\n  primary: [red]\nmotion: slow\n",
    }),
    problems: [
      "look/_brand.yml:3:3-3:11 warning Unexpected key `color.gradient`, expected `palette`, `foreground`, `background`, `primary`, `secondary`, `tertiary`, `success`, `info`, `warning`, `danger`, `light`, `dark` or `link` (brand-file)",
      "look/_brand.yml:4:12-4:17 warning Unexpected `[red]` as `color.primary`, expected a colour, or a `light` and a `dark` one (brand-file)",
      "look/_brand.yml:5:1-5:7 warning Unexpected key `motion`, expected `meta`, `defaults`, `color`, `typography` or `logo` (brand-file)",
    ],
  },
];
