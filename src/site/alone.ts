import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { mediaType } from "../episode/local-file.ts";
import type { PageContext } from "../render/context.ts";
import { renderPresentPage } from "../render/present-page.ts";
import { hasMath } from "../render/slide.ts";
import { ALONE, WEB } from "./assets.ts";
import type { Project } from "./project.ts";
import { withFiles } from "./with-files.ts";

/** An episode's deck as one HTML file that presents and prints without any other. */
export async function renderAlone(context: PageContext, project: Project): Promise<string> {
  const script = (await readFile(join(ALONE, "present.js"), "utf8")).replaceAll(
    "</script",
    String.raw`<\/script`,
  );
  const styles = await readFile(join(ALONE, "present.css"), "utf8");
  const math = hasMath(context) ? await mathStyle(context) : "";
  const files = join(project.public, context.episode.id);
  const episode = await withFiles(context.episode, (path) => dataUri(join(files, path)));
  return renderPresentPage(
    { ...context, episode },
    {
      script,
      style: styles + math,
      scriptHash: `sha256-${createHash("sha256").update(script).digest("base64")}`,
    },
  );
}

/** KaTeX's, with its fonts. */
async function mathStyle({ assets }: PageContext): Promise<string> {
  const { styles } = assets.entry("math");
  const texts = styles.map(async (path) => {
    const css = await readFile(join(WEB, path), "utf8");
    const fonts = new Map<string, string>();
    for (const [, address = ""] of css.matchAll(/url\(([^)]+)\)/g))
      fonts.set(address, await dataUri(join(WEB, path, "..", address)));
    return css.replaceAll(/url\(([^)]+)\)/g, (_, address: string) => `url(${fonts.get(address)})`);
  });
  return (await Promise.all(texts)).join("\n");
}

async function dataUri(path: string): Promise<string> {
  return `data:${mediaType(path)};base64,${await readFile(path, "base64")}`;
}
