import type { MissingGlyphs } from "./missing-glyphs.ts";

/** What does not hold on a slide. Lengths are its own pixels. */
export interface Fault {
  /**
   * `high`: content goes on below its box; `wide`: a block goes on beside it, or is cut; `small`: a picture has less room
   * than it needs; `title`: the title reaches into what is beside or below it; `caption`: a caption on a picture reaches
   * into something else on it; `sources`: the footer cuts its sources.
   */
  readonly type: "high" | "wide" | "small" | "title" | "caption" | "sources";
  /** How much too high or wide it is, or how much room is missing. */
  readonly by: number;
  /** The block, by the indices of elements that lead to it from the slide; the slide itself when left out. */
  readonly path?: readonly number[];
  /** The block's kind, as its element is called; `math` for a formula. */
  readonly block?: string;
  /** How many lines of code are below the box, when the last block is code. */
  readonly lines?: number;
}

/** How a slide is drawn in a format. */
export interface FittedFormat {
  /** The slide's `--fit`, or `--fit-tall`. */
  readonly fit: number;
  /** Empty when it holds. */
  readonly faults: readonly Fault[];
}

/** How a slide is drawn. */
export interface FittedSlide {
  readonly wide: FittedFormat;
  readonly tall: FittedFormat;
  /** Of what `:::fit` holds: widths as `measureWords` returns them. */
  readonly words?: readonly number[] | undefined;
  /** Text in whose place boxes stand; left out when there is none. */
  readonly missing?: readonly MissingGlyphs[] | undefined;
}

/** A format of slides; lengths are pixels. */
export interface FormatOptions {
  readonly width: number;
  readonly height: number;
  /** The custom property that the fit is set in. */
  readonly property: "--fit" | "--fit-tall";
  /** Values that it may have, the largest first. */
  readonly fits: readonly number[];
  /** The least size of type in a diagram. */
  readonly leastLabel: number;
}

export interface MeasureOptions {
  readonly wide: FormatOptions;
  readonly tall: FormatOptions;
  /** The least width and height of a picture, unless it is smaller by itself. */
  readonly leastPicture: number;
}

/**
 * Finds for each slide of a page, in both formats, the largest fit with which all that it has holds on it. Where none does,
 * it is the one with which the least is missing.
 *
 * Runs in the page: it may use nothing from outside of itself.
 *
 * @returns by the slides' ids
 */
export function measureSlides({
  wide,
  tall,
  leastPicture,
}: MeasureOptions): Readonly<Record<string, FittedSlide>> {
  /** Pixels that may be lost to rounding. */
  const rounding = 1;
  const round = (length: number) => Math.ceil(length - rounding);
  let { leastLabel } = wide;

  const faultsOf = (slide: Element): Fault[] => {
    const frame = slide.querySelector(".frame");
    const body = slide.querySelector(".slide-body");
    if (!frame || !body) return [];
    const room = contentBox(frame);
    const content = bodyFaults(slide, body, room);
    return [
      ...titleFaults(slide, room),
      ...content,
      ...captionFaults(slide),
      ...footerFaults(slide, room),
    ];
  };

  const titleFaults = (slide: Element, room: DOMRect): Fault[] => {
    const title = slide.querySelector(".slide-title:not(.sr-only)");
    if (!title) return [];
    const badge = slide.querySelector(".badge")?.getBoundingClientRect();
    const over = textRects(title).map((rect) =>
      Math.max(
        rect.bottom - room.bottom,
        rect.right - room.right,
        room.left - rect.left,
        badge ? overlap(rect, badge) : 0,
      ),
    );
    const by = Math.max(0, ...over);
    return by > rounding ? [{ type: "title", by: round(by) }] : [];
  };

  /** Layouts in which pictures fill a space have captions on them. */
  const captionFaults = (slide: Element): Fault[] => {
    const captions = Array.from(slide.querySelectorAll("figcaption")).filter(
      (caption) => getComputedStyle(caption).position === "absolute",
    );
    const others =
      ".slide-title:not(.sr-only), .badge, .credit, .slide-footer p, .slide-body > :not(.pictures:not(.embeds))";
    return captions.flatMap((caption) => {
      const rect = caption.getBoundingClientRect();
      const over = Array.from(slide.querySelectorAll(others)).flatMap((other) =>
        caption.contains(other) ? [] : textRects(other).map((text) => overlap(rect, text)),
      );
      const by = Math.max(0, ...over);
      return by > rounding
        ? [{ type: "caption", by: round(by), ...whereIs(slide, caption) } satisfies Fault]
        : [];
    });
  };

  const footerFaults = (slide: Element, room: DOMRect): Fault[] => {
    const footer = slide.querySelector(".slide-footer");
    if (!footer) return [];
    if (getComputedStyle(footer).position === "static") {
      // In the tall format what is above may push it out, and sources that are cut are those of the notes as well.
      const below = footer.getBoundingClientRect().bottom - room.bottom;
      return below > rounding ? [{ type: "high", by: round(below) }] : [];
    }
    const sources = footer.querySelector(".slide-sources");
    const by = sources ? sources.scrollWidth - sources.clientWidth : 0;
    return by > rounding ? [{ type: "sources", by: round(by) }] : [];
  };

  const bodyFaults = (slide: Element, body: Element, room: DOMRect): Fault[] => {
    const faults: Fault[] = [];
    let high = 0;
    let lines: number | undefined;
    const wide = new Map<Element, number>();
    const addHigh = (by: number, element: Element) => {
      if (by <= Math.max(high, rounding)) return;
      high = by;
      const code = element.closest("pre");
      lines = code
        ? Math.ceil(by / Number.parseFloat(getComputedStyle(code).lineHeight))
        : undefined;
    };
    const addWide = (by: number, block: Element) => {
      if (by > rounding) wide.set(block, Math.max(by, wide.get(block) ?? 0));
    };
    /** @param block the one in `box` to which the children belong; they are blocks themselves when left out */
    const walk = (parent: Element, box: DOMRect, block?: Element): void => {
      for (const child of parent.children) {
        const style = getComputedStyle(child);
        if (style.display === "none" || child.matches(".sr-only")) continue;
        const of = block ?? child;
        // What a layout places by itself may be anywhere on the slide.
        const within = style.position === "absolute" ? slide.getBoundingClientRect() : box;
        const rect = child.getBoundingClientRect();
        if (child.matches(".katex")) {
          for (const base of child.querySelectorAll(".base"))
            addWide(beside(base.getBoundingClientRect(), within), of);
          continue;
        }
        if (style.display !== "inline" && style.display !== "contents") {
          addHigh(Math.max(rect.bottom - within.bottom, within.top - rect.top), child);
          addWide(beside(rect, within), of);
        }
        if (style.overflowX !== "visible" && child.clientWidth > 0) {
          addWide(child.scrollWidth - child.clientWidth, of);
          addHigh(child.scrollHeight - child.clientHeight, child);
        }
        const missing = missingRoom(child, rect);
        if (missing > rounding)
          faults.push({ type: "small", by: round(missing), ...whereIs(slide, child) });
        if (child instanceof SVGElement) continue;
        for (const text of ownTextRects(child)) addWide(beside(text, within), of);
        const isBox = child.matches(".columns, .column, .steps, .steps > div");
        walk(child, isBox ? contentBox(child) : within, isBox ? undefined : of);
      }
    };
    const { left, right, top, bottom } = body.getBoundingClientRect();
    const end = Math.min(bottom, room.bottom);
    walk(body, new DOMRect(left, top, right - left, end - top));
    for (const [block, by] of wide)
      faults.push({ type: "wide", by: round(by), ...whereIs(slide, block) });
    if (high > rounding)
      faults.push({ type: "high", by: round(high), ...(lines !== undefined && { lines }) });
    return faults;
  };

  /** How much room a picture lacks in width or height. */
  const missingRoom = (element: Element, { width, height }: DOMRect): number => {
    if (element instanceof SVGSVGElement && element.matches(".diagram > svg")) {
      const scale = element.getScreenCTM()?.a ?? 1;
      const labels = Array.from(element.querySelectorAll("text, tspan"), (label) =>
        Number.parseFloat(getComputedStyle(label).fontSize),
      );
      const enlarged = leastLabel / (scale * Math.min(leastLabel / scale, ...labels));
      // A row of two nodes is low by itself.
      const natural = element.viewBox.baseVal;
      const least = Math.min(leastPicture, natural.width, natural.height);
      return Math.max(least - Math.min(width, height), height * (enlarged - 1));
    }
    if (element instanceof HTMLVideoElement) return leastPicture - Math.max(width, height);
    if (!(element instanceof HTMLImageElement) || element.naturalWidth === 0) return 0;
    const { naturalWidth, naturalHeight } = element;
    // `object-fit` draws it in its own proportions: one of its sides may be short, but not for lack of room.
    const scale = Math.min(width / naturalWidth, height / naturalHeight);
    const longer = Math.max(naturalWidth, naturalHeight);
    return Math.min(leastPicture, longer, ...askedSizes(element)) - longer * scale;
  };

  /** The width and the height that an author gave a picture. */
  const askedSizes = (picture: HTMLElement): number[] =>
    ["--width", "--height"].flatMap((name) => {
      const value = picture.style.getPropertyValue(name);
      const size = Number.parseFloat(value);
      if (Number.isNaN(size)) return [];
      const whole = picture.closest(".slide-body")?.clientWidth ?? 0;
      return value.endsWith("%") ? [(whole * size) / 100] : [size];
    });

  /** A block by its path and its kind: of a box, the kind of what it holds. */
  const whereIs = (slide: Element, element: Element): Pick<Fault, "path" | "block"> => {
    const path: number[] = [];
    for (let at: Element | null = element; at && at !== slide; at = at.parentElement)
      path.unshift(Array.from(at.parentElement?.children ?? []).indexOf(at));
    const isMath = element.matches(".katex-display, :has(> .katex-display:only-child)");
    const inBox = element.matches("div") ? element.querySelector("pre, table, ul, ol") : null;
    return { path, block: isMath ? "math" : (inBox ?? element).localName };
  };

  const contentBox = (element: Element): DOMRect => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const inset = (side: string) =>
      Number.parseFloat(style.getPropertyValue(`padding-${side}`)) +
      Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
    const x = left + inset("left");
    const y = top + inset("top");
    return new DOMRect(x, y, right - inset("right") - x, bottom - inset("bottom") - y);
  };

  const beside = (rect: DOMRect, box: DOMRect): number =>
    Math.max(rect.right - box.right, box.left - rect.left);

  /** The shorter side of what two boxes share; at most 0 when they share nothing. */
  const overlap = (a: DOMRect, b: DOMRect): number =>
    Math.min(
      Math.min(a.right, b.right) - Math.max(a.left, b.left),
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    );

  const textRects = (element: Element): DOMRect[] => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return Array.from(range.getClientRects());
  };

  /** The lines of the text that stands in an element itself. */
  const ownTextRects = (element: Element): DOMRect[] => {
    const range = document.createRange();
    return Array.from(element.childNodes).flatMap((node) => {
      if (node.nodeType !== Node.TEXT_NODE || node.nodeValue?.trim() === "") return [];
      range.selectNodeContents(node);
      return Array.from(range.getClientRects());
    });
  };

  const slides = Array.from(document.querySelectorAll<HTMLElement>("[data-slide]"));
  const missingOn = ({ faults }: FittedFormat) => faults.reduce((sum, { by }) => sum + by, 0);

  const fitAll = ({ property, fits, ...format }: FormatOptions): Map<Element, FittedFormat> => {
    ({ leastLabel } = format);
    const { style } = document.documentElement;
    style.setProperty("--format-width", String(format.width));
    style.setProperty("--format-height", String(format.height));
    /** Draws each slide with one of the fits, and looks at all of them after that: the page is laid out once. */
    const tryOn = (indices: ReadonlyMap<HTMLElement, number>): Map<HTMLElement, FittedFormat> => {
      for (const [slide, index] of indices) slide.style.setProperty(property, String(fits[index]));
      return new Map(
        Array.from(indices, ([slide, index]) => [
          slide,
          { fit: fits[index] ?? 1, faults: faultsOf(slide) },
        ]),
      );
    };
    const best = tryOn(new Map(slides.map((slide) => [slide, 0])));
    const full = slides.filter((slide) => best.get(slide)?.faults.length);
    /** Between which fits the one lies that is looked for: the first does not hold, the second does. */
    const between = new Map<HTMLElement, [tooLarge: number, holds: number]>();
    const last = fits.length - 1;
    for (const [slide, smallest] of tryOn(new Map(full.map((slide) => [slide, last])))) {
      const largest = best.get(slide);
      if (largest && missingOn(smallest) < missingOn(largest)) best.set(slide, smallest);
      if (smallest.faults.length === 0) between.set(slide, [0, last]);
    }
    while (between.size > 0) {
      const middles = new Map<HTMLElement, number>();
      for (const [slide, [tooLarge, holds]] of between) {
        if (holds - tooLarge > 1) middles.set(slide, Math.floor((tooLarge + holds) / 2));
        else between.delete(slide);
      }
      for (const [slide, fitted] of tryOn(middles)) {
        const [tooLarge, holds] = between.get(slide) ?? [0, last];
        const middle = middles.get(slide) ?? 0;
        const isHeld = fitted.faults.length === 0;
        if (isHeld) best.set(slide, fitted);
        between.set(slide, isHeld ? [tooLarge, middle] : [middle, holds]);
      }
    }
    return best;
  };

  const nothing: FittedFormat = { fit: 1, faults: [] };
  const inTall = fitAll(tall);
  const inWide = fitAll(wide);
  return Object.fromEntries(
    slides.map((slide) => [
      slide.dataset["slide"] ?? "",
      { wide: inWide.get(slide) ?? nothing, tall: inTall.get(slide) ?? nothing },
    ]),
  );
}
