import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromHtml } from "hast-util-from-html";
import { assembleEpisode } from "../../build/episode/assemble.js";
import { mergeMeta, parseEpisodeFile, parseShowFile } from "../../build/episode/meta.js";
import { drawChart } from "../../build/chart/draw-chart.js";
import { openFonts } from "../../build/chart/measure-text.js";
import { joinDrawing, readSvg } from "../../build/drawing/read-drawing.js";
import { tokensOf } from "../../build/drawing/use-theme.js";
import { detectFormat, IMPORT_NAMES, importOf } from "../../build/formats/formats.js";
import { writeSources } from "../../build/formats/imported-episode.js";
import { pageWords } from "../../build/languages/languages.js";
import { parseReferences } from "../../build/markdown/parse-references.js";
import { parseSegment } from "../../build/markdown/parse-segment.js";
import { renderListenPage } from "../../build/pages/listen/html.js";
import { renderPresentPage } from "../../build/pages/present/html.js";
import { renderPrintPage } from "../../build/pages/print/html.js";
import { renderSpeakerPage } from "../../build/pages/speaker/html.js";
import { hasMath } from "../../build/pages/slide-text.js";
import { publishTheme } from "../../build/themes/publish-theme.js";
import { DEFAULT_THEME, readShipped } from "../../build/themes/shipped.js";
import { parseThemeFile } from "../../build/themes/theme-file.js";
import { ROOT } from "../places.mjs";
import { expectHarmless } from "./expect-harmless.mjs";
import { writeChart } from "./write-chart.mjs";
import { writeSegment } from "./write-segment.mjs";
import { writeSvg } from "./write-svg.mjs";
import { writeMeta, writeTheme } from "./write-yaml.mjs";

/**
 * What reads a kind of file.
 *
 * @typedef {object} Reader
 * @property {(choose: import("./choose.mjs").Choose) => string} write a file of this kind
 * @property {(text: string, choose: import("./choose.mjs").Choose) => Promise<Answer>} read throws when what comes of
 *   it would run, or ask for what it may not
 * @property {number} share of a hundred inputs
 * @property {number} longest characters of what a spoilt one may have again and again
 *
 * @typedef {object} Answer
 * @property {readonly import("vfile-message").VFileMessage[]} problems
 * @property {boolean} isRead
 */

const THEME = readShipped(DEFAULT_THEME);
const TOKENS = tokensOf(THEME.colours);
const PUBLISHED = publishTheme(THEME, "assets");
const WORDS = pageWords("en");
const PLACE = {
  path: "01-in.md",
  position: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } },
};
/** Files of the episode: nothing may ask for another. */
const FILES = new Set(["map.svg", "a b.png", "film.mp4", "rows.csv"]);

/** @param {string} name @returns {string} */
function expectOwn(name) {
  if (!FILES.has(name)) throw new Error(`Unexpected request for the file ${name}`);
  return name;
}

/** @param {string} folder @param {string} [ending] */
const goodFiles = (folder, ending = "") =>
  readdirSync(join(ROOT, "tests/fixtures", folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => ({
      name,
      text: readFileSync(join(ROOT, "tests/fixtures", folder, name), "utf8"),
    }));
const IMPORTS = goodFiles("imports").map(({ name: path, text }) => ({
  text,
  format: detectFormat({ path, text }),
}));
const DRAWINGS = goodFiles("drawings", ".svg");
const SEGMENTS = readdirSync(join(ROOT, "tests/fixtures/markdown")).map((name) =>
  readFileSync(join(ROOT, "tests/fixtures/markdown", name, "input.md"), "utf8"),
);

/** Characters of what was imported that are read on, twice and as four pages, in the time of the import. */
const LONGEST_SOURCE = 20_000;

/** @type {Promise<import("../../build/chart/measure-text.js").MeasureText> | undefined} */
let fonts;

/** @type {Readonly<Record<string, Reader>>} */
export const READERS = {
  import: {
    share: 60,
    longest: 100_000,
    write: (choose) => {
      const { text } = choose.from(IMPORTS);
      return choose.below(4) === 0 ? writeDeck(choose) : text;
    },
    async read(text, choose) {
      // By the reader that the text asks for, or by any.
      const any = choose.from(IMPORT_NAMES);
      const guess = detectFormat({ path: choose.from(["in.md", "in.txt", "in.json"]), text });
      const name = choose.below(2) === 0 ? (guess ?? any) : any;
      const { value, problems, files = [] } = await importOf(name).read({ path: "in", text }, {});
      for (const file of files)
        if (/^[\\/]|(?:^|[\\/])\./.test(file) || file.includes("\0"))
          throw new Error(`Unexpected request for the file ${file}`);
      let left = LONGEST_SOURCE;
      if (value)
        for (const [path, source] of writeSources(value, "In")) {
          if (/[\\/]/.test(path)) throw new Error(`Unexpected name ${path} of a source`);
          if (!path.endsWith(".md") || choose.below(20) > 0) continue;
          // A title and a heading are as much work as 1000 characters.
          left -= source.length + 1000;
          if (left > 0) await readSegment(source, choose);
        }
      return { problems, isRead: value !== undefined };
    },
  },
  segment: {
    share: 12,
    longest: 2000,
    write: (choose) => (choose.below(4) === 0 ? choose.from(SEGMENTS) : writeSegment(choose)),
    read: readSegment,
  },
  drawing: {
    share: 12,
    longest: 100_000,
    write: (choose) => (choose.below(4) === 0 ? choose.from(DRAWINGS).text : writeSvg(choose)),
    async read(text) {
      const { drawing, problems } = await readSvg({ path: "in.svg", text }, TOKENS);
      if (drawing) expectHarmless(joinDrawing(drawing).picture.wide);
      // A file that is no drawing stays an image, of which nothing has to be said.
      return { problems, isRead: drawing !== undefined || problems.length === 0 };
    },
  },
  meta: {
    share: 8,
    longest: 20_000,
    write: writeMeta,
    async read(text) {
      const { value, problems } = parseEpisodeFile({ path: "episode.yaml", text });
      const show = parseShowFile({ path: "show.yaml", text });
      if (value) renderPages(mergeMeta(show.value ?? {}, value), [], []);
      return { problems: [...problems, ...show.problems], isRead: value !== undefined };
    },
  },
  theme: {
    share: 4,
    longest: 20_000,
    write: writeTheme,
    async read(text) {
      const { value, problems } = parseThemeFile({ path: "theme.yaml", text });
      return { problems, isRead: value !== undefined };
    },
  },
  chart: {
    share: 4,
    longest: 100_000,
    write: writeChart,
    async read(code) {
      fonts ??= openFonts(THEME);
      const source = { code, place: PLACE, tones: {}, badges: {}, language: "en" };
      const result = await drawChart(source, {
        measure: await fonts,
        colours: THEME.colours,
        words: WORDS.charts,
        files: {
          folder: "public/in",
          names: ["rows.csv"],
          read: (name) => Promise.resolve(`a,b\n1,${expectOwn(name)}\n`),
        },
      });
      if (result.type === "error") return { problems: result.problems, isRead: false };
      expectHarmless(result.picture.wide);
      if (result.picture.tall) expectHarmless(result.picture.tall);
      return { problems: [], isRead: true };
    },
  },
};

/** @param {import("./choose.mjs").Choose} choose */
function writeDeck(choose) {
  const [, front = "", body = ""] =
    /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(writeSegment(choose)) ?? [];
  const head = choose.from([
    "marp: true",
    "theme: seriph",
    "revealOptions: {}",
    `layout: ${front}`,
  ]);
  const notes = choose.from([
    "<!-- a -->",
    "Note: a",
    "<v-click>",
    "<style scoped>a{}</style>",
    "",
  ]);
  return `---\n${head}\n${front}\n---\n${body}\n${notes}\n---\n${body}`;
}

/**
 * @param {string} text
 * @param {import("./choose.mjs").Choose} choose
 * @returns {Promise<Answer>}
 */
async function readSegment(text, choose) {
  const options = {
    files: FILES,
    folder: "public/in",
    sizeOf: async (/** @type {string} */ path) => void expectOwn(path),
    readDrawing: async () => ({ problems: [] }),
  };
  const { segment, problems } = await parseSegment({ path: "01-in.md", text }, "in", options);
  const { references } = await parseReferences({ path: "references.md", text }, options);
  for (const { content } of [...references, ...(segment?.references ?? [])])
    expectHarmless(content);
  for (const { content, notes } of segment?.slides ?? [])
    for (const each of [content, ...notes.map((note) => note.content)]) expectHarmless(each);
  if (segment && choose.below(5) === 0)
    renderPages(
      mergeMeta({}, { title: choose.from(["In", text.slice(0, 200)]) }),
      [segment],
      references,
    );
  return { problems, isRead: segment !== undefined };
}

/**
 * Writes all pages, and reads them as a browser does.
 *
 * @param {import("../../build/episode/meta.js").EpisodeMeta} meta
 * @param {readonly import("../../build/episode/assemble.js").SegmentDraft[]} segments
 * @param {readonly import("../../build/episode/assemble.js").ReferenceDraft[]} references
 */
function renderPages(meta, segments, references) {
  const draft = { id: "in", meta, place: { path: "episode.yaml" }, segments, references };
  const { episode, timeline } = assembleEpisode({ ...draft, media: undefined });
  const context = {
    episode,
    timeline,
    words: pageWords(meta.language),
    pictures: new Map(),
    math: hasMath(episode),
    assets: {
      entry: (/** @type {string} */ name) => ({ script: `assets/${name}.js`, styles: [] }),
    },
    theme: PUBLISHED,
    pdf: false,
  };
  const pages = [renderListenPage, renderPresentPage, renderPrintPage, renderSpeakerPage];
  for (const render of pages) expectHarmless(fromHtml(render(context)), isOurs);
}

/**
 * The elements of the page itself.
 *
 * @param {import("hast").Element} element
 */
function isOurs({ tagName, properties, children }) {
  const { src, href } = properties;
  if (tagName === "script")
    return children.length === 0 && /^(?:\.\.\/)*assets\/[\w-]+\.js$/.test(String(src));
  if (tagName === "link") return /^(?:\.\.\/)*[\w./-]+$|^data:image\/svg\+xml,/.test(String(href));
  return tagName === "meta" || tagName === "style" || tagName === "form" || tagName === "animate";
}
