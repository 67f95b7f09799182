import { join, relative } from "node:path";
import { fillFolder, replaceFolder } from "../../site/build-site.ts";
import { writePdfs } from "../../site/write-pdfs.ts";
import { expectReplaceable } from "../output-folder.ts";
import { loadWithoutErrors, openSession, type DrawingOptions } from "../session.ts";

export async function build(options: DrawingOptions & { readonly pdf: boolean }): Promise<void> {
  await using session = openSession(options);
  const { project, assets, progress } = session;
  await expectReplaceable(project);
  const { contexts } = await loadWithoutErrors(session, options.pdf);
  await replaceFolder(project.out, async (folder) => {
    await fillFolder(folder, project, contexts, assets);
    if (!options.pdf) return;
    for (const [index, { episode }] of contexts.entries()) {
      await writePdfs(folder, episode, session);
      progress.step("PDFs", index + 1, contexts.length);
    }
  });
  for (const { episode } of contexts) {
    console.log(join(relative(project.cwd, project.out), episode.id, "index.html"));
  }
}
