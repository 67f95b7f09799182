import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type IAudioMetadata, parseFile } from "music-metadata";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readId3 } from "../../../src/formats/files/id3.ts";
import { type Id3Tags, withId3Tag, writeId3Tag } from "../../../src/formats/files/mp3.ts";
import { chaptersByFfmpeg, runFfmpeg } from "../../ffmpeg.ts";
import { silentWav } from "../../silent-wav.ts";

let folder = "";
/** An MP3 file without tags. */
let sound: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cuedeck-id3-"));
  const [wav, mp3] = [join(folder, "sound.wav"), join(folder, "sound.mp3")];
  await writeFile(wav, silentWav(3, 8000));
  await runFfmpeg("-i", wav, "-id3v2_version", "0", mp3);
  sound = await readFile(mp3);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** What a file says once it has other tags, and how its bytes end. */
async function retag(
  file: Buffer,
  tags: Partial<Id3Tags>,
): Promise<IAudioMetadata & { path: string; rest: Buffer }> {
  const [before, path] = [join(folder, "before.mp3"), join(folder, "after.mp3")];
  await writeFile(before, file);
  const own = await readId3(before);
  const tag = writeId3Tag(own, {
    title: "Über “alles”",
    authors: [],
    language: "deu",
    chapters: [],
    ...tags,
  });
  await writeFile(path, withId3Tag(before, own, tag));
  const metadata = await parseFile(path, { includeChapters: true });
  return { ...metadata, path, rest: (await readFile(path)).subarray(tag.length) };
}

/** A tag by hand, of less than 16 KiB; its frames are of less than 128 bytes. */
function tagOf(version: 2 | 3 | 4, flags: number, frames: readonly string[], after = ""): Buffer {
  const body = frames.join("");
  const size = [0, 0, body.length >> 7, body.length & 127];
  const header = Buffer.from([version, 0, flags, ...size]).toString("latin1");
  return latin1(`ID3${header}${body}${after}`);
}

function frameOf(id: string, body: string, flags = 0): string {
  return `${id}\0\0\0${String.fromCharCode(body.length)}\0${String.fromCharCode(flags)}${body}`;
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

test.each(["3", "4"])("keeps what ffmpeg wrote as ID3v2.%s, and its cover", async (version) => {
  const [plain, path] = [join(folder, "sound.mp3"), join(folder, `by-ffmpeg-${version}.mp3`)];
  const cover = "-f lavfi -i color=red:s=64x64:d=0.1 -map 0 -map 1 -frames:v 1 -c:v png".split(" ");
  const facts = ["title=Old", "genre=Podcast", "track=7/9", "copyright=© Lee", "mood=Calm — so"];
  const tags = facts.flatMap((fact) => ["-metadata", fact]);
  const how = ["-c:a", "copy", "-disposition:v", "attached_pic", "-id3v2_version", version];
  await runFfmpeg("-i", plain, ...cover, ...tags, ...how, path);
  const before = await parseFile(path);
  const { common, native, rest } = await retag(await readFile(path), {
    show: "Radio",
    authors: ["Lee"],
    date: "2026-11-23",
    comment: "No advice",
    cover: latin1("another"),
  });
  expect(common).toMatchObject({
    title: "Über “alles”",
    album: "Radio",
    artists: ["Lee"],
    year: 2026,
    comment: [{ language: "deu", descriptor: "", text: "No advice" }],
    genre: ["Podcast"],
    track: { no: 7, of: 9 },
    copyright: "© Lee",
  });
  expect(common.picture).toEqual(before.common.picture);
  expect(Object.keys(native)).toEqual(["ID3v2.3"]);
  expect(native["ID3v2.3"]).toContainEqual({ id: "TXXX:mood", value: "Calm — so" });
  expect(rest.includes(sound.subarray(-1000))).toBe(true);
});

/** As in the sound, which is why tags may hide it: eleven set bits. */
const PICTURE = "\x89PNG\xFF\xFB\x90\xFF\0";

test.each([
  [3, 0x80, 0],
  [4, 0x80, 0],
  [4, 0, 0x02],
] as const)(
  "reads ID3v2.%i that hides what looks like sound: %i, %i",
  async (version, tag, frame) => {
    const hide = (text: string) => text.replaceAll(/\xFF(?=[\0\xE0-\xFF])/g, "\xFF\0");
    const body = `\0image/png\0\x03\0${PICTURE}`;
    const picture =
      version === 3 ? hide(frameOf("APIC", body)) : frameOf("APIC", hide(body), frame);
    const before = tagOf(version, tag, [picture, frameOf("TCON", "\0Speech")]);
    const { common } = await retag(Buffer.concat([before, sound]), {});
    expect(common.genre).toEqual(["Speech"]);
    expect(Buffer.from(common.picture?.[0]?.data ?? []).toString("latin1")).toBe(PICTURE);
  },
);

test("writes as ID3v2.3 what ID3v2.4 says in UTF-8", async () => {
  const utf8 = (text: string) => Buffer.from(text).toString("latin1");
  // Before such a body stands how long it is.
  const sized = 0x01;
  const old = [
    frameOf("TCOM", utf8("\x03Grün\0Weiß")),
    frameOf("TDRC", "\x032024-05-06T10:00"),
    frameOf("COMM", `\0\0\0\0${utf8("\x03deuTon\0Größe")}`, sized),
    frameOf("APIC", `${utf8("\x03image/png\0\x03Hülle\0")}${PICTURE}`),
    frameOf("WXXX", utf8("\x03für\0https://example.org/")),
  ];
  const { common, native } = await retag(Buffer.concat([tagOf(4, 0, old), sound]), {});
  expect(common).toMatchObject({
    composer: ["Grün", "Weiß"],
    year: 2024,
    comment: [{ language: "deu", descriptor: "Ton", text: "Größe" }],
    picture: [{ description: "Hülle", type: "Cover (front)" }],
  });
  expect(native["ID3v2.3"]).toContainEqual({ id: "TDAT", value: "0605" });
  expect(native["ID3v2.3"]).toContainEqual({
    id: "WXXX",
    value: { description: "für", url: "https://example.org/" },
  });
});

test("writes as ID3v2.3 what iTunes says in ID3v2.2", async () => {
  const frame = (id: string, body: string) => `${id}\0\0${String.fromCharCode(body.length)}${body}`;
  const old = [
    frame("TT2", "\0Old"),
    frame("TCO", "\0Podcast"),
    frame("TRK", "\x007/9"),
    frame("COM", "\0engMix\0Loud"),
    frame("PIC", `\0JPG\x03\0${PICTURE}`),
    frame("XYZ", "?"),
  ];
  const { common } = await retag(Buffer.concat([tagOf(2, 0, old), sound]), {});
  expect(common).toMatchObject({
    title: "Über “alles”",
    genre: ["Podcast"],
    track: { no: 7, of: 9 },
    comment: [{ language: "eng", descriptor: "Mix", text: "Loud" }],
    picture: [{ format: "image/jpeg", type: "Cover (front)" }],
  });
  expect(Buffer.from(common.picture?.[0]?.data ?? []).toString("latin1")).toBe(PICTURE);
});

test("reads past an extended header, padding, a footer, and tags that follow", async () => {
  const footer = "3DI\x04\0\x10\0\0\0\0";
  const extended = "\0\0\0\x06\x01\0";
  const { common, rest } = await retag(
    Buffer.concat([
      tagOf(4, 0x40, [
        extended,
        frameOf("TIT2", "\0First"),
        frameOf("TCON", "\0Speech"),
        "\0".repeat(20),
      ]),
      tagOf(4, 0x10, [frameOf("TCON", "\0Rock"), frameOf("TRCK", "\x005")], footer),
      sound,
    ]),
    {},
  );
  expect(common).toMatchObject({ title: "Über “alles”", genre: ["Speech"], track: { no: 5 } });
  expect(rest.equals(sound)).toBe(true);
});

test.each([
  ["a frame that is longer than its tag", tagOf(3, 0, ["TCON\0\0\xFF\xFF\0\0\0Speech"])],
  ["a tag that is longer than its file", tagOf(4, 0, ["\0"]).fill(0x7f, 6, 10)],
])("says what it has to of a file with %s", async (_name, tag) => {
  const { common } = await retag(tag, {});
  expect(common.title).toBe("Über “alles”");
});

test("replaces a comment in the same language, and keeps all others", async () => {
  const old = [
    frameOf("COMM", "\0deu\0Alt"),
    frameOf("COMM", "\0eng\0Thanks to all"),
    frameOf("COMM", "\0deuMix\0Laut"),
  ];
  const { common } = await retag(Buffer.concat([tagOf(3, 0, old), sound]), { comment: "Kein Rat" });
  expect(common.comment).toEqual([
    { language: "eng", descriptor: "", text: "Thanks to all" },
    { language: "deu", descriptor: "Mix", text: "Laut" },
    { language: "deu", descriptor: "", text: "Kein Rat" },
  ]);
});

test("gives a chapter its picture, and where it leads", async () => {
  const url = "https://bücher.example/talk/?t=1";
  const chapters = [{ start: 0, end: 3, title: "Eins", url, picture: latin1(PICTURE) }];
  const { format } = await retag(sound, { chapters });
  expect(format.chapters).toMatchObject([
    {
      title: "Eins",
      start: 0,
      end: 3,
      url: { url: new URL(url).href },
      image: { format: "image/png" },
    },
  ]);
});

test("orders more chapters than one table holds by tables of tables", async () => {
  const chapters = Array.from({ length: 600 }, (_, index) => ({
    start: index,
    end: index + 1,
    title: `Chapter ${index + 1}`,
  }));
  const { native, path } = await retag(sound, { chapters });
  const frames = Object.values(native).flat();
  const valuesOf = (wanted: string) =>
    frames.flatMap(({ id, value }) => (id === wanted ? [value] : []));
  const names = chapters.map((_, index) => `chapter-${index + 1}`);
  expect(valuesOf("CHAP")).toMatchObject(names.map((label) => ({ label })));
  const table = (label: string, topLevel: boolean, childElementIds: readonly string[]) => ({
    label,
    flags: { topLevel, ordered: true },
    childElementIds,
  });
  expect(valuesOf("CTOC")).toMatchObject([
    table("contents", true, ["contents-1", "contents-2", "contents-3"]),
    table("contents-1", false, names.slice(0, 255)),
    table("contents-2", false, names.slice(255, 510)),
    table("contents-3", false, names.slice(510)),
  ]);
  expect(await chaptersByFfmpeg(path)).toHaveLength(600);
});
