import { expect, test } from "vitest";
import { type ImportName, importOf } from "../../src/formats/formats.ts";
import { writeSources } from "../../src/formats/imported-episode.ts";
import { parseSegment } from "../../src/markdown/parse-segment.ts";
import { formatTimestamp } from "../../src/timeline/timecode.ts";
import { file, lines } from "./source.ts";

/** The sources that a file becomes, and what is said of it. */
async function imported(kind: ImportName, text: string, item?: string) {
  const { value, problems } = await importOf(kind).read(file(text), { item });
  return { files: value && Object.fromEntries(writeSources(value, "In")), said: lines(problems) };
}

test("a chapter becomes a segment, and a silent one a slide of it", async () => {
  const text = JSON.stringify({
    version: "1.2.0",
    title: 'A "talk"',
    author: "Lee",
    podcastName: "Radio",
    chapters: [
      { startTime: 0, title: "One *star*", url: "https://example.org/one" },
      { startTime: 61.25, title: "Two" },
      { startTime: 61.25, title: "First of two", toc: false, img: "a.png" },
      { startTime: 3700, title: "Second of two", toc: false },
    ],
  });
  expect(await imported("chapters.json", text)).toEqual({
    said: [
      "1:254 warning Unexpected picture `a.png` of a chapter, expected it on a slide; it is left out",
    ],
    files: {
      "episode.yaml": 'title: "A \\"talk\\""\nshow: "Radio"\nlanguage: "en"\nauthors: ["Lee"]\n',
      "01-one-star.md":
        '---\ntitle: "One *star*"\n---\n\n## One \\*star\\*\n\n<https://example.org/one>\n\n:::notes\n[00:00] One \\*star\\*\n:::\n',
      "02-two.md":
        '---\ntitle: "Two"\n---\n\n## First of two\n\n:::notes\n[01:01.25] First of two\n:::\n\n---\n\n## Second of two\n\n:::notes\n[1:01:40] Second of two\n:::\n',
    },
  });
});

test("captions that roll, as YouTube's own do, say every word once", async () => {
  const text = [
    "WEBVTT\nKind: captions\nLanguage: en",
    "00:00:00.160 --> 00:00:02.389 align:start position:0%\n \nhello<00:00:00.480><c> and</c><00:00:00.800><c> welcome</c>",
    "00:00:02.389 --> 00:00:02.399 align:start position:0%\nhello and welcome\n ",
    "00:00:02.399 --> 00:00:04.950 align:start position:0%\nhello and welcome\ntoday<00:00:02.800><c> no</c><00:00:03.200><c> no</c>",
    "00:00:04.950 --> 00:00:04.960 align:start position:0%\ntoday no no\n ",
    "00:00:04.960 --> 00:00:07.000 align:start position:0%\ntoday no no\n[Music]",
  ].join("\n\n");
  const { files, said } = await imported("transcript.vtt", text);
  expect(said).toEqual([]);
  expect(files?.["01-transcript.md"]).toContain(
    ":::notes\n[00:00.16] hello and welcome today no no \\[Music\\]\n:::",
  );
});

test("of chapters with slides links and ends are kept, and what has no place is told", async () => {
  const text = JSON.stringify(
    {
      version: "1.2.0",
      chapters: [
        {
          startTime: 0,
          title: "One",
          url: "https://example.org/one",
          img: "https://a.example/?b&c",
        },
        { startTime: 0, title: "A", toc: false, url: "https://example.org/a" },
        { startTime: 0, title: "B", toc: false, img: "https://a.example/?b&c" },
        { startTime: 9, endTime: 12.5, title: "Two", url: "feed:x" },
      ],
    },
    null,
    1,
  );
  const { files, said } = await imported("chapters.json", text);
  expect(files?.["episode.yaml"]).toBe('title: "In"\nlanguage: "en"\nduration: 12.5\n');
  expect(files?.["01-one.md"]).toBe(
    '---\ntitle: "One"\n---\n\n## A\n\n<https://example.org/one>\n\n<https://example.org/a>\n\n:::notes\n[00:00] A\n:::\n\n---\n\n## B\n\n:::notes\n[00:00] B\n:::\n',
  );
  expect(said).toEqual([
    "8:12 warning Unexpected picture `https://a.example/?b&c` of a chapter, expected it on a slide; it is left out",
    "26:12 warning Unexpected address `feed:x`, expected http or https; it is left out",
  ]);
});

test("a label within another is a slide of its segment", async () => {
  const text =
    "0\t60\tOne\n0\t20\tFirst\n20\t60\tSecond\n60\t90\tTwo\n60\t90\tThird\n95\t95\tEnd\n";
  const { files } = await imported("audacity", text);
  expect(Object.keys(files ?? {})).toEqual(["episode.yaml", "01-one.md", "02-two.md", "03-end.md"]);
  expect(files?.["01-one.md"]?.match(/^## .*$/gm)).toEqual(["## First", "## Second"]);
  expect(files?.["02-two.md"]?.match(/^## .*$/gm)).toEqual(["## Third"]);
});

test("captions become paragraphs of whole sentences, a minute a slide", async () => {
  const cards = Array.from({ length: 40 }, (_, index) => {
    const two = (value: number) => String(value).padStart(2, "0");
    const at = (seconds: number) => `00:${two(Math.floor(seconds / 60))}:${two(seconds % 60)},000`;
    const text = index % 2 === 0 ? `Sentence ${index} goes on` : `and ends at ${index}.`;
    return `${index + 1}\n${at(index * 4)} --> ${at(index * 4 + 4)}\n${text}\n`;
  });
  const { files } = await imported("srt", cards.join("\n"));
  const notes = Array.from(files?.["01-transcript.md"]?.matchAll(/^\[([\d:]+)\] (.*)$/gm) ?? []);
  expect(notes.map(([, time]) => time)).toEqual([
    "00:00",
    "00:16",
    "00:32",
    "00:48",
    "01:04",
    "01:20",
    "01:36",
    "01:52",
    "02:08",
    "02:24",
  ]);
  for (const [, , text] of notes) expect(text).toMatch(/^Sentence \d+ .*\.$/);
  expect(files?.["01-transcript.md"]?.match(/^## /gm)).toHaveLength(3);
});

test("captions without a full stop become paragraphs of half a minute", async () => {
  const cards = Array.from({ length: 16_000 }, (_, index) => {
    const at = (seconds: number) => formatTimestamp(seconds, ",");
    return `${index + 1}\n${at(index * 2)} --> ${at(index * 2 + 2)}\nand so on\n`;
  });
  const { files } = await imported("srt", cards.join("\n"));
  const text = files?.["01-transcript.md"] ?? "";
  const notes = Array.from(text.matchAll(/^\[([\d:]+)\] (.*)$/gm));
  expect(notes.slice(0, 3).map(([, time]) => time)).toEqual(["00:00", "00:30", "01:00"]);
  expect(new Set(notes.slice(0, -1).map(([, , said]) => said))).toEqual(
    new Set([Array(15).fill("and so on").join(" ")]),
  );
  expect(text.match(/^## /gm)).toHaveLength(Math.ceil(32_000 / 60));
});

test("captions without a word begin nothing", async () => {
  const text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>\n\n00:02.000 --> 00:03.000\n";
  const { value } = await importOf("transcript.vtt").read(file(text), {});
  expect(value?.segments).toEqual([]);
});

test("paragraphs stay as they are, with who says them", async () => {
  const text = `WEBVTT\n\n00:00.000 --> 00:05.000\n<v Lee>${"A long paragraph it is. ".repeat(5)}\n\n00:05.000 --> 00:06.000\n<v Kim>${"Another one it is. ".repeat(6)}\n`;
  const { files } = await imported("transcript.vtt", text);
  expect(files?.["01-transcript.md"]).toContain("[00:00] **Lee:** A long paragraph");
  expect(files?.["01-transcript.md"]).toContain("[00:05] **Kim:** Another one");
});

test("words of WhisperX are said by who says them, and a segment reads it so", async () => {
  const text = JSON.stringify({
    segments: [
      { start: 0.5, end: 4, text: " Where is the sand?", speaker: "SPEAKER_00" },
      { start: 4.5, end: 9, text: " Waves carry it.", speaker: "SPEAKER_01", words: [] },
    ],
  });
  const { files } = await imported("whisper", text);
  const segment = { path: "01-transcript.md", text: files?.["01-transcript.md"] ?? "" };
  const { segment: parsed } = await parseSegment(segment, "transcript");
  const notes = parsed?.slides.flatMap((slide) => slide.notes) ?? [];
  expect(notes.map(({ start, speaker, text: said }) => [start, speaker, said])).toEqual([
    [0.5, "SPEAKER_00", "Where is the sand?"],
    [4.5, "SPEAKER_01", "Waves carry it."],
  ]);
});

test("what looks like a mark of a segment's is said, not meant", async () => {
  const text = "WEBVTT\n\n00:01.000 --> 00:02.000\n[click] Hello [00:10] *you*";
  const { files } = await imported("transcript.vtt", text);
  const { segment } = await parseSegment(
    { path: "a.md", text: files?.["01-transcript.md"] ?? "" },
    "a",
    { files: new Set(), folder: "" },
  );
  const [note] = segment?.slides[0]?.notes ?? [];
  expect(note?.text).toBe("[click] Hello [00:10] *you*");
  expect(note?.clicks).toEqual([]);
});

const FEED = `<?xml version="1.0"?>
<rss version="2.0" xmlns:psc="http://podlove.org/simple-chapters" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel><title>Radio &amp; more</title><language>de-at</language>
<item><title>New</title><description>&lt;p&gt;Hello &lt;b&gt;you&lt;/b&gt;&lt;/p&gt;</description>
<enclosure url="https://example.org/new.mp3" length="1" type="audio/mpeg"/>
<itunes:duration>1:02:03</itunes:duration><itunes:author>Lee</itunes:author>
<pubDate>Fri, 23 Mar 2012 23:25:19 +0000</pubDate><guid>one</guid>
<psc:chapters version="1.2"><psc:chapter start="0" title="A"/><psc:chapter start="soon" title="B"/></psc:chapters>
<podcast:transcript url="https://example.org/new.vtt" type="text/vtt"/></item>
<item><title>Old</title><guid>two</guid></item>
</channel></rss>`;

test("a feed's newest item brings what it says of itself, and tells what is not fetched", async () => {
  const { files, said } = await imported("feed", FEED);
  expect(files?.["episode.yaml"]).toBe(
    'title: "New"\nshow: "Radio & more"\ndescription: "Hello you"\nlanguage: "de-AT"\nauthors: ["Lee"]\ndate: "2012-03-23"\nmedia: "https://example.org/new.mp3"\nduration: 3723\n',
  );
  expect(Object.keys(files ?? {})).toEqual(["episode.yaml", "01-a.md"]);
  expect(said).toEqual([
    "4:1 warning Unexpected feed of 2 items, expected `--item` to choose one; this is the newest, `New`",
    "8:63 warning Unexpected start `soon`, expected a time as `00:01:02.500`; the chapter is left out",
    "9:26 warning Unexpected file elsewhere `https://example.org/new.vtt`, expected it beside the feed: nothing is fetched; save it, and begin another episode from it",
  ]);
});

test("of equal starts that are none each is told with its own place", async () => {
  const wrong = '<psc:chapter start="soon"/>\n'.repeat(20_000);
  const text = FEED.replace('<psc:chapter start="0"', `\n${wrong}<psc:chapter start="0"`);
  const { said } = await imported("feed", text);
  expect(said.map((line) => line.split(" ", 1)[0])).toEqual([
    "4:1",
    ...Array.from({ length: 999 }, (_, index) => `${index + 9}:1`),
    "1:1",
    "1:1",
  ]);
  expect(said.at(-2)).toBe(
    "1:1 warning Unexpected 19,002 more problems of this kind, expected none, in lines 1008–20009",
  );
});

test("a duration after which something begins is left out", async () => {
  const { files, said } = await imported("feed", FEED.replace("1:02:03", "0"));
  expect(files?.["episode.yaml"]).not.toContain("duration");
  expect(said).toContain(
    "4:1 warning Unexpected duration of 0 s, expected it after the last chapter's start; it is left out",
  );
});

const NOTES = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Radio</title>
<item><title>Old</title><pubDate>Thu, 22 Mar 2012 20:00:00 +0000</pubDate></item>
<item><title><![CDATA[It&#8217;s 1 < 2 &amp; new]]></title><pubDate>Fri, 23 Mar 2012 00:30:00 +0200</pubDate>
<description><![CDATA[<p>Welcome at 10:30.</p><ul><li><a href="?t=0">0:00</a> Salt &amp; pepper</li><li>1:30 End</li></ul>Thanks&nbsp;to <b>you</b>]]></description>
<content:encoded><![CDATA[At length.<br>00:00 Other<br>]]></content:encoded></item>
</channel></rss>`;

test("a feed's newest item is the one with the latest date, and its description lists its chapters", async () => {
  const { files, said } = await imported("feed", NOTES);
  expect(said).toEqual([
    "3:1 warning Unexpected feed of 2 items, expected `--item` to choose one; this is the newest, `It’s 1 < 2 & new`",
  ]);
  expect(files?.["episode.yaml"]).toBe(
    'title: "It’s 1 < 2 & new"\nshow: "Radio"\ndescription: "Welcome at 10:30. Thanks to you"\nlanguage: "en"\ndate: "2012-03-23"\n',
  );
  expect(Object.keys(files ?? {})).toEqual(["episode.yaml", "01-salt--pepper.md", "02-end.md"]);
  expect(files?.["02-end.md"]).toContain("[01:30] End");
});

test("of notes at length only the chapters are taken", async () => {
  const { files } = await imported("feed", NOTES.replace(/<ul>.*<\/ul>/, ""));
  expect(Object.keys(files ?? {})).toEqual(["episode.yaml", "01-other.md"]);
  expect(files?.["episode.yaml"]).toContain('description: "Welcome at 10:30. Thanks to you"');
});

test.each([
  ["Fri, 23 Mar 2012 00:30:00 +0200", "2012-03-23"],
  ["23 Mar 12 23:30 EST", "2012-03-23"],
  ["2012-03-23T00:30:00+02:00", "2012-03-23"],
  ["Fri, 23 Mar 2012", "2012-03-23"],
])("a date is that of its own zone: %s", async (written, date) => {
  const { files } = await imported(
    "feed",
    NOTES.replace("Fri, 23 Mar 2012 00:30:00 +0200", written),
  );
  expect(files?.["episode.yaml"]).toContain(`date: "${date}"`);
});

test("another item of a feed is found by its guid or title", async () => {
  expect(Object.keys((await imported("feed", FEED, "two")).files ?? {})).toEqual([
    "episode.yaml",
    "01-old.md",
  ]);
  expect((await imported("feed", FEED, "Old")).files?.["episode.yaml"]).toContain('title: "Old"');
  expect((await imported("feed", FEED, "three")).said).toEqual([
    "1:1 error Unexpected item `three`, expected the guid or the title of one of the feed's 2: `New`, `Old`",
  ]);
  expect((await imported("feed", "<rss><channel>")).said).toEqual([
    "1:1 error Unexpected feed, expected RSS 2.0 with a channel and items",
  ]);
});

test("a Slidev deck keeps slides, layouts, notes, clicks and steps", async () => {
  const { files, said } = await imported(
    "slidev",
    '---\ntheme: seriph\ntitle: Rivers\nlayout: cover\n---\n\n# Rivers\n\n<!-- [00:00] Welcome. -->\n\n---\nlayout: section\nbackground: /a.png\n---\n\n# The source\n\n---\n\n## Springs\n\n<v-clicks>\n\n- Rain\n- Snow\n\n</v-clicks>\n\n<Tweet id="1" />\n\n```ts {1|2}\n---\n```\n\n<!--\nWater. [click] Rain, [click] snow. [click] More.\n\nAnd a second paragraph.\n-->\n',
  );
  expect(files).toEqual({
    "episode.yaml": 'title: "Rivers"\nlanguage: "en"\n',
    "01-rivers.md":
      '---\ntitle: "Rivers"\n---\n\n::slide{layout="cover"}\n\n# Rivers\n\n:::notes\n[00:00] Welcome.\n:::\n',
    "02-the-source.md":
      '---\ntitle: "The source"\n---\n\n::slide{layout="section"}\n\n# The source\n\n---\n\n## Springs\n\n:::steps\n\n- Rain\n- Snow\n\n:::\n\n```ts\n---\n```\n\n:::notes\nWater. [click] Rain, [click] snow. More.\n\nAnd a second paragraph.\n:::\n',
  });
  expect(said).toEqual([
    "13:1 warning Unexpected `background: /a.png`, expected what a segment knows; it is left out",
    '29:1 warning Unexpected `<Tweet id="1" />`, expected what a segment knows; it is left out',
    "31:1 warning Unexpected `line 2 of 1`, expected what a segment knows; it is left out",
    "36:1 warning Unexpected `[click]`, expected at most 2 steps on this slide; it is left out",
  ]);
});

test("a Marp deck keeps slides, notes and what its stars bring in", async () => {
  const { files, said } = await imported(
    "marp",
    "---\nmarp: true\n---\n\n<!-- _class: lead -->\n\n# Salt\n\n![bg right:40% A lake](pics/lake.png)\n\n<!-- Say hello. -->\n\nSetext\n---\n\n***\n\n* one\n* two\n\n- plain\n",
  );
  expect(files?.["01-salt.md"]).toBe(
    '---\ntitle: "Salt"\n---\n\n# Salt\n\n![A lake](pics/lake.png)\n\n## Setext\n\n:::notes\nSay hello.\n:::\n\n---\n\n:::steps\n\n- one\n- two\n\n:::\n\n- plain\n',
  );
  expect(said).toEqual([
    "5:1 warning Unexpected `<!-- _class: lead -->`, expected what a segment knows; it is left out",
    "9:1 warning Unexpected `![bg right:40%]`, expected what a segment knows; it is left out",
  ]);
});

test("a reveal-md deck keeps slides, columns, notes and fragments", async () => {
  const { files, said } = await imported(
    "reveal-md",
    '---\ntitle: Fire\n---\n\n# Fire\n\nNote: Hello.\n\n---\n\n## Fuel\n\n- Wood <!-- .element: class="fragment" -->\n- Coal\n\n----\n\n## Air\n\nOxygen <!-- .element: class="fragment" data-fragment-index="2" -->\n\n---\n\n<div>No</div>\n',
  );
  expect(files).toEqual({
    "episode.yaml": 'title: "Fire"\nlanguage: "en"\n',
    "01-fire.md": '---\ntitle: "Fire"\n---\n\n# Fire\n\n:::notes\nHello.\n:::\n',
    "02-fuel.md":
      '---\ntitle: "Fuel"\n---\n\n## Fuel\n\n:::steps\n\n- Wood\n- Coal\n\n:::\n\n---\n\n## Air\n\n:::steps\n\nOxygen\n\n:::\n',
  });
  expect(said).toEqual([
    "24:1 warning Unexpected `<div>No</div>`, expected what a segment knows; it is left out",
  ]);
});

test("a picture that would lie outside of the deck's folder, or elsewhere, is none", async () => {
  const { value, problems, files } = await importOf("marp").read(
    file(
      "![a](../../etc/passwd) ![b](https://example.org/b.png) ![c](./art//c.png) ![d](d.png)\n![e](.env) ![f](a/.ssh/id_rsa) ![g](deck.md)",
    ),
    {
      unusable: new Map([
        ["d.png", "missing"],
        ["deck.md", "no-media"],
      ]),
    },
  );
  expect(value?.segments[0]?.slides[0]?.body).toBe("a b ![c](art/c.png) d\ne f g");
  expect([...(files ?? [])]).toEqual(["art/c.png"]);
  expect(lines(problems).map((line) => line.split(", expected", 1)[0])).toEqual([
    "1:1 warning Unexpected picture from elsewhere `../../etc/passwd`",
    "1:24 warning Unexpected picture from elsewhere `https://example.org/b.png`",
    "1:75 warning Unexpected missing picture `d.png`",
    "2:1 warning Unexpected hidden file `.env`",
    "2:12 warning Unexpected hidden file `a/.ssh/id_rsa`",
    "2:32 warning Unexpected file `deck.md`",
  ]);
});
