import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CACHE, CLI, ROOT } from "../places.mjs";
import { runProcess } from "../run-process.mjs";

/**
 * Writes an episode of the checkout as Marp reads it: the same slides with the same code and diagrams, and the notes as
 * comments.
 *
 * @param {string} id
 * @param {string} folder
 */
export async function writeEpisodeForMarp(id, folder) {
  const { slides, pictures } = await exportSlides(id);
  await cp(pictures, join(folder, `${id}-files`), { recursive: true });
  await writeFile(join(folder, `${id}.md`), `---\nmarp: true\n---\n\n${joinSlides(slides)}`);
}

/**
 * Writes it as Slidev reads it.
 *
 * @param {string} id
 * @param {string} folder
 */
export async function writeEpisodeForSlidev(id, folder) {
  const { slides, pictures } = await exportSlides(id);
  await cp(pictures, join(folder, "public", `${id}-files`), { recursive: true });
  const deck = joinSlides(slides).replaceAll(`](${id}-files/`, `](/${id}-files/`);
  await writeFile(join(folder, `${id}.md`), `---\ntheme: default\n---\n\n${deck}`);
}

/** @param {readonly string[]} slides */
function joinSlides(slides) {
  return `${slides.join("\n\n---\n\n")}\n`;
}

/**
 * The slides of an episode as Markdown that other programs read alike, and the folder of their pictures.
 *
 * @param {string} id
 */
async function exportSlides(id) {
  const out = join(CACHE, "exported");
  const args = [CLI, "export", id, "--format", "md", "--out", out];
  await runProcess(process.execPath, args, { cwd: ROOT });
  const text = await readFile(join(out, id, `${id}.md`), "utf8");
  const [, ...parts] = text.split(/^#{2,3} (?=\S)/m);
  const slides = parts.flatMap((part) => {
    const bare = part
      .replaceAll(/^\[\^[^\]]+\]:[\s\S]*?(?=^\[\^|$(?![\s\S]))/gm, "")
      .replaceAll(/\[\^[^\]]+\]/g, "")
      .trim();
    // What is only a segment's name has no slide.
    if (!bare.includes("\n")) return [];
    const [quote = ""] = /(?:^>.*\n?)+$(?![\s\S])/m.exec(bare) ?? [];
    const notes = quote.replaceAll(/^> ?/gm, "");
    return [`## ${bare.slice(0, bare.length - quote.length).trim()}\n\n<!-- ${notes} -->`];
  });
  return { slides, pictures: join(out, id, `${id}-files`) };
}
