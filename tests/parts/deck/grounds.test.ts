import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GROUND_COLOURS, ROLES } from "../../../src/episode/episode.ts";

/** The addresses of the style sheets of all themes that are shipped, by their paths. */
const THEMES = import.meta.glob<string>("../../../build/themes/*/theme.css", {
  query: "?url",
  import: "default",
});

// Read as a page reads them, and taken away again: other tests share the page.
const links = [
  document.createElement("link"),
  document.createElement("link"),
  document.createElement("link"),
] as const;

async function load(link: HTMLLinkElement, href: string): Promise<void> {
  const loaded = new Promise((resolve) => link.addEventListener("load", resolve, { once: true }));
  Object.assign(link, { rel: "stylesheet", href });
  document.head.prepend(link);
  await loaded;
}

beforeAll(async () => {
  const { default: grounds } = await import("../../../src/parts/deck/grounds.css?url");
  await load(links[2], grounds);
  const { default: page } = await import("../../../src/pages/print/style.css?url");
  await load(links[1], page);
});

afterAll(() => links.forEach((link) => link.remove()));

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** A colour as it is painted over others, from 0 to 255. */
function paint(...colours: string[]): Colour {
  if (!canvas) throw new Error("There is no canvas");
  canvas.clearRect(0, 0, 1, 1);
  for (const colour of colours) {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha];
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) =>
    value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const TEXTS = ["--ink", "--soft", "--tone", "--accent", "--positive", "--negative"];
const BOXES = ["--card", "--tone-tint", "--accent-tint", "--positive-tint", "--negative-tint"];

function slideOn(ground: string): HTMLElement {
  const slide = document.createElement("section");
  slide.className = "slide tone-negative";
  slide.dataset["ground"] = ground;
  slide.innerHTML = `<div class="ground"></div><div class="frame"><i></i></div>`;
  document.body.replaceChildren(slide);
  return slide;
}

/** The colour that a custom property has on what stands on a slide. */
function colourOn(slide: HTMLElement, name: string): string {
  const probe = slide.querySelector("i");
  if (!probe) throw new Error("There is nothing on the slide");
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

describe.each(Object.entries(THEMES))("with %s", (_path, address) => {
  beforeAll(async () => load(links[0], await address()));

  test.each(
    ["light", "dark"].flatMap((scheme) =>
      [...ROLES, ...GROUND_COLOURS, "picture"].map((ground) => ({ scheme, ground })),
    ),
  )("text can be read in $scheme on the ground $ground", ({ scheme, ground }) => {
    document.documentElement.dataset["theme"] = scheme;
    const slide = slideOn(ground);
    const shade = slide.querySelector(".ground") ?? slide;
    const base =
      ground === "picture"
        ? paint("white", getComputedStyle(shade, "::after").backgroundColor)
        : paint(getComputedStyle(slide).backgroundColor);
    expect(getComputedStyle(slide).backgroundColor).not.toBe(
      colourOn(document.body.appendChild(plainSlide()), "--paper"),
    );
    for (const name of TEXTS)
      expect(contrast(paint(colourOn(slide, name)), base), name).toBeGreaterThanOrEqual(4.5);
    for (const box of BOXES)
      expect(
        contrast(paint(colourOn(slide, "--ink")), paint(colourOn(slide, box))),
        box,
      ).toBeGreaterThanOrEqual(4.5);
    const dot = contrast(paint(colourOn(slide, "--positive")), paint(colourOn(slide, "--card")));
    expect(dot, "a badge's dot").toBeGreaterThanOrEqual(3);
  });
});

function plainSlide(): HTMLElement {
  const slide = document.createElement("section");
  slide.className = "slide";
  slide.innerHTML = `<div class="frame"><i></i></div>`;
  return slide;
}
