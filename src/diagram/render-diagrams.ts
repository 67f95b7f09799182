import { readFile } from "node:fs/promises";
import path from "node:path";
import { cacheKey, PAGE_DIR, pageFingerprint, readCached, writeCached } from "./cache.ts";
import { ROLE_TONES } from "../episode/episode.ts";
import type { DiagramOptions, DiagramResult, DiagramSource } from "./diagram.ts";
import { drawAll } from "./draw-all.ts";

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
  const common = await commonKey(options);
  const keys = diagrams.map(({ code, steps, tones = ROLE_TONES }) =>
    cacheKey([...common, String(steps), JSON.stringify(Object.entries(tones)), code]),
  );
  const unique = new Map(keys.map((key, index) => [key, diagrams[index]]));
  const results = new Map<string, DiagramResult>();
  const done = (key: string, result: DiagramResult): void => {
    results.set(key, result);
    report?.(keys.filter((each) => results.has(each)).length, keys.length);
  };
  await Promise.all(
    [...unique.keys()].map(async (key) => {
      const cached = await readCached(cacheDir, key);
      if (cached) done(key, cached);
    }),
  );
  const missing = [...unique].flatMap(([key, source]) =>
    source && !results.has(key) ? [{ key, source }] : [],
  );
  if (missing.length > 0) {
    await drawAll(
      missing.map(({ source }) => source),
      options,
      async (index, result) => {
        const key = missing[index]?.key ?? "";
        if (result.type === "svg") await writeCached(cacheDir, key, result);
        done(key, result);
      },
    );
  }
  return keys.map(
    (key) =>
      results.get(key) ?? {
        type: "error",
        reason: "Unexpected end of drawing, expected a diagram",
      },
  );
}

async function commonKey({ browser, fonts, mermaidDir }: DiagramOptions): Promise<string[]> {
  const [fingerprint, mermaid, page, ...faces] = await Promise.all([
    browser.fingerprint(),
    readFile(path.join(mermaidDir, "package.json"), "utf8"),
    pageFingerprint(PAGE_DIR),
    ...fonts.map(
      async ({ family, file, weights }) =>
        `${family} ${weights} ${cacheKey([await readFile(file, "latin1")])}`,
    ),
  ]);
  return [fingerprint, mermaid, page, ...faces];
}
