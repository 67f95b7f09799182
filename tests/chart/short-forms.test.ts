import { expect, test } from "vitest";
import { drawn } from "./drawing.ts";

const UNITS = `
units:
  - { count: 40, label: Forty boats, note: in harbor }
  - label: Seven at sea
    columns: 4
    step: 1
    parts:
      - { count: 3, label: with a lamp, fill: hatched, color: loss }
      - { count: 4, fill: outline }
`;

const TIMELINE = `
timeline:
  - { at: 1964, label: The first pier, badge: measured }
  - { at: 2011, label: A basin in a model, badge: rats, step: 1 }
  - { at: 2019-03, label: A breakwater is built across the bay, badge: guess, step: 2 }
  - { at: 2025, label: The new pier, step: 3 }
  - { from: 1964, to: 2011, label: 47 years, step: 1 }
`;

/** Places of circles, whose outlines begin on their right. */
function circles(svg: string): { x: number; y: number; r: number }[] {
  return Array.from(
    svg.matchAll(/M(-?[\d.]+) (-?[\d.]+)c0 [\d.]+-[\d.]+ ([\d.]+)/g),
    ([, right, y, r]) => ({ x: Number(right) - Number(r), y: Number(y), r: Number(r) }),
  );
}

/** Dots where they are drawn: each group has them at a scale of its own. */
function dotsIn(svg: string): { x: number; y: number; r: number }[] {
  const groups = svg.split(/transform="translate\(([\d. ]+)\)scale\(([\d.]+)\)"/);
  return groups.flatMap((group, index) => {
    if (index % 3 !== 0 || index === 0) return [];
    const [left = 0, top = 0] = (groups[index - 2] ?? "").split(" ").map(Number);
    const scale = Number(groups[index - 1]);
    return circles(group.split("<text", 1)[0] ?? "").map(({ x, y, r }) => ({
      x: left + x * scale,
      y: top + y * scale,
      r: r * scale,
    }));
  });
}

test("units: a dot for each, none on another, all in the room there is", async () => {
  const { wide, tall } = await drawn(`units:
    - { count: 40, label: Forty boats, note: in harbor }
    - { count: 7, columns: 4, label: Seven at sea }`);
  for (const [svg, width, height] of [
    [wide, 1104, 430],
    [tall, 632, 580],
  ] as const) {
    const dots = dotsIn(svg);
    expect(dots).toHaveLength(40 + 7);
    for (const [index, { x, y, r }] of dots.entries()) {
      expect(x - r).toBeGreaterThanOrEqual(-0.1);
      expect(x + r).toBeLessThanOrEqual(width);
      expect(y + r).toBeLessThanOrEqual(height);
      for (const other of dots.slice(index + 1))
        expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(r + other.r);
    }
  }
});

test("units: steps, fills, and what they say to those who can't see them", async () => {
  const { wide, data } = await drawn(UNITS);
  expect(wide.match(/data-step="1"/g)).toHaveLength(1);
  expect(wide.slice(wide.indexOf("data-step"))).toContain('class="motion-arrive"');
  expect(circles(wide.slice(wide.indexOf("data-step")))).toHaveLength(8);
  expect(wide).toContain('fill="url(#cuedeck-picture-id-hatching-var-negative-)"');
  expect(wide).toContain('id="cuedeck-picture-id-hatching-var-negative-"');
  expect(data).toEqual({
    description: "40 Forty boats: in harbor; 7 Seven at sea: 3 with a lamp",
    table: [
      ["Group", "Count"],
      ["Forty boats, in harbor", "40"],
      ["Seven at sea", "7"],
      ["with a lamp", "3"],
    ],
  });
});

test("a timeline is to scale, a year as wide as any other", async () => {
  const { wide } = await drawn(TIMELINE);
  const centres = [...new Set(circles(wide).map(({ x }) => x))].toSorted((a, b) => a - b);
  const [first = 0, third = 0, last = 0] = centres;
  expect((third - first) / (last - first)).toBeCloseTo((2019 + 2 / 12 - 1964) / (2025 - 1964), 2);
});

test("a timeline's labels overlap neither each other nor the line, in either format", async () => {
  const { wide, tall } = await drawn(TIMELINE);
  for (const svg of [wide, tall]) {
    const texts = Array.from(
      svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" font-size="(\d+)"[^>]*>/g),
      ([, x, y, size]) => ({ x: Number(x), y: Number(y), size: Number(size) }),
    );
    expect(texts.length).toBeGreaterThan(8);
    for (const [index, one] of texts.entries())
      for (const other of texts.slice(index + 1))
        if (Math.abs(one.x - other.x) < 40)
          expect(Math.abs(one.y - other.y)).toBeGreaterThan(Math.min(one.size, other.size) * 0.6);
  }
});

test("a timeline: the shape of a point is that of its badge, and steps show points", async () => {
  const { wide, data } = await drawn(TIMELINE);
  expect(wide.match(/<path d="M[\d. ]+l[\d.]+ /g)).toHaveLength(4);
  expect(wide).toMatch(/<path d="M[^"]+c0[^"]+" fill="none" stroke="var\(--accent\)"/);
  for (const step of [1, 2, 3]) expect(wide).toContain(`data-step="${step}"`);
  expect(data?.table).toEqual([
    ["When", "What"],
    ["1964", "The first pier"],
    ["1964–2011", "47 years"],
    ["2011", "A basin in a model"],
    ["Mar 2019", "A breakwater is built across the bay"],
    ["2025", "The new pier"],
  ]);
});
