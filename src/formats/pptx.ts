import JSZip from "jszip";
import PptxGenJS from "pptxgenjs";
import { xmlCharacters } from "./xml.ts";

export interface PptxSlide {
  readonly title: string;
  /** A PNG file of the slide. */
  readonly picture: Uint8Array;
  /** What is on it, for who does not see it. */
  readonly description: string;
  readonly notes: string;
}

export interface PptxOptions {
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
 * Writes a presentation for PowerPoint, Keynote and LibreOffice: each slide a picture that fills it, over its title,
 * which the outline and screen readers find there.
 */
export async function writePptx({
  title,
  author,
  subject,
  language,
  date,
  slides,
}: PptxOptions): Promise<Uint8Array> {
  const pptx = new PptxGenJS();
  pptx.layout = "LAYOUT_WIDE";
  pptx.title = title;
  pptx.author = author;
  pptx.subject = subject;
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
    slide.addText(xmlCharacters(heading), { placeholder: "title" });
    const data = `image/png;base64,${Buffer.from(picture).toString("base64")}`;
    slide.addImage({ data, x: 0, y: 0, ...SIZE, altText: xmlCharacters(description) });
    if (notes !== "") slide.addNotes(xmlCharacters(notes));
  }
  const file = await pptx.write({ outputType: "nodebuffer", compression: false });
  if (!(file instanceof Uint8Array)) throw new Error("Unexpected kind of PPTX, expected bytes");
  return settle(file, { language, date });
}

/** The first day that an entry of a ZIP archive can have. */
const ZIP_EPOCH = "1980-01-01";

/** Packs a presentation again, with the episode's language and date for American English and the moment of writing. */
async function settle(
  file: Uint8Array,
  { language, date }: Pick<PptxOptions, "language" | "date">,
): Promise<Uint8Array> {
  const written = await JSZip.loadAsync(file);
  const settled = new JSZip();
  for (const entry of Object.values(written.files)) {
    if (entry.dir) continue;
    const content = entry.name.endsWith(".xml")
      ? (await entry.async("string"))
          .replaceAll('lang="en-US"', `lang="${language}"`)
          .replaceAll(/(<dcterms:(\w+) [^>]*>)[^<]*(<\/dcterms:\2>)/g, (_, start, _name, end) =>
            date === undefined ? "" : `${start}${date}T00:00:00Z${end}`,
          )
      : await entry.async("uint8array");
    settled.file(entry.name, content, { date: new Date(date ?? ZIP_EPOCH), createFolders: false });
  }
  return settled.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}
