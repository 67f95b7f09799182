import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProcess } from "../run-process.mjs";
import { CLI, EPISODE, ROOT } from "../places.mjs";

/**
 * Writes the project's own episode as Marp reads it: the same slides with the same diagrams, and the notes as comments.
 *
 * @param {string} folder
 */
export async function writeEpisodeForMarp(folder) {
  const args = [CLI, "export", EPISODE, "--format", "md", "--out", "-"];
  const { stdout } = await runProcess(process.execPath, args, { cwd: ROOT });
  const [, ...slides] = stdout.split(/^#{2,3} (?=\S)/m);
  const pages = slides.flatMap((slide) => {
    const text = slide
      .replaceAll(/^\[\^[^\]]+\]:[\s\S]*?(?=^\[\^|$(?![\s\S]))/gm, "")
      .replaceAll(/\[\^[^\]]+\]/g, "");
    const notes = Array.from(text.matchAll(/^> ?(.*)$/gm), ([, line]) => line).join("\n");
    const body = text.replaceAll(/^>.*$/gm, "").trim();
    // What is only a segment's name has no slide.
    return body.includes("\n") || notes !== "" ? [`## ${body}\n\n<!-- ${notes} -->\n`] : [];
  });
  await mkdir(folder, { recursive: true });
  await copyFile(join(ROOT, "public", EPISODE, "cover.svg"), join(folder, "cover.svg"));
  await writeFile(
    join(folder, `${EPISODE}.md`),
    `---\nmarp: true\n---\n\n${pages.join("\n---\n\n")}`,
  );
}
