import { afterEach, expect, test } from "vitest";

const link = document.createElement("link");
const place = document.createElement("div");
afterEach(() => {
  for (const element of [link, place]) element.remove();
});

test.each([
  ["ltr", "right"],
  ["rtl", "left"],
] as const)("in a deck that runs %s, the credit stands at the %s edge", async (dir, edge) => {
  const { default: href } = await import("../../../src/pages/print/style.css?url");
  const loaded = new Promise((resolve) => link.addEventListener("load", resolve, { once: true }));
  Object.assign(link, { rel: "stylesheet", href });
  document.head.prepend(link);
  await loaded;
  place.dir = dir;
  place.innerHTML = `<section class="slide" style="position: relative; width: 1280px; height: 720px">
    <div class="frame" style="position: absolute; inset: 0"><p class="credit">Drawing: us</p></div></section>`;
  document.body.append(place);
  const [slide, credit] = [".slide", ".credit"].map((selector) =>
    place.querySelector(selector)?.getBoundingClientRect(),
  );
  const { left = 0, right = 0, bottom = 0 } = slide ?? {};
  const from = { left: (credit?.left ?? 0) - left, right: right - (credit?.right ?? 0) };
  expect(from[edge]).toBeCloseTo(28, 0);
  expect(bottom - (credit?.bottom ?? 0)).toBeCloseTo(32, 0);
});
