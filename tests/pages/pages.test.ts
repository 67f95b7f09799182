import { expect, test } from "vitest";
import { direction } from "../../src/languages/languages.ts";
import type { PageContext } from "../../src/pages/context.ts";
import { renderIndexPage } from "../../src/pages/index/html.ts";
import { newestFirst } from "../../src/pages/index/listed-html.ts";
import { renderListenPage } from "../../src/pages/listen/html.ts";
import { renderPresentPage } from "../../src/pages/present/html.ts";
import { renderPrintPage } from "../../src/pages/print/html.ts";
import { renderSpeakerPage } from "../../src/pages/speaker/html.ts";
import type { Timeline } from "../../src/timeline/timeline.ts";
import { contextOf } from "./context.ts";

const context = await contextOf({
  meta: { title: "A <talk>", show: "Radio", description: "All & more", language: "he" },
  media: { source: "talk.mp3", kind: "audio", synthetic: true },
  segments: [
    "# One\n\n![A dot](dot.svg)\n\n:::notes\n[00:05] Hello ![A dot](./dot.svg)\n:::",
    "# Two",
  ],
  pdf: true,
});

const PAGES: readonly [name: string, html: string, base: string][] = [
  ["index", renderIndex([context]), ""],
  ["listen", renderListenPage(context), "../"],
  ["present", renderPresentPage(context), "../../"],
  ["speaker", renderSpeakerPage(context), "../../"],
  ["print", renderPrintPage(context), "../../"],
];

function renderIndex(episodes: readonly PageContext[]): string {
  const [newest, ...others] = newestFirst(episodes);
  return renderIndexPage(newest, others, context.assets, context.theme);
}

/** The parts of the page's Content-Security-Policy. */
function policy(html: string): string[] {
  const [, content = ""] = /"Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  return content.replaceAll("&#x27;", "'").split("; ");
}

test.each(PAGES)("%s lets no script run but the site's own", (_name, html) => {
  expect(policy(html)).toContain("default-src 'self'");
  expect(policy(html)).toContain("script-src 'self'");
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
  expect(html).not.toMatch(/\son[a-z]+=/);
});

test.each(PAGES)("%s asks for nothing but files beside it", (name, html, base) => {
  const links = Array.from(html.matchAll(/\b(?:src|href)="([^"]*)"/g), ([, link = ""]) => link);
  expect(links).toContain(`${base}assets/${name}.css`);
  expect(links).toContain(base + context.theme.sheet);
  for (const link of links) expect(link).not.toMatch(/^(?:\/|https?:)/);
});

test.each(PAGES)("%s tells its language, its direction and its title", (name, html) => {
  expect(html).toContain(`<html lang="he" dir="rtl" data-page="${name}">`);
  expect(html.replace(/="[^"]*"/g, "")).not.toContain("<talk>");
});

test.each(PAGES.slice(1))("%s has every slide by its hook", (_name, html) => {
  const slides = Array.from(html.matchAll(/<section[^>]*data-slide="([^"]+)"/g), ([, id]) => id);
  expect(slides).toEqual(["one", "two"]);
});

test("Listen's timeline leaves to the notes what they say", async () => {
  const page = renderListenPage(
    await contextOf({
      segments: ["# One\n\n:::notes\n**Lee:** So *it* is.[^a]\n\nHere $x^2$ grows.\n:::"],
      references: "[^a]: **Doe** 2019",
    }),
  );
  const [, json = ""] = /<template id="timeline">(.*?)<\/template>/.exec(page) ?? [];
  const { cues }: Timeline = JSON.parse(json);
  expect(cues.map(({ text }) => text)).toEqual([undefined, "Here x^2 grows."]);
  expect(page).toContain('</a><span class="cue-speaker">Lee</span><p>So <em>it</em> is.');
});

test.each([
  ["listen", "dot.svg", 2],
  ["present", "../dot.svg", 1],
  ["speaker", "../dot.svg", 2],
  ["print", "../dot.svg", 2],
])("%s finds images at %s", (name, path, times) => {
  const [, html = ""] = PAGES.find(([page]) => page === name) ?? [];
  const sources = Array.from(html.matchAll(/<img src="([^"]+)"/g), ([, source]) => source);
  expect(sources).toEqual(Array.from({ length: times }, () => path));
});

test("Listen has every cue by its hook, and says whose voice and clock it is", () => {
  const html = renderListenPage(context);
  expect(html).toContain('<div class="cue" id="cue-one-1" data-cue="one-1">');
  expect(html).toContain('<a class="cue-time" href="?t=5">00:05</a>');
  expect(html).toContain(
    "The voice is synthetic. Every time on this page is a time of this recording.",
  );
});

test("Listen allows media from elsewhere only where the episode has them there", async () => {
  const remote = {
    source: "https://cdn.example.org/talk.mp3",
    kind: "audio",
    synthetic: false,
  } as const;
  const html = renderListenPage(await contextOf({ segments: ["# One"], media: remote }));
  expect(policy(html)).toContain("media-src 'self' https: http:");
  expect(html).toContain("Every time on this page is a time of this recording.");
  expect(policy(renderListenPage(context))).toContain("media-src 'self'");
});

test("a reference's own file is found from every page", async () => {
  const cited = await contextOf({
    segments: ["# One\n\nText[^lee]"],
    references: "[^lee]: **Lee 2020** [Paper](/lee.pdf)",
  });
  const listen = renderListenPage(cited);
  expect(listen.match(/href="[^"]*lee\.pdf"/g)).toEqual(Array(3).fill('href="lee.pdf"'));
  expect(renderPresentPage(cited).match(/href="[^"]*lee\.pdf"/g)).toEqual(
    Array(2).fill('href="../lee.pdf"'),
  );
});

test("the index says of each episode which language it is in, and of its own words theirs", async () => {
  const german = await contextOf({ meta: { language: "de", title: "Eins" }, segments: ["# Eins"] });
  const html = renderIndex([german, context]);
  expect(html).toMatch(
    /<article class="hero" lang="he">.*?<div class="hero-text" dir="rtl">.*?>A &#x3C;talk>/,
  );
  expect(html).toMatch(/<li lang="de" dir="ltr"><h3><a[^>]*><span[^>]*>Eins/);
  expect(html.match(/<p class="facts"/g)).toHaveLength(2);
  expect(html.match(/<(?:div class="start"|p class="facts") lang="en" dir="ltr">/g)).toHaveLength(
    2,
  );
});

test("the newest episode comes first and plays, the others follow by date, or as they come", async () => {
  const media = { source: "talk.mp3", kind: "audio", synthetic: false } as const;
  const titlesOf = async (...dates: (string | undefined)[]) => {
    const episodes = await Promise.all(
      dates.map((date, index) =>
        contextOf({
          meta: { title: `No. ${index + 1}`, ...(date !== undefined && { date }) },
          segments: ["# One"],
          media,
        }),
      ),
    );
    const html = renderIndex(episodes);
    expect(html.match(/href="talk\/\?play"/g)).toHaveLength(1);
    return Array.from(html.matchAll(/No\. (\d)/g), ([, number]) => Number(number));
  };
  expect(await titlesOf("2026-02-01", "2026-03-01", undefined, "2026-01-01")).toEqual([2, 1, 4, 3]);
  expect(await titlesOf(undefined, undefined, undefined)).toEqual([3, 1, 2]);
  expect(await titlesOf("2026-02-01")).toEqual([1]);
});

test("the index shows pictures that a build has made once they are near, and else titles on a ground", async () => {
  const picture = { path: "talk-cover.png", width: 1200, height: 630 };
  const talk = { segments: ["# One\n\n---\n\n# Two", "# Three\n\n![A dot](dot.svg)"] };
  const [plain, pictured] = await Promise.all([
    contextOf(talk),
    contextOf({ ...talk, more: { picture } }),
  ]);
  const picturesOf = (...episodes: (typeof plain)[]) => {
    const html = renderIndex(episodes);
    return Array.from(
      html.matchAll(/<img alt="" loading="lazy" (?=.*?width="\d+" height="\d+").*?src="(.*?)"/g),
      ([, source]) => source,
    );
  };
  // Of a chapter that begins with no more than its title, the second slide.
  expect(picturesOf(pictured)).toEqual([
    "talk/slide-pictures/two.png",
    "talk/slide-pictures/three.png",
  ]);
  expect(picturesOf(pictured, plain)).toEqual(["talk/talk-cover.png"]);
  expect(picturesOf(plain)).toEqual([]);
  expect(picturesOf(plain, pictured)).toEqual([]);
});

test("the index is named after the show that all its episodes have, or says what it lists", async () => {
  const headingOf = async (...shows: (string | undefined)[]) => {
    const episodes = await Promise.all(
      shows.map((show) =>
        contextOf({ meta: show === undefined ? {} : { show }, segments: ["# One"] }),
      ),
    );
    const html = renderIndex(episodes);
    return /<h1>(.*?)<\/h1>/.exec(html)?.[1];
  };
  expect(await headingOf("Tides", "Tides")).toBe("Tides");
  expect(await headingOf("Tides", "Harbors")).toBe("Episodes");
  expect(await headingOf("Tides", undefined)).toBe("Episodes");
  expect(await headingOf(undefined)).toBe("Episodes");
});

test.each([
  ["en", "ltr"],
  ["ar-EG", "rtl"],
  ["he", "rtl"],
  ["ckb", "rtl"],
  ["pa-Arab", "rtl"],
  ["pa", "ltr"],
  ["ks-Deva", "ltr"],
  ["zh-Hant", "ltr"],
])("%s is written %s", (language, expected) => {
  expect(direction(language)).toBe(expected);
});

test("links to PDFs only where there are any", async () => {
  const without = await contextOf({ segments: ["# One"] });
  expect(renderListenPage(context)).toContain('href="talk-slides.pdf"');
  expect(renderListenPage(without)).not.toContain(".pdf");
  expect(renderIndex([without])).not.toContain(".pdf");
});

test("hands out the transcript, and a recording of the site's own", async () => {
  const downloads = async (source: string) => {
    const media = { source, kind: "audio", synthetic: false } as const;
    const html = renderListenPage(await contextOf({ segments: ["# One"], media }));
    return Array.from(html.matchAll(/<a href="([^"]+)" download>/g), ([, address]) => address);
  };
  expect(await downloads("parts/talk #1.mp3")).toEqual(["parts/talk%20%231.mp3", "transcript.vtt"]);
  expect(await downloads("https://cdn.example.org/talk.mp3")).toEqual(["transcript.vtt"]);
});

test("counts in words that fit the number", async () => {
  const one = await contextOf({ segments: ["# One"] });
  expect(renderIndex([one])).toContain("1 chapter<br>1 slide ");
  expect(renderIndex([context])).toContain("2 chapters<br>2 slides that follow the sound ");
});

test("the pages speak the episode's language where they know it, and English where they don't", async () => {
  const german = await contextOf({ meta: { language: "de-AT" }, segments: ["# Eins"] });
  expect(renderListenPage(german)).toContain('<html lang="de-AT" dir="ltr"');
  expect(renderListenPage(german)).toContain("Zu den Notizen springen");
  expect(renderSpeakerPage(german)).toContain("Uhr starten");
  expect(renderIndex([german])).toContain("1 Kapitel<br>1 Folie");
  const header = /<nav aria-label="Episode"[^>]*>/.exec(renderListenPage(context))?.[0];
  expect(header).toContain('lang="en" dir="ltr"');
});

test("a shared link shows title, description and picture, the picture only where the site's address is known", async () => {
  const picture = { path: "talk-cover.png", width: 1200, height: 630 };
  const meta = { title: "A <talk>", show: "Radio", description: "All & more" };
  const known = await contextOf({
    meta,
    segments: ["# One"],
    more: { picture, site: "https://example.org/talks/" },
  });
  const html = renderListenPage(known);
  for (const [property, content] of [
    ["og:title", "A <talk>"],
    ["og:description", "All &#x26; more"],
    ["og:url", "https://example.org/talks/talk/"],
    ["og:image", "https://example.org/talks/talk/talk-cover.png"],
    ["og:image:width", "1200"],
  ]) {
    expect(html).toContain(`<meta property="${property}" content="${content}">`);
  }
  const unknown = renderListenPage(
    await contextOf({ meta, segments: ["# One"], more: { picture } }),
  );
  expect(unknown).toContain('<meta property="og:title"');
  expect(unknown).not.toContain("og:image");
});

test("a picture's name is an address wherever it is linked to", async () => {
  const picture = { path: "talk #1-cover.png", width: 1200, height: 630 };
  const site = "https://example.org/";
  const html = renderListenPage(await contextOf({ segments: ["# One"], more: { picture, site } }));
  expect(html).toContain('content="https://example.org/talk/talk%20%231-cover.png"');
  expect(html).toContain('<link rel="image_src" href="talk%20%231-cover.png">');
});

test("an episode that YouTube plays may load YouTube's player, and asks first", async () => {
  const source = "https://www.youtube.com/watch?v=dQw4w9WgXcQ";
  const media = { source, kind: "video", synthetic: false } as const;
  const html = renderListenPage(await contextOf({ segments: ["# One"], media }));
  const hosts = "https://www.youtube.com https://www.youtube-nocookie.com";
  expect(policy(html)).toContain(`script-src 'self' ${hosts}`);
  expect(policy(html)).toContain(`frame-src ${hosts}`);
  expect(html).toContain('data-action="load-player"');
  expect(html).not.toMatch(/<youtube-video[^>]*\ssrc=/);
  expect(policy(renderListenPage(context)).join()).not.toContain("youtube");
});
