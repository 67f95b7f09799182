import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { hashOf, openJsonCache } from "../cache/json-cache.ts";
import { type Picture, ROLE_TONES } from "../episode/episode.ts";
import { drawAll, type DrawOptions } from "./draw-all.ts";
import { PAGE_DIR } from "./drawing-pages.ts";
import type { DiagramResult, DiagramSource } from "./page/protocol.ts";

export interface DiagramOptions extends Omit<DrawOptions, "browser"> {
  readonly browser: {
    /** Called when there is something to draw; may call `work` once more, with another browser. */
    use(work: (browser: DrawOptions["browser"]) => Promise<void>): Promise<void>;
    /** What tells one browser's diagrams from another's: its version, say. */
    fingerprint(): Promise<string>;
  };
  /** Of the cache; made when it is not there. */
  readonly cacheDir: string;
  /** Called as diagrams are done, cached ones too. */
  readonly report?: ((done: number, total: number) => void) | undefined;
}

const DEFAULTS = {
  tones: ROLE_TONES,
  strokes: {},
  words: { raised: "Raised", lowered: "Lowered" },
};

/**
 * Draws diagrams as SVG, in their order, each settled for itself.
 *
 * What was drawn before comes from the cache; when all of it does, no browser is started.
 */
export async function renderDiagrams(
  diagrams: readonly DiagramSource[],
  options: DiagramOptions,
): Promise<DiagramResult[]> {
  if (diagrams.length === 0) return [];
  const { cacheDir, report } = options;
  const cache = openJsonCache<Picture>(cacheDir);
  const common = await commonKey(options);
  const sources = diagrams.map((diagram) => ({ ...DEFAULTS, ...diagram }));
  const keys = sources.map(({ code, steps, tones, strokes, words }) =>
    hashOf([...common, code, steps, tones, strokes, words]),
  );
  const unique = new Map(keys.map((key, index) => [key, sources[index]]));
  const results = new Map<string, DiagramResult>();
  const done = (key: string, result: DiagramResult): void => {
    results.set(key, result);
    report?.(keys.filter((each) => results.has(each)).length, keys.length);
  };
  await Promise.all(
    [...unique.keys()].map(async (key) => {
      const picture = await cache.read(key);
      if (picture) done(key, { type: "svg", picture });
    }),
  );
  const missing = [...unique].flatMap(([key, source]) =>
    source && !results.has(key) ? [{ key, source }] : [],
  );
  if (missing.length > 0) {
    await options.browser.use(async (browser) => {
      const left = missing.filter(({ key }) => !results.has(key));
      const sources = left.map(({ source }) => source);
      await drawAll(sources, { ...options, browser }, async (index, result) => {
        const key = left[index]?.key ?? "";
        if (result.type === "svg") await cache.write(key, result.picture);
        done(key, result);
      });
    });
  }
  return keys.map(
    (key) =>
      results.get(key) ?? {
        type: "error",
        reason: "Unexpected end of work, expected a diagram",
      },
  );
}

/** All that an `svg` depends on beside its own source. */
async function commonKey({
  browser,
  fonts,
  palette,
  node,
  pages,
}: DiagramOptions): Promise<string[]> {
  const [fingerprint, mermaid, page, ...faces] = await Promise.all([
    browser.fingerprint(),
    readFile(path.join(pages.mermaidDir, "package.json"), "utf8"),
    pageFingerprint(PAGE_DIR),
    ...fonts.map(
      async ({ family, file, weights }) =>
        `${family} ${weights} ${hashOf([await readFile(file, "latin1")])}`,
    ),
  ]);
  return [fingerprint, mermaid, page, JSON.stringify([palette, node]), ...faces];
}

/** A hash of the render page's code: what older code drew is not taken from the cache. */
async function pageFingerprint(dir: string): Promise<string> {
  const names = (await readdir(dir, { recursive: true }))
    .filter((name) => name.endsWith(".js"))
    .sort();
  return hashOf(await Promise.all(names.map((name) => readFile(path.join(dir, name), "utf8"))));
}
