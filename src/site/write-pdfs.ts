import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SharedBrowser } from "../chromium/shared-browser.ts";
import type { Episode } from "../episode/episode.ts";
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
  const cached = join(project.cache, "pdf", `${await pageKey(folder, id, browser)}.pdf`);
  let printed: Uint8Array | undefined = await readFile(cached).catch(() => undefined);
  if (!printed) {
    const chromium = await browser.launch();
    // Loading pdf-lib takes a fifth of a second, in which Chromium can already print.
    void loadFinishPdf();
    printed = await printPdf(
      chromium,
      folder,
      `${encodeURIComponent(id)}/print/index.html?layout=slides`,
    );
    await mkdir(dirname(cached), { recursive: true });
    await writeFile(`${cached}.${process.pid}`, printed);
    await rename(`${cached}.${process.pid}`, cached);
  }
  const { finishPdf } = await loadFinishPdf();
  await writeFile(target, await finishPdf(printed, episode));
  return [target];
}

const loadFinishPdf = () => import("../export/finish-pdf.ts");

/** Changes when anything changes that could show in print. */
async function pageKey(folder: string, id: string, browser: SharedBrowser): Promise<string> {
  const hash = createHash("sha256").update((await browser.choice()).fingerprint);
  // The client's files have their content's hash in their names, and the page names them.
  hash.update(await readFile(join(folder, id, "print/index.html")));
  for (const file of await listFiles(join(folder, id))) {
    if (/\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(file))
      hash.update(file).update(await readFile(join(folder, id, file)));
  }
  return hash.digest("hex").slice(0, 40);
}
