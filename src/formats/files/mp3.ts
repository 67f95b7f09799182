import { createReadStream } from "node:fs";
import { extname, join } from "node:path";
import { ID3Writer } from "browser-id3-writer";
import { type Episode, isRemote } from "../../episode/episode.ts";
import { momentOf } from "../../pages/files.ts";
import type { Format } from "../format.ts";
import { encodeFrame, HEADER, type Id3, type Id3Frame, readId3 } from "./id3.ts";

export const mp3 = {
  title:
    "the episode's MP3 with chapters, their pictures and links; its own tags and cover are kept",
  export: {
    type: "file",
    // Not `<id>.mp3`, which is likely to be the name of the recording itself.
    path: (id) => `${id}-chapters.mp3`,
    draws: true,
    options: ["scale", "theme"],
    async write(context, { publicFolder, scale = 1, slidePictures }) {
      const { episode, timeline } = context;
      const path = recordingPath(episode, publicFolder, ".mp3");
      const pictures = await slidePictures({ steps: false, scale });
      const pictureOf = new Map(pictures.map(({ slide, bytes }) => [slide, bytes]));
      const own = await readId3(path);
      const { title, show, authors, date, disclaimer, language } = episode.meta;
      const tag = writeId3Tag(own, {
        title,
        show,
        authors,
        date,
        comment: disclaimer,
        language: languageCode(language),
        cover: pictures[0]?.bytes,
        chapters: timeline.segments.map(({ id, ...segment }) => {
          const first = timeline.slides.find((slide) => slide.segment === id);
          const url = momentOf(context, segment.start);
          return { ...segment, url, picture: first && pictureOf.get(first.id) };
        }),
      });
      return withId3Tag(path, own, tag);
    },
  },
} as const satisfies Format;

/** @throws {NoRecordingError} if the episode's recording is not a file of its own with such an extension */
export function recordingPath(
  { id, media }: Episode,
  publicFolder: string,
  extension: string,
): string {
  if (media && !isRemote(media.source) && extname(media.source).toLowerCase() === extension)
    return join(publicFolder, media.source);
  throw new NoRecordingError(id, media?.source, extension);
}

/** An episode has no recording of the kind that is to be exported. */
export class NoRecordingError extends Error {
  override readonly name = "NoRecordingError";

  constructor(id: string, found: string | undefined, extension: string) {
    const what = found === undefined ? "episode without `media`" : `media \`${found}\``;
    super(`Unexpected ${what}, expected a file in public/${id}/ that ends in \`${extension}\`.`);
  }
}

export interface Id3Tags {
  readonly title: string;
  readonly show?: string | undefined;
  readonly authors: readonly string[];
  /** ISO 8601 calendar date. */
  readonly date?: string | undefined;
  readonly comment?: string | undefined;
  /** Of the comment: ISO 639-2. */
  readonly language: string;
  /** A PNG or JPEG file, used if the MP3 has no cover. */
  readonly cover?: Uint8Array | undefined;
  readonly chapters: readonly Id3Chapter[];
}

interface Id3Chapter {
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  /** What it links to. */
  readonly url?: string | undefined;
  /** A PNG or JPEG file. */
  readonly picture?: Uint8Array | undefined;
}

/** ID3's types of picture. */
const FRONT_COVER = 3;
const OTHER_PICTURE = 0;
/** A table of contents counts its entries in one byte. */
const MOST_IN_TABLE = 255;
/** Frames that do not fit the new file: its old chapters, and byte offsets into it. */
const OUTDATED: ReadonlySet<string> = new Set(["CHAP", "CTOC", "ASPI", "SEEK"]);
/** How an empty description is written, by the number of its text encoding. */
const EMPTY_DESCRIPTION = [["\0"], ["\0\0", "\xFF\xFE\0\0", "\xFE\xFF\0\0"], ["\0\0"], ["\0"]];

/**
 * Writes an ID3v2.3 tag with chapters: a CHAP each, and CTOC for their order. The file's own frames are kept, except
 * those that are written anew.
 *
 * By hand and not by TagLib: taglib-wasm 1.5 refuses Node 20, has no chapter pictures, and turns ID3v2.3 into ID3v2.4,
 * in which ffmpeg 4 finds no chapters.
 *
 * @see https://id3.org/id3v2-chapters-1.0
 */
export function writeId3Tag({ frames }: Id3, { chapters, ...about }: Id3Tags): Uint8Array {
  const { title, show, authors, date, comment, language, cover } = about;
  const writer = new ID3Writer(new ArrayBuffer(0));
  writer.setFrame("TIT2", title);
  if (show !== undefined) writer.setFrame("TALB", show);
  if (authors.length > 0) writer.setFrame("TPE1", authors);
  if (date !== undefined) writer.setFrame("TYER", Number(date.slice(0, 4)));
  if (comment !== undefined) writer.setFrame("COMM", { description: "", text: comment, language });
  const hasCover = frames.some(({ id }) => id === "APIC");
  if (cover && !hasCover) writer.setFrame("APIC", picture(cover, FRONT_COVER));
  const ids = chapters.map((_, index) => `chapter-${index + 1}`);
  for (const [index, chapter] of chapters.entries()) {
    writer.setFrame("CHAP", {
      id: ids[index] ?? "",
      startTime: Math.round(chapter.start * 1000),
      endTime: Math.round(chapter.end * 1000),
      subFrames: {
        TIT2: chapter.title,
        // The frame is Latin-1; an encoded URL is ASCII.
        ...(chapter.url !== undefined && {
          WXXX: { description: "", value: new URL(chapter.url).href },
        }),
        ...(chapter.picture && { APIC: picture(chapter.picture, OTHER_PICTURE) }),
      },
    });
  }
  for (const [name, children] of tablesOf(ids)) {
    writer.setFrame("CTOC", {
      id: name,
      childElementIds: children,
      ordered: true,
      topLevel: name === "contents",
    });
  }
  const kept = frames.filter((frame) => !isReplaced(frame, about));
  return insertFrames(new Uint8Array(writer.addTag()), kept);
}

function isReplaced(
  { id, body }: Id3Frame,
  { show, authors, date, comment, language }: Omit<Id3Tags, "chapters">,
): boolean {
  switch (id) {
    case "TIT2":
      return true;
    case "TALB":
      return show !== undefined;
    case "TPE1":
      return authors.length > 0;
    case "TYER":
    case "TDAT":
    case "TIME":
      return date !== undefined;
    case "COMM":
      return comment !== undefined && isMainComment(body, language);
    default:
      return OUTDATED.has(id);
  }
}

/** Whether it is the one comment without a description that each language may have. */
function isMainComment(comment: Buffer, language: string): boolean {
  if (comment.toString("latin1", 1, 4) !== language) return false;
  const rest = comment.toString("latin1", 4);
  return EMPTY_DESCRIPTION[comment[0] ?? 0]?.some((empty) => rest.startsWith(empty)) ?? false;
}

/** Inserts frames at the beginning of a tag. */
function insertFrames(tag: Uint8Array, frames: readonly Id3Frame[]): Uint8Array {
  const body = Buffer.concat([...frames.map(encodeFrame), tag.subarray(HEADER)]);
  const header = Buffer.from(tag.subarray(0, HEADER));
  // The size has seven bits a byte.
  for (const index of [0, 1, 2, 3]) header[9 - index] = (body.length >> (7 * index)) & 127;
  return Buffer.concat([header, body]);
}

/** One table of contents, or a table of tables if there are more entries than one can hold. */
function tablesOf(ids: readonly string[]): [name: string, children: readonly string[]][] {
  if (ids.length === 0) return [];
  if (ids.length <= MOST_IN_TABLE) return [["contents", ids]];
  const parts = Array.from({ length: Math.ceil(ids.length / MOST_IN_TABLE) }, (_, index) => {
    const children = ids.slice(index * MOST_IN_TABLE, (index + 1) * MOST_IN_TABLE);
    return [`contents-${index + 1}`, children] satisfies [string, string[]];
  });
  return [["contents", parts.map(([name]) => name)], ...parts];
}

function picture(file: Uint8Array, type: number) {
  return { description: "", type, data: new Uint8Array(file).buffer };
}

/** Streams an MP3 file with another tag; all that follows its own ID3v2 tags stays the same to the byte. */
export async function* withId3Tag(
  path: string,
  { size }: Id3,
  tag: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield tag;
  yield* createReadStream(path, { start: size });
}

/** The two letters of ISO 639-1 and the three of ISO 639-2, for each language that has both. */
const CODES = `
  aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bhbih bibis bmbam
  bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe
  elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj
  gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl
  itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor
  kykir lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa
  mtmlt mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs
  papan pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk
  slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk tltgl
  tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid
  yoyor zazha zhzho zuzul
`;

/**
 * The three-letter code of a language, as ID3 has it.
 *
 * @param tag BCP 47, as `de-AT`
 * @returns ISO 639-2 (T), as `deu`; `und` for a language that has none
 */
export function languageCode(tag: string): string {
  const { language } = new Intl.Locale(tag);
  if (language.length === 3) return language;
  return new RegExp(`\\b${language}(\\w{3})\\b`).exec(CODES)?.[1] ?? "und";
}
