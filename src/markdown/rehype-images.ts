import type { Element, Root } from "hast";
import { h } from "hastscript";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { type Place, problem } from "../episode/problem.ts";
import { backslashReason, isAbsolute, localPath, mediaKind } from "../episode/source-file.ts";

/** Options of {@link rehypeImages}. */
export interface ImageOptions {
  /** Files of `public/<episode>/`, as paths below it with `/` between the parts; any is there when left out. */
  readonly files?: ReadonlySet<string> | undefined;
  /** What messages call the folder. */
  readonly folder?: string | undefined;
  /** Measures a picture of that folder; no picture has its size when left out. */
  readonly sizeOf?: ((path: string) => Promise<PictureSize | undefined>) | undefined;
}

/** Pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Checks that every image has alternative text and is a file of the episode, reads its measures, and says how large the
 * file is. An image whose file is video or audio becomes a player, with that text as its label.
 */
export default function rehypeImages(options: ImageOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const pictures: Element[] = [];
    visit(tree, { tagName: "img" }, (node) => {
      const { src, alt } = node.properties;
      const url = typeof src === "string" ? src : "";
      const place = { path: file.path, position: node.position };
      if (typeof alt !== "string" || alt.trim() === "") {
        const reason = `Unexpected image without alternative text, expected \`![what it shows](${url})\``;
        file.messages.push(problem("image-alt", place, reason));
      }
      if (!checkImageFile(url, place, options, file)) delete node.properties["src"];
      setMeasures(node, file);
      const kind = mediaKind(localPath(url));
      const { dataPoster } = node.properties;
      delete node.properties["dataPoster"];
      let poster = dataPoster === undefined ? undefined : String(dataPoster);
      if (poster !== undefined && kind === "video") {
        if (!checkImageFile(poster, place, options, file)) poster = undefined;
      } else if (poster !== undefined) {
        const reason = "Unexpected attribute `poster`, expected it after a film";
        file.messages.push(problem("unknown-key", place, reason, { actual: "poster" }));
      }
      if (kind) {
        checkMoment(url, place, file);
        makePlayer(node, kind, poster, options);
      } else if (options.files?.has(localPath(url))) pictures.push(node);
    });
    const measured = pictures.map(async ({ properties }) =>
      Object.assign(properties, await options.sizeOf?.(localPath(String(properties["src"])))),
    );
    await Promise.all(measured);
  };
}

/**
 * Checks that an image is a file of the episode.
 *
 * @returns false for one from elsewhere, for which no page may ask
 */
export function checkImageFile(
  url: string,
  place: Place,
  { files, folder = "public" }: ImageOptions,
  file: VFile,
): boolean {
  const isElsewhere = isAbsolute(url);
  if (isElsewhere) {
    const reason = `Unexpected image from elsewhere \`${url}\`, expected a file in \`${folder}\``;
    file.messages.push(problem("image-remote", place, reason));
  } else if (files?.has(localPath(url)) === false) {
    const path = localPath(url);
    const reason =
      backslashReason(path) ??
      `Unexpected missing image \`${url}\`, expected the file \`${folder}/${path}\``;
    file.messages.push(problem("image-missing", place, reason));
  } else if (NOT_SHOWN.test(localPath(url))) {
    const reason = `Unexpected image \`${url}\`, expected a format that browsers show, as .jpg, .png, .svg or .mp4`;
    file.messages.push(problem("image-missing", place, reason));
  }
  return !isElsewhere;
}

/** What cameras, offices and other programs write, and no browser shows in an image's place, or but one does. */
const NOT_SHOWN =
  /\.(?:ai|avi|cr2|dng|docx?|drawio|emf|eps|fig|flv|heic|heif|key|mkv|mpe?g|nef|odg|odp|pdf|pptx?|psd|sketch|tiff?|tikz|wmf|wmv|xlsx?|zip)$/i;

/** How a picture's measures are written. */
interface Measure {
  readonly name: string;
  readonly pattern: RegExp;
  readonly expected: string;
}

/** What stays in sight of a picture that is cropped. */
export const FOCUS: Measure = {
  name: "focus",
  pattern: /^(?:\d{1,2}|100)% (?:\d{1,2}|100)%$/,
  expected: "how far it is from the left and from the top, as `30% 20%`",
};

/** By the property of the element that holds them. */
const MEASURES: Readonly<Record<string, Measure>> = {
  width: {
    name: "width",
    // Less than a pixel is meant as a part of the whole.
    pattern: /^(?=.*[1-9])(?:[1-9]\d*(?:\.\d+)?(?:px)?|(?:\d{1,2}(?:\.\d+)?|100)%)$/,
    expected: "pixels or a percentage, as `300` or `60%`",
  },
  height: {
    name: "height",
    pattern: /^[1-9]\d*(?:\.\d+)?(?:px)?$/,
    expected: "pixels, as `300`",
  },
  dataFocus: FOCUS,
};

/** Turns an image's measures into custom properties, which a layout that fills an area need not heed. */
function setMeasures({ properties, position }: Element, file: VFile): void {
  const style: string[] = [];
  for (const [property, { name, pattern, expected }] of Object.entries(MEASURES)) {
    const value = properties[property];
    if (value === undefined) continue;
    delete properties[property];
    const written = String(value).trim();
    if (pattern.test(written)) {
      style.push(`--${name}: ${/^[\d.]+$/.test(written) ? `${written}px` : written}`);
      continue;
    }
    const reason = `Unexpected ${name} \`${written}\` of an image, expected ${expected}`;
    const place = { path: file.path, position };
    file.messages.push(problem("invalid-value", place, reason, { actual: written }));
  }
  if (style.length > 0) properties["style"] = style.join("; ");
}

/** What follows `#t=` in the address of a clip, as W3C's Media Fragments have it. */
const MOMENTS =
  /^(?:npt:)?(?:(?:(?:\d+:)?\d{1,2}:)?\d+(?:\.\d*)?)?(?:,(?:(?:\d+:)?\d{1,2}:)?\d+(?:\.\d*)?)?$/;

/** Reports a moment of a clip that browsers pass over: they would show its beginning. */
function checkMoment(url: string, place: Place, file: VFile): void {
  const [, written] = /#(.*)/s.exec(url) ?? [];
  const [, moment] = /^(?:.*&)?t=([^&]+)/.exec(written ?? "") ?? [];
  if (written === undefined || (moment !== undefined && MOMENTS.test(moment))) return;
  const reason = `Unexpected \`#${written}\` of a clip, expected seconds, as \`#t=4\` or \`#t=4,9.5\``;
  file.messages.push(problem("invalid-value", place, reason, { actual: written }));
}

/** Captions for a clip are a file beside it, as `clip.vtt` of `clip.mp4`. */
function makePlayer(
  node: Element,
  kind: "video" | "audio",
  poster: string | undefined,
  { files }: ImageOptions,
): void {
  const { src, alt, title, className, style, dataCredit } = node.properties;
  node.tagName = kind;
  node.properties = {
    src,
    ariaLabel: alt,
    title,
    className,
    style,
    dataCredit,
    controls: true,
    preload: "metadata",
    ...(kind === "video" && { playsInline: true, poster }),
  };
  const captions = String(src).replace(/\.\w+(?:[?#].*)?$/, ".vtt");
  if (kind === "video" && files?.has(localPath(captions)))
    node.children = [h("track", { kind: "captions", src: captions })];
}
