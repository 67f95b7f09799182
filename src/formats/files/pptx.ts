import type JSZip from "jszip";
import { slideText } from "../../pages/slide-text.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Format } from "../format.ts";
import { replaceInvalidXml } from "../xml.ts";

export const pptx = {
  title: "PowerPoint: a slide a page as a sharp picture, with its title, notes and a description",
  export: {
    type: "file",
    path: (id) => `${id}.pptx`,
    draws: true,
    options: ["steps", "scale", "theme"],
    // Sharp on a screen with two pixels to a CSS pixel.
    async write({ episode, timeline, pictures: drawn }, { steps, scale = 2, slidePictures }) {
      const { title, authors, description = "", language, date } = episode.meta;
      const pictures = await slidePictures({ steps, scale });
      const slides = new Map(
        episode.segments.flatMap((segment) => segment.slides).map((slide) => [slide.id, slide]),
      );
      return writePptx({
        title,
        author: authors.join(", "),
        subject: description,
        language,
        date,
        slides: pictures.flatMap(({ slide: id, step, bytes }) => {
          const slide = slides.get(id);
          if (!slide) return [];
          const notes = timeline.cues
            .filter((cue) => cue.slide === id && (!steps || cue.step === step))
            .map(({ start, speaker, text }) => {
              const name = speaker === undefined ? "" : `${speaker}: `;
              return `[${formatTimecode(start)}] ${name}${text}`;
            });
          return {
            title: slide.title,
            picture: bytes,
            description: slideText(slide, drawn, step),
            notes: notes.join("\n\n"),
          };
        }),
      });
    },
  },
} as const satisfies Format;

interface PptxSlide {
  readonly title: string;
  /** A PNG file of the slide. */
  readonly picture: Uint8Array;
  /** For screen readers. */
  readonly description: string;
  readonly notes: string;
}

interface PptxOptions {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47, as `de-AT`. */
  readonly language: string;
  /** Of the episode, as `2026-11-23`. */
  readonly date?: string | undefined;
  readonly slides: readonly PptxSlide[];
}

/** Inches: PowerPoint's 16:9. */
const SIZE = { w: 13.333, h: 7.5 };
const MASTER = "Slide";

/**
 * Writes a presentation for PowerPoint, Keynote and LibreOffice: each slide is a picture that fills it. The title is
 * beneath it, for the outline and for screen readers.
 */
async function writePptx({
  title,
  author,
  subject,
  language,
  date,
  slides,
}: PptxOptions): Promise<Uint8Array> {
  const { default: PptxGenJS } = await import("pptxgenjs");
  const pptx = new PptxGenJS();
  pptx.layout = "LAYOUT_WIDE";
  pptx.title = replaceInvalidXml(title);
  pptx.author = replaceInvalidXml(author);
  pptx.subject = replaceInvalidXml(subject);
  pptx.company = "";
  pptx.defineSlideMaster({
    title: MASTER,
    objects: [
      {
        placeholder: {
          options: { name: "title", type: "title", x: 0.9, y: 0.6, w: 8.4, h: 1.2 },
          text: "",
        },
      },
    ],
  });
  for (const { title: heading, picture, description, notes } of slides) {
    const slide = pptx.addSlide({ masterName: MASTER });
    slide.addText(replaceInvalidXml(heading), { placeholder: "title" });
    const data = `image/png;base64,${Buffer.from(picture).toString("base64")}`;
    slide.addImage({ data, x: 0, y: 0, ...SIZE, altText: replaceInvalidXml(description) });
    if (notes !== "") slide.addNotes(replaceInvalidXml(notes));
  }
  const file = await pptx.write({ outputType: "nodebuffer", compression: false });
  if (!(file instanceof Uint8Array))
    throw new Error("Unexpected result of PptxGenJS, expected bytes");
  return settle(file, { language, date });
}

/** The earliest date that a ZIP archive can contain. */
const ZIP_EPOCH = "1980-01-01";

/**
 * Packs a presentation again with the episode's language and date. PptxGenJS always writes American English and the
 * current time, and has no option for either.
 */
async function settle(
  file: Uint8Array,
  { language, date }: Pick<PptxOptions, "language" | "date">,
): Promise<Uint8Array> {
  const { default: Zip } = await import("jszip");
  const written = await Zip.loadAsync(file);
  const settled = new Zip();
  for (const entry of Object.values(written.files)) {
    if (entry.dir) continue;
    const content = await settleEntry(entry, language, date);
    settled.file(entry.name, content, { date: new Date(date ?? ZIP_EPOCH), createFolders: false });
  }
  return settled.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

async function settleEntry(
  entry: JSZip.JSZipObject,
  language: string,
  date: string | undefined,
): Promise<string | Uint8Array> {
  if (!entry.name.endsWith(".xml")) return entry.async("uint8array");
  const xml = await entry.async("string");
  return xml
    .replaceAll('lang="en-US"', `lang="${language}"`)
    .replaceAll(/(<dcterms:(\w+) [^>]*>)[^<]*(<\/dcterms:\2>)/g, (_, start, _name, end) =>
      date === undefined ? "" : `${start}${date}T00:00:00Z${end}`,
    );
}
