import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { PageContext } from "../render/context.ts";
import { renderPresentPage } from "../render/present-page.ts";
import { hasMath } from "../render/slide.ts";
import { ALONE, WEB } from "./assets.ts";
import { ignoreMissing, type Project } from "./project.ts";

/** Kinds of files that a slide may show. */
const TYPES: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".mp4": "video/mp4",
  ".webm": "video/webm",
  ".mp3": "audio/mpeg",
  ".m4a": "audio/mp4",
  ".ogg": "audio/ogg",
  ".woff2": "font/woff2",
};

/** An episode's deck as one HTML file that presents and prints without any other. */
export async function renderAlone(context: PageContext, project: Project): Promise<string> {
  const script = (await readFile(join(ALONE, "present.js"), "utf8")).replaceAll(
    "</script",
    String.raw`<\/script`,
  );
  const styles = await readFile(join(ALONE, "present.css"), "utf8");
  const math = hasMath(context) ? await mathStyle(context) : "";
  const html = renderPresentPage(context, {
    script,
    style: styles + math,
    scriptHash: `sha256-${createHash("sha256").update(script).digest("base64")}`,
  });
  return replaceAllAsync(
    html,
    /(?<=\s(?:src|poster)=")\.\.\/([^"]+)(?=")/g,
    async ([whole, path = ""]) => {
      const file = join(project.public, context.episode.id, decodeURIComponent(path));
      return (await dataUri(file)) ?? whole;
    },
  );
}

/** KaTeX's, with its fonts. */
async function mathStyle({ assets }: PageContext): Promise<string> {
  const { styles } = assets.entry("math");
  const texts = styles.map(async (path) => {
    const css = await readFile(join(WEB, path), "utf8");
    return replaceAllAsync(css, /url\(([^)]+)\)/g, async ([whole, address = ""]) => {
      const uri = await dataUri(join(WEB, path, "..", address));
      return uri === undefined ? whole : `url(${uri})`;
    });
  });
  return (await Promise.all(texts)).join("\n");
}

async function dataUri(path: string): Promise<string | undefined> {
  const type = TYPES[extname(path).toLowerCase()];
  const bytes = await readFile(path).catch(ignoreMissing);
  return type && bytes ? `data:${type};base64,${bytes.toString("base64")}` : undefined;
}

async function replaceAllAsync(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpMatchArray) => Promise<string>,
): Promise<string> {
  let done = 0;
  let result = "";
  for (const match of text.matchAll(pattern)) {
    result += text.slice(done, match.index) + (await replace(match));
    done = match.index + match[0].length;
  }
  return result + text.slice(done);
}
