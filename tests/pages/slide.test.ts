import { toHtml } from "hast-util-to-html";
import { expect, test } from "vitest";
import { renderSlides } from "../../src/parts/deck/html.ts";
import { contextOf, type Talk } from "./context.ts";

async function slides(talk: Talk): Promise<string> {
  const rendered = renderSlides(await contextOf(talk), { base: "" });
  return toHtml(rendered);
}

const body = (html: string) =>
  /<div class="slide-body"[^>]*>([\s\S]*?)<\/div>(?=<footer|<\/div>)/.exec(html)?.[1];

test("makes the first heading the title, and all others lower", async () => {
  const html = await slides({ segments: ["Before\n\n### One\n\n#### Two"] });
  expect(html).toContain('<h2 class="slide-title">One</h2>');
  expect(body(html)).toBe("<p>Before</p><h3>Two</h3>");
});

test("has a title for those who can't see, where there is no heading", async () => {
  const html = await slides({ segments: ["Text"] });
  expect(html).toContain('<h2 class="slide-title sr-only">Part 1: a subtitle</h2>');
});

test("makes fragments of steps, numbered as reveal.js does", async () => {
  const html = await slides({ segments: ["# One\n\n:::steps\n- a\n\nb\n:::"] });
  expect(html).toContain('<li data-step="1" class="fragment" data-fragment-index="0">a</li>');
  expect(html).toContain('<div data-step="2" class="fragment" data-fragment-index="1">');
});

test("puts a diagram in its place", async () => {
  const html = await slides({ segments: ["# One\n\n```mermaid\nflowchart LR\n```"] });
  expect(body(html)).toBe('<div class="diagram"><svg aria-label="One"><!-- flowchart LR --></svg>');
});

test("says at each element around a diagram or a picture that it lies there", async () => {
  const html = await slides({
    segments: ["# One\n\n:::column\n```mermaid\nflowchart LR\n```\n:::\n\nText"],
  });
  expect(html).toContain('<div class="slide-body" data-has="words diagram">');
  expect(html).toContain('<div class="column" data-has="diagram">');
  const pictures = await slides({ segments: ["![a](dot.svg)\n\n```\na\n```"] });
  expect(pictures).toContain(
    '<div class="frame" data-has="pictures first-pictures picture-block code-block words">',
  );
});

test("has the data of a chart as a table after it, for those who can't see it", async () => {
  const context = await contextOf({ segments: ["# One\n\n```chart\nunits: [{ count: 3 }]\n```"] });
  const pictures = new Map(
    Array.from(context.pictures, ([chart, picture]) => {
      const table = [
        ["pier", "sand"],
        ["Old", "12"],
      ];
      return [chart, { ...picture, data: { description: "Sand", table } }];
    }),
  );
  const html = toHtml(renderSlides({ ...context, pictures }, { base: "" }));
  expect(html).toContain(
    '</svg><div class="sr-only"><table><thead><tr><th>pier</th><th>sand</th></tr></thead><tbody><tr><td>Old</td><td>12</td></tr></tbody></table></div></div>',
  );
});

test("counts a diagram's steps on from those before it", async () => {
  const fence = "```mermaid steps\nflowchart LR\n%% step\nA\n```";
  const html = await slides({ segments: [`# One\n\n:::steps\n- a\n:::\n\n${fence}`] });
  expect(html).toContain('<g data-step="2" class="fragment" data-fragment-index="1"></g>');
});

test("numbers citations through the episode, and links them to their sources", async () => {
  const html = await slides({
    segments: ["# One[^b]", "# Two\n\nText[^a][^b][^a], x<sup>2</sup>[^a]<sup>3</sup>"],
    references: "[^a]: **Doe 2020** <https://example.org/a>\n\n[^b]: Roe\n\n[^c]: Poe\n",
  });
  expect(html).toContain('<sup><a class="citation" aria-label="Source 1: b">1</a></sup>');
  const link = (label: string, number: number) =>
    `<a class="citation" aria-label="Source ${number}: ${label}" href="https://example.org/a" target="_blank" rel="noopener">${number}</a>`;
  expect(html).toContain(
    `Text<sup>${link("Doe 2020", 2)}</sup><sup class="after-citation">, <a class="citation" aria-label="Source 1: b">1</a></sup><sup class="after-citation">, ${link("Doe 2020", 2)}</sup>, x<sup>2</sup><sup>${link("Doe 2020", 2)}</sup><sup>3</sup>`,
  );
  expect(html).toContain(
    '<p class="slide-sources"><a href="https://example.org/a" target="_blank" rel="noopener">2 Doe 2020</a> · 1 b</p>',
  );
});

const badges = {
  measured: { label: "Measured", mark: "positive", stroke: "solid" },
  modelled: { label: "Modelled", mark: "accent", stroke: "dashed" },
  guess: { label: "A guess", mark: "neutral", stroke: "dotted" },
} as const;

test.each([
  ['badge="measured"', 'data-mark="positive" data-stroke="solid">Measured'],
  ['badge="guess"', 'data-mark="neutral" data-stroke="dotted">A guess'],
  ['badge="measured modelled"', 'data-mark="accent" data-stroke="dashed">Measured · modelled'],
  ['badge="measured,guess"', 'data-mark="positive" data-stroke="dotted">Measured · a guess'],
  ['badge="guess" caveat="Old"', 'data-mark="neutral" data-stroke="dotted">A guess · old'],
  ['caveat="Two years only"', 'data-mark="neutral" data-stroke="solid">Two years only'],
])("has one dot for %s", async (attributes, expected) => {
  const html = await slides({
    meta: { badges },
    segments: [`::slide{${attributes}}\n\n# One`],
  });
  expect(html).toContain(`<p class="badge" ${expected}</p>`);
});

test.each([
  ["", "tone-accent"],
  ['::slide{tone="negative"}\n\n', "tone-negative"],
  ['::slide{tone="storm"}\n\n', "tone-negative"],
])("has the tone of %j", async (attributes, expected) => {
  const html = await slides({
    meta: { tones: { storm: "negative" } },
    segments: [`${attributes}# One`],
  });
  expect(html).toContain(`<section class="slide layout-list ${expected}"`);
});

test.each([
  [
    'ground="ink" class="a b"',
    '<section class="slide layout-list tone-accent a b" data-ground="ink"',
  ],
  ['ground="storm"', 'data-ground="negative"'],
  [
    'ground="dot.svg" focus="30% 20%"',
    'style="--focus: 30% 20%" data-ground="picture" id="/one" data-slide="one" data-segment="part-1" data-has="words"><div class="ground"><img src="dot.svg" alt=""></div>',
  ],
  ['credit="J. Doe"', '<p class="credit">J. Doe</p>'],
])("stands on what %s says", async (attributes, expected) => {
  const html = await slides({
    meta: { tones: { storm: "negative" } },
    segments: [`::slide{${attributes}}\n\n# One`],
  });
  expect(html).toContain(expected);
});

test("a slide of sources has those that the episode cites, with their numbers, unless it has its own", async () => {
  const references =
    "[^a]: **Doe 2020** On *tides*. <https://example.org/a>\n\n[^b]: Roe, see [the map](https://example.org/b)\n\n[^c]: Never cited\n";
  const talk = {
    segments: ["# One[^b][^a]", '::slide{layout="sources"}\n\n# Sources'],
    references,
  };
  const [, filled = ""] = (await slides(talk)).split("</section>");
  expect(body(filled)).toBe(
    '<ol data-sources="full"><li>Roe, see <a href="https://example.org/b">the map</a></li><li><strong><a href="https://example.org/a" target="_blank" rel="noopener">Doe 2020</a></strong> On <em>tides</em>. </li></ol>',
  );
  const own = [...talk.segments.slice(0, 1), '::slide{layout="sources"}\n\n# Sources\n\n- Mine'];
  expect(await slides({ ...talk, segments: own })).not.toContain("data-sources");
});

test("of many sources a slide has the labels, as many as fit, and the number of the others", async () => {
  const keys = Array.from({ length: 80 }, (_, index) => `k${index + 1}`);
  const html = await slides({
    segments: [
      `# One${keys.map((key) => `[^${key}]`).join("")}`,
      '::slide{layout="sources"}\n\n# Sources',
    ],
    references: keys
      .map((key) => `[^${key}]: **Doe ${key}** ${"A long title. ".repeat(6)}\n`)
      .join("\n"),
  });
  const [, filled = ""] = html.split("</section>");
  expect(filled).toContain('<ol data-sources="labels"><li><span>Doe k1</span></li>');
  const shown = filled.match(/<li>/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(20);
  expect(filled).toContain(`</ol><p>${80 - shown} more are on the episode’s page</p>`);
});

test("is marked where it is hidden", async () => {
  const html = await slides({ segments: ["::slide{hidden}\n\n# One"], showsHidden: true });
  expect(html).toContain('<p class="hidden-mark">Hidden</p>');
});

test("names its segment at its foot, but for a cover, which names the show and the length", async () => {
  const html = await slides({
    meta: { show: "Radio", duration: 125 },
    segments: ['::slide{layout="cover"}\n\n# One', "# Two"],
  });
  const [cover = "", other = ""] = html.split("</section>");
  expect(cover).toContain('<p class="overline">Radio · 2 chapters · 2 min</p>');
  expect(cover).not.toContain("<footer");
  expect(other).toContain('<footer class="slide-footer"><p>2 · Part 2</p></footer>');
});

test("a cover says of a recording that its slides follow the sound", async () => {
  const html = await slides({
    meta: { show: "Radio", media: "talk.mp3", duration: 125 },
    segments: ['::slide{layout="cover"}\n\n# One'],
  });
  expect(html).toContain('<p class="overline plays">Radio · 2 min · slides follow the sound</p>');
});

test.each(["# One\n\nA $x$", "# One\n\n:::notes\n$x$\n:::", "# One[^a]"])(
  "a formula anywhere brings its style: %j",
  async (segment) => {
    const talk = { segments: [segment], references: "[^a]: $x$ of old" };
    const none = await contextOf({ ...talk, segments: ["# One"] });
    expect([(await contextOf(talk)).math, none.math]).toEqual([true, false]);
  },
);

const label = (kind: string) => `<span class="callout-kind">${kind}</span>`;

test.each([
  ["de", "> [!WARNING]\n> Tief.", `<p class="callout-title">${label("Warnung")}</p>`],
  [
    "en",
    "> [!TIP] *Dig*\n> Deep.",
    '<span class="callout-kind sr-only">Tip: </span><em>Dig</em></p>',
  ],
  [
    "ro",
    "> [!NOTE]\n> Profond.",
    '<p class="callout-title"><span class="callout-kind" lang="en" dir="ltr">Note</span></p>',
  ],
])("titles a callout in the language %s, or as its author does", async (language, text, title) => {
  const html = await slides({ meta: { language }, segments: [text] });
  expect(html).toContain('class="callout" role="note"');
  expect(html).toContain(title);
});

test("boxes columns that follow each other, and pictures without text between them", async () => {
  const column = (text: string) => `:::column\n${text}\n:::\n\n`;
  const html = await slides({
    segments: [
      `# One\n\n${column("a")}${column("b")}c ![d](dot.svg)\n\n![e](dot.svg)\n\n![f](dot.svg "F")`,
    ],
  });
  expect(html).toContain(
    '<div class="columns"><div class="column"><p>a</p></div><div class="column"><p>b</p></div></div>',
  );
  expect(html).toContain('<p>c <img src="dot.svg" alt="d"></p>');
  expect(html).toContain(
    '<div class="pictures first-pictures" data-count="2"><img src="dot.svg" alt="e"><figure><img src="dot.svg" alt="f"><figcaption>F</figcaption></figure></div>',
  );
});

test("sets a slide's credit after the caption of its picture, else along the edge", async () => {
  const slide = (body: string) =>
    slides({ segments: [`::slide{layout="image" credit="Doe"}\n\n# One\n\n${body}`] });
  expect(await slide('![a](dot.svg "Sand")')).toContain(
    '<figcaption>Sand <small class="credit">Doe</small></figcaption>',
  );
  expect(await slide('![a](dot.svg "Sand")')).not.toContain('<p class="credit">');
  expect(await slide('![a](dot.svg "Sand") ![b](dot.svg)')).toContain('<p class="credit">Doe</p>');
  expect(await slide("![a](dot.svg)")).toContain('<p class="credit">Doe</p>');
});

test("boxes columns that are steps", async () => {
  const html = await slides({
    segments: ["# One\n\n::::steps\n:::column\na\n:::\n\n:::column\nb\n:::\n::::"],
  });
  expect(html.replaceAll(/\n| class="fragment" data-fragment-index="\d"/g, "")).toContain(
    '<div class="steps"><div class="columns"><div data-step="1"><div class="column"><p>a</p></div></div><div data-step="2">',
  );
});

test("estimates how wide words are that no browser has measured, and numbers those that one has", async () => {
  const html = await slides({
    segments: ["# One\n\n:::fit\nTen letters\n\n42\n:::\n\n:::fit\na\\\nb\n:::"],
  });
  expect(html).toContain(
    '<div class="fit-words" style="--em-width: var(--words-1, 6.6); --em-height: 2.2">',
  );
  expect(html).toContain(
    '<div class="fit-words" style="--em-width: var(--words-2, 1.8); --em-height: 2.2">',
  );
});
