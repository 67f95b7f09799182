import { describe, expect, it } from "vitest";
import { nearestColour, readColour } from "../../src/diagram/page/flatten-style.ts";
import { PALETTE } from "../themes/editorial.ts";

describe("readColour", () => {
  it.each([
    ["rgb(255, 0, 10)", { channels: [255, 0, 10], alpha: 1 }],
    ["rgba(0, 0, 0, 0.5)", { channels: [0, 0, 0], alpha: 0.5 }],
    ["rgb(0 0 0 / 0.5)", { channels: [0, 0, 0], alpha: 0.5 }],
    ["color(srgb 1 0.5 0)", { channels: [255, 127.5, 0], alpha: 1 }],
    ["none", undefined],
    ['url("#a")', undefined],
  ])("%s", (css, expected) => {
    expect(readColour(css)).toEqual(expected);
  });
});

describe("nearestColour", () => {
  it.each(Object.entries(PALETTE))("finds %s again", (token, { light }) => {
    const value = Number.parseInt(light.slice(1), 16);
    const channels = [value >> 16, (value >> 8) & 255, value & 255] as const;
    expect(nearestColour({ channels, alpha: 1 }, PALETTE)).toBe(token);
  });

  it.each([
    ["red", [255, 0, 0], "negative"],
    ["black", [0, 0, 0], "ink"],
    ["grey", [110, 110, 110], "soft"],
    ["purple", [80, 0, 160], "accent"],
    ["teal", [0, 128, 128], "positive"],
  ] as const)("names %s", (_name, channels, token) => {
    expect(nearestColour({ channels, alpha: 1 }, PALETTE)).toBe(token);
  });
});
