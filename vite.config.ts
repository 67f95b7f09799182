import { appendFile, chmod, cp, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { playwright } from "@vitest/browser-playwright";
import type { BuildOptions, Plugin } from "vite";
import { defineConfig } from "vitest/config";
import manifest from "./package.json" with { type: "json" };
import { FETCHED, findBrowser, RUNS_FETCHED } from "./src/browser/find.ts";
import { copyMermaid } from "./src/diagram/bundle.ts";
import { OLDEST_NAMES } from "./src/themes/oldest-browsers.ts";
import { licensesOf } from "./src/diagram/licenses.ts";

/** What is built beside the client's scripts. */
const PARTS: Plugin[] = [
  {
    name: "mermaid",
    apply: "build",
    async closeBundle() {
      await copyMermaid("build/mermaid");
      const licenses = await licensesOf(["mermaid"], import.meta.dirname);
      await writeFile("build/mermaid/licenses.md", `# Licenses\n\n${licenses}`);
    },
  },
  {
    name: "font-licenses",
    apply: "build",
    async closeBundle() {
      const fonts = Object.keys(manifest.devDependencies).filter((name) =>
        name.startsWith("@fontsource"),
      );
      const licenses = await licensesOf(fonts, import.meta.dirname);
      await appendFile("build/web/licenses.md", `\n${licenses}`);
    },
  },
  {
    name: "app-icons",
    apply: "build",
    closeBundle: async () => {
      for (const folder of ["src/themes/icons", "build/icons"])
        await cp(folder, "build/web/assets", { recursive: true });
    },
  },
];

/** npm makes what a package installs executable, but not what a checkout has built. */
const RUNNABLE: Plugin = {
  name: "executable-program",
  closeBundle: () => chmod("build/bin/cuedeck.js", 0o755),
};

/** One script a kind of page, which every episode's pages share. */
const WEB: BuildOptions = {
  outDir: "build/web",
  emptyOutDir: true,
  assetsInlineLimit: 0,
  manifest: "manifest.json",
  license: { fileName: "licenses.md" },
  target: OLDEST_NAMES,
  modulePreload: false,
  rolldownOptions: {
    // On a slow machine it would tell at each build that style sheets take the most of it.
    checks: { pluginTimings: false },
    input: {
      index: "src/pages/index/main.ts",
      listen: "src/pages/listen/main.ts",
      present: "src/pages/present/main.ts",
      speaker: "src/pages/speaker/main.ts",
      print: "src/pages/print/main.ts",
      timing: "src/pages/timing/main.ts",
      math: "src/pages/listen/math.ts",
      "service-worker": "src/parts/offline/service-worker.ts",
    },
  },
};

/** Present as a single script and a single style, for a deck in one file. */
const ALONE: BuildOptions = {
  outDir: "build/alone",
  emptyOutDir: true,
  // The fonts too.
  assetsInlineLimit: Number.MAX_SAFE_INTEGER,
  cssCodeSplit: false,
  target: OLDEST_NAMES,
  modulePreload: false,
  rolldownOptions: {
    input: { present: "src/pages/present/main.ts" },
    // No room follows a file, and it loads nothing from elsewhere.
    external: [/\/show-on-cover/, /\/embed-player/],
    output: {
      codeSplitting: false,
      entryFileNames: "present.js",
      assetFileNames: "present[extname]",
    },
  },
};

/** What pages of `cuedeck dev` have besides, by itself: it must not change how the scripts of the pages are divided. */
const DEV: BuildOptions = {
  outDir: "build/dev",
  emptyOutDir: true,
  cssCodeSplit: false,
  target: OLDEST_NAMES,
  modulePreload: false,
  rolldownOptions: {
    input: { dev: "src/pages/dev/main.ts" },
    output: { codeSplitting: false, entryFileNames: "dev.js", assetFileNames: "dev[extname]" },
  },
};

/**
 * The program as few files, which start in half the time of 455. What it depends on stays outside, and the rest is
 * within: so it is for package.json to say.
 */
const PROGRAM: BuildOptions = {
  ssr: true,
  outDir: "build/bin",
  emptyOutDir: true,
  target: "node20.19",
  license: { fileName: "licenses.md" },
  rolldownOptions: {
    // What the compiler has written: `await using` is more than this Node.js knows.
    input: {
      cuedeck: "build/cli/main.js",
      index: "build/index.js",
      vite: "build/vite/plugin.js",
      markdown: "build/markdown/index.js",
      timeline: "build/timeline/index.js",
    },
    output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
  },
};

/** Dependencies for those whose TypeScript reads our types; their code is in the program's files. */
const TYPES = /^(?:@types\/|mdast-util-directive$|unified$|valibot$|vfile(?:-message)?$)/;

const BUILDS: Readonly<Record<string, BuildOptions>> = { alone: ALONE, dev: DEV, program: PROGRAM };

/** What was compiled is run as it is. */
const COMPILED = { deps: { external: [/\/build\/cli\//] } };

/** What is bound to come may take its time on a busy machine. */
const PATIENCE = { poll: { timeout: 20_000 } };

/** In lines: a longer one would hide what else failed. */
const DIFF = { truncateThreshold: 60 };

/** Builds what Cuedeck ships, once: the client, or by `--mode` one of the others. */
export default defineConfig(async ({ mode }) => ({
  base: "./",
  publicDir: false,
  plugins: [
    ...(mode in BUILDS ? [] : PARTS),
    ...(mode === "program" ? [RUNNABLE] : []),
    { name: "katex-woff2", enforce: "pre", transform: keepWoff2 },
    { name: "media-chrome-words", apply: "build", enforce: "pre", transform: dropEnglish },
    { name: "media-chrome-parts", apply: "build", enforce: "pre", transform: dropUnusedParts },
    { name: "vendor-layer", enforce: "pre", transform: layVendor },
    { name: "media-chrome-calm", apply: "build", enforce: "pre", transform: calmTimeRange },
    { name: "mqtt-microtasks", apply: "build", enforce: "pre", transform: useMicrotasks },
    { name: "visitors-unnamed", apply: "build", enforce: "pre", transform: dropVisitorNames },
    { name: "katex-quiet", apply: "build", enforce: "pre", transform: dropMetricsWarning },
  ],
  // A library for tests, of which a Markdown extension takes one assertion.
  resolve: { alias: mode === "program" ? { "uvu/assert": "node:assert" } : {} },
  build: BUILDS[mode] ?? WEB,
  ssr: {
    noExternal: true,
    external: Object.keys(manifest.dependencies).filter((name) => !TYPES.test(name)),
  },
  test: {
    tags: [{ name: "slow", description: "`npm test` leaves it to `npm run test:slow`." }],
    // Tests that wait for a sound or a page leave their cores idle: with one a core, for two fifths of the time.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        test: {
          name: "node",
          diff: DIFF,
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/parts/**", "tests/pages/*/**", "tests/e2e/**", "tests/engines/**"],
          // No test changes what its modules hold, and to load them anew for each file takes a tenth of the time.
          isolate: false,
          server: COMPILED,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "e2e",
          diff: DIFF,
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/e2e/site.ts",
          setupFiles: "tests/e2e/close-contexts.ts",
          // One browser for all files of a worker.
          isolate: false,
          server: COMPILED,
          expect: PATIENCE,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "engines",
          diff: DIFF,
          include: ["tests/engines/*.test.ts"],
          globalSetup: "tests/engines/site.ts",
          server: COMPILED,
          expect: PATIENCE,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "browser",
          diff: DIFF,
          include: ["tests/parts/**/*.test.ts", "tests/pages/*/**/*.test.ts"],
          setupFiles: "tests/words.ts",
          expect: PATIENCE,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: mode === "test" ? await launchOptions() : {} }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
}));

/** Every browser that runs the client reads woff2; the other two formats would be half of the package. */
function keepWoff2(code: string, id: string): string | undefined {
  if (!id.endsWith("katex.css")) return undefined;
  return code.replace(/,\s*url\([^)]+\)\s*format\("(?:woff|truetype)"\)/g, "");
}

/** Media Chrome has its words in English in any case; src/pages/listen/player-language.ts replaces those in use. */
function dropEnglish(_code: string, id: string): string | undefined {
  return id.endsWith("media-chrome/dist/lang/en.js") ? "export const En = {};" : undefined;
}

/**
 * What Media Chrome's elements bring along and Listen has no use for: it has a list of keys of its own, no pictures of
 * moments, and names its buttons itself. Each is made an element of the browser's that nobody defines.
 */
const UNUSED_PARTS =
  /media-chrome\/dist\/media-(?:keyboard-shortcuts-dialog|preview-thumbnail|tooltip)\.js$/;

function dropUnusedParts(_code: string, id: string): string | undefined {
  if (!UNUSED_PARTS.test(id)) return undefined;
  return `
    export const getHotkeyToken = (key) => key;
    export default { shadowRootOptions: { mode: "open" }, getTemplateHTML: () => "" };
  `;
}

/**
 * Lays other people's style sheets below ours. Reveal.js's rules for paper are for its own print view, and their
 * `!important` would be the stronger for being in a lower layer.
 */
function layVendor(code: string, id: string): string | undefined {
  if (id.endsWith("katex.css")) return `@layer vendor {${code}}`;
  return id.endsWith("reveal.css") ? `@layer vendor { @media screen {${code}} }` : undefined;
}

/**
 * Media Chrome moves the bar of time at 60 frames a second, each of them with a layout, though it grows by a pixel in
 * that time: half of all that the Listen page does while it plays.
 */
function calmTimeRange(code: string, id: string): string | undefined {
  if (!id.endsWith("media-chrome/dist/media-time-range.js")) return undefined;
  const framesPerSecond = /(new RangeAnimation\(.+, )60\)/;
  if (!framesPerSecond.test(code))
    throw new Error("Unexpected Media Chrome, expected its 60 frames");
  return code.replace(framesPerSecond, "$15)");
}

/**
 * MQTT.js comes with Node's `process.nextTick` made of timers: a message would wait for whatever the page does next, and
 * for 4 ms at each of the timers that follow one another.
 */
function useMicrotasks(code: string, id: string): string | undefined {
  if (!id.endsWith("mqtt.esm.js")) return undefined;
  const nextTick = /(function ?\w*)\(\w+\)\{var \w+=new Array\(arguments\.length-1\);[^{}]*\}/g;
  if (!nextTick.test(code)) throw new Error("Unexpected MQTT.js, expected its own nextTick");
  return code.replace(nextTick, "$1(run,...given){queueMicrotask(()=>run(...given))}");
}

/**
 * At each node of a tree, unist-util-visit-parents gives a function the node's name, for stack traces: as much work as
 * all the rest of a walk.
 */
function dropVisitorNames(code: string, id: string): string | undefined {
  if (!id.endsWith("unist-util-visit-parents/lib/index.js")) return undefined;
  const naming = /if \(typeof value\.type === 'string'\) \{.*?Object\.defineProperty.*?\}\)\s*\}/s;
  if (!naming.test(code)) throw new Error("Unexpected visitor, expected that it is named");
  return code.replace(naming, "");
}

/** KaTeX prints a line for a character of which it does not know the size, without its place: `math-unusual` tells that. */
function dropMetricsWarning(code: string, id: string): string | undefined {
  if (!id.endsWith("katex/dist/katex.mjs")) return undefined;
  const warning = /typeof console !== "undefined" && console\.warn\("No character metrics .*\);$/m;
  if (!warning.test(code)) throw new Error("Unexpected KaTeX, expected its own warning");
  return code.replace(warning, "");
}

/** The browser that Cuedeck itself would use. */
async function launchOptions() {
  // On every machine the same, for all tests.
  if (RUNS_FETCHED) process.env["CUEDECK_BROWSER"] ??= FETCHED;
  const choice = await findBrowser({ env: process.env, fetchMissing: true, report: console.error });
  return {
    executablePath: choice.executablePath,
    env: { ...process.env, ...choice.env },
    args: ["--autoplay-policy=no-user-gesture-required"],
  };
}
