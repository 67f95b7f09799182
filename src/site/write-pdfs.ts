import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SharedBrowser } from "../chromium/shared-browser.ts";
import type { Episode } from "../episode/episode.ts";
import { finishPdf } from "../export/finish-pdf.ts";
import { printPdf } from "../export/print-pdf.ts";
import { listFiles, type Project } from "./project.ts";

/**
 * Writes an episode's PDFs into a finished site. One that was printed before from the same page comes from the cache.
 *
 * @param folder of the site
 */
export async function writePdfs(
  folder: string,
  episode: Episode,
  { project, browser }: { readonly project: Project; readonly browser: SharedBrowser },
): Promise<string[]> {
  const { id } = episode;
  const target = join(folder, id, `${id}-slides.pdf`);
  const cached = join(project.cache, "pdf", `${await contentKey(folder, episode, browser)}.pdf`);
  let pdf = await readFile(cached).catch(() => undefined);
  if (!pdf) {
    const printed = await printPdf(
      await browser.launch(),
      folder,
      `${id}/print/index.html?layout=slides`,
    );
    pdf = Buffer.from(await finishPdf(printed, episode));
    await mkdir(join(project.cache, "pdf"), { recursive: true });
    await writeFile(`${cached}.${process.pid}`, pdf);
    await rename(`${cached}.${process.pid}`, cached);
  }
  await writeFile(target, pdf);
  return [target];
}

/** Changes when anything changes that could show in the PDF. */
async function contentKey(
  folder: string,
  { id, meta, segments }: Episode,
  browser: SharedBrowser,
): Promise<string> {
  const hash = createHash("sha256");
  const labels = segments.map(({ slides }) => slides.length);
  hash.update(JSON.stringify([(await browser.choice()).fingerprint, meta, labels]));
  // The client's files have their content's hash in their names, and the page names them.
  hash.update(await readFile(join(folder, id, "print/index.html")));
  for (const file of await listFiles(join(folder, id))) {
    if (/\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(file))
      hash.update(file).update(await readFile(join(folder, id, file)));
  }
  return hash.digest("hex").slice(0, 40);
}
