import PptxGenJS from "pptxgenjs";

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
    slide.addText(heading, { placeholder: "title" });
    const data = `image/png;base64,${Buffer.from(picture).toString("base64")}`;
    slide.addImage({ data, x: 0, y: 0, ...SIZE, altText: description });
    if (notes !== "") slide.addNotes(notes);
  }
  const file = await pptx.write({ outputType: "nodebuffer", compression: true });
  if (!(file instanceof Uint8Array)) throw new Error("Unexpected kind of PPTX, expected bytes");
  return file;
}
