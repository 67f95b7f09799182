/** Layouts of the print page: a slide a page, slides with their notes, or the speaker's script. */
export const PAPERS = ["slides", "handout", "notes"] as const;
export type Paper = (typeof PAPERS)[number];

/** Paper sizes of handout and script, by their CSS names. */
export const SHEETS = ["a4", "letter"] as const;
export type Sheet = (typeof SHEETS)[number];

/** The file name of an episode's PDF. */
export function pdfOf(id: string, paper: Paper): string {
  return `${id}-${paper}.pdf`;
}

/** How a paper is printed. */
export interface PaperOptions {
  readonly theme?: "light" | "dark" | undefined;
  readonly sheet?: Sheet | undefined;
  /** Whether each step has a page of its own; only for `slides`. */
  readonly steps?: boolean | undefined;
}

/** The address of an episode's print page, relative to the site. */
export function paperAddress(id: string, paper: Paper, options: PaperOptions = {}): string {
  return `${encodeURIComponent(id)}/print/index.html${paperQuery(paper, options)}`;
}

function paperQuery(paper: Paper, { theme, sheet, steps }: PaperOptions): string {
  const slides = paper === "slides";
  return [
    `?layout=${paper}`,
    ...(theme === "dark" ? ["theme=dark"] : []),
    ...(sheet !== undefined && !slides ? [`paper=${sheet}`] : []),
    ...(steps && slides ? ["steps"] : []),
  ].join("&");
}

/** Ids in the print page that are targets of a PDF's bookmarks. */
export const PAPER_ANCHORS = {
  /** @param number of the segment, from 1 */
  segment: (number: number) => `segment-${number}`,
  /** @param number of the slide in its episode, from 1 */
  slide: (number: number) => `slide-${number}`,
  sources: "references-heading",
} as const;
