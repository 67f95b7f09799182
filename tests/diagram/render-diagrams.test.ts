import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DiagramSource } from "../../src/diagram/page/protocol.ts";
import type { DiagramOptions } from "../../src/diagram/render-diagrams.ts";
import { PALETTE } from "../themes/editorial.ts";
import { Renderer } from "./renderer.ts";
import { SAMPLES } from "./samples.ts";

const LITERAL_COLOUR =
  /#(?:[\da-f]{3,4}){1,2}\b|\b(?:rgba?|hsla?|oklch|color)\(|(?:fill|stroke|stop-color|color)="(?!none|var\(--|url\(#|currentColor|context-stroke)/i;
const sources: DiagramSource[] = Object.values(SAMPLES).map((code) => ({ code, steps: false }));

let renderer: Renderer;
beforeAll(async () => {
  renderer = await Renderer.start();
  await renderer.render(sources);
});
afterAll(() => renderer[Symbol.asyncDispose]());

describe.each(Object.entries(SAMPLES))("%s", (_type, code) => {
  it("is an SVG that needs nothing but the theme's custom properties and font", async () => {
    const svg = await renderer.svg(code);
    expect(svg).not.toMatch(/foreignObject|<script|<style|style="|@import|class="/);
    expect(svg).not.toMatch(LITERAL_COLOUR);
    expect(svg).not.toMatch(/(?:href|src)="(?!#)|url\((?!#)/);
    for (const [, id] of svg.matchAll(/ id="([^"]*)"/g))
      expect(id).toMatch(/^cuedeck-picture-id-\d+$/);
  });

  it("is an image with its size, and with its title when it has one", async () => {
    const svg = await renderer.svg(code);
    const title = /accTitle: (.+)/.exec(code)?.[1];
    expect(svg).toMatch(/^<svg[^>]* role="img"/);
    expect(svg).toMatch(
      /^<svg(?=[^>]* width="\d+")(?=[^>]* height="\d+")(?=[^>]* viewBox="[-\d. ]+")/,
    );
    if (title === undefined) return expect(svg).not.toContain("aria-labelledby");
    const id = / aria-labelledby="([^"]+)"/.exec(svg)?.[1];
    expect(svg).toContain(`<title id="${id}">${title}</title>`);
  });

  it("has text of at least WCAG AA contrast with what it stands on", async () => {
    expect(await renderer.look(await renderer.svg(code), POOR_CONTRAST)).toEqual([]);
  });
});

describe("renderDiagrams", () => {
  it("draws the same bytes in another browser, in another order, without a cache", async () => {
    const other = await Renderer.start();
    try {
      const forward = await renderer.render(sources);
      const backward = await other.render(sources.toReversed());
      expect(backward.toReversed()).toEqual(forward);
    } finally {
      await other[Symbol.asyncDispose]();
    }
  });

  it("draws the same on a page that was open before there was something to draw", async () => {
    const { pages, cacheDir } = renderer.options;
    const good = { code: "flowchart LR\n  A[Early] --> B", steps: false };
    const drawn = await renderer.render([good]);
    await renderer.options.browser.use(async (browser) => pages.prepare(browser));
    expect(await renderer.render([good], { cacheDir: `${cacheDir}-early` })).toEqual(drawn);
  });

  it("keeps the order and draws the good ones when one is bad", async () => {
    const good = { code: "flowchart LR\n  A[Order] --> B", steps: false };
    const bad = { code: "flowchart LR\n  A -->|", steps: false };
    const results = await renderer.render([good, bad, good]);
    expect(results.map(({ type }) => type)).toEqual(["svg", "error", "svg"]);
    expect(results[0]).toEqual(results[2]);
  });

  it("tells how far it is, cached diagrams counted", async () => {
    const heard: [number, number][] = [];
    const report = (done: number, total: number): number => heard.push([done, total]);
    const source = { code: "flowchart LR\n  A[Report]", steps: false };
    await renderer.render([source, source], { report });
    await renderer.render([source, { code: "flowchart LR\n  B[Report]", steps: false }], {
      report,
    });
    expect(heard).toEqual([
      [2, 2],
      [1, 2],
      [2, 2],
    ]);
  });
});

describe("the cache", () => {
  const source = { code: "flowchart LR\n  A[Cache] --> B", steps: false };
  const never = {
    fingerprint: async () => "the same",
    use: () => Promise.reject(new Error("A browser was started")),
  };

  it("makes a second run do without a browser", async () => {
    const cacheDir = path.join(renderer.folder, "second-run");
    const browser: DiagramOptions["browser"] = {
      ...never,
      use: (work) => renderer.options.browser.use(work),
    };
    const first = await renderer.render([source], { cacheDir, browser });
    expect(await renderer.render([source, source], { cacheDir, browser: never })).toEqual([
      first[0],
      first[0],
    ]);
  });

  it("starts no browser for no diagrams", async () => {
    expect(await renderer.render([], { browser: never })).toEqual([]);
  });

  it.each([
    ["other code", { code: "flowchart LR\n  A[Cache] --> C", steps: false }, "the same"],
    ["steps", { ...source, steps: true }, "the same"],
    ["other tones", { ...source, tones: { B: "negative" } }, "the same"],
    ["another browser", source, "another"],
  ] as const)("does not serve %s", async (_what, changed, fingerprint) => {
    const cacheDir = path.join(renderer.folder, "changed");
    const browser: DiagramOptions["browser"] = {
      ...never,
      use: (work) => renderer.options.browser.use(work),
    };
    await renderer.render([source], { cacheDir, browser });
    const changedBrowser = { ...never, fingerprint: async () => fingerprint };
    await expect(renderer.render([changed], { cacheDir, browser: changedBrowser })).rejects.toThrow(
      "A browser was started",
    );
  });

  it.each([
    ["cut short", (text: string) => text.slice(0, text.length / 2)],
    ["empty", () => ""],
    ["changed", (text: string) => text.replace("Cache", "Crash")],
  ])("draws anew when a file is %s", async (_what, damage) => {
    const cacheDir = path.join(renderer.folder, "damaged");
    const first = await renderer.render([source], { cacheDir });
    const [name = ""] = await readdir(cacheDir);
    const file = path.join(cacheDir, name);
    await writeFile(file, damage(await readFile(file, "utf8")));
    expect(await renderer.render([source], { cacheDir })).toEqual(first);
    expect(await readdir(cacheDir)).toEqual([name]);
  });

  it("keeps no errors", async () => {
    const cacheDir = path.join(renderer.folder, "errors");
    await renderer.render([{ code: "flowchart", steps: false }], { cacheDir });
    await expect(readdir(cacheDir)).rejects.toThrow("ENOENT");
  });
});

function themeOf(theme: string): Record<string, string> {
  const values = Object.entries(PALETTE).map(([token, { light, dark }]) => [
    token,
    theme === "light" ? light : dark,
  ]);
  return Object.fromEntries(values);
}

/** Texts whose token does not stand out from the shape under them, in light or dark. */
const POOR_CONTRAST = `(() => {
  const themes = ${JSON.stringify(["light", "dark"].map(themeOf))};
  const luminance = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const tokenOf = (element, name) => /^var\\(--(.+)\\)$/.exec(element.closest("[" + name + "]")?.getAttribute(name) ?? "")?.[1];
  svg.style.pointerEvents = "none";
  const found = [];
  for (const text of svg.querySelectorAll("text")) {
    for (const part of text.querySelector("tspan") ? text.querySelectorAll("tspan") : [text]) {
      const box = part.getBoundingClientRect();
      const own = tokenOf(part, "fill");
      const shapes = [...svg.querySelectorAll("rect, circle, path, polygon, ellipse")].filter((shape) => {
        if (shape.closest("marker, defs, symbol") || shape.closest("[fill]")?.getAttribute("fill") === "none") return false;
        const matrix = shape.getScreenCTM();
        return matrix && shape.isPointInFill(new DOMPoint(box.x + box.width / 2, box.y + box.height / 2).matrixTransform(matrix.inverse()));
      });
      const before = shapes.filter((shape) => shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
      const onMarker = text.previousElementSibling?.hasAttribute("marker-start");
      const ground = onMarker ? "soft" : ((before && tokenOf(before, "fill")) ?? "paper");
      for (const theme of themes) {
        const [high, low] = [luminance(theme[own] ?? "#000000"), luminance(theme[ground])].sort((a, b) => b - a);
        if ((high + 0.05) / (low + 0.05) < 4.5) found.push(part.textContent + ": " + own + " on " + ground);
      }
    }
  }
  return found;
})()`;
