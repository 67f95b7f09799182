import { join, relative } from "node:path";
import { build as buildSite, type BuildOptions } from "../../index.ts";
import { hasErrors } from "../../site/load-site.ts";
import { createProgress, reportProblems, reportUnmeasured } from "../report.ts";
import { SourcesError } from "../../site/project.ts";

export async function build(options: BuildOptions): Promise<void> {
  const progress = createProgress(process.stderr);
  const result = await buildSite({ ...options, progress });
  reportProblems({ progress }, result.problems);
  if (hasErrors(result)) throw new SourcesError();
  reportUnmeasured({ progress }, result.unmeasured);
  const out = relative(process.cwd(), result.out);
  if (result.removed.length > 0) {
    const removed = result.removed.join(", ");
    progress.line(`Removed from ${out}: ${removed}; what is to stay needs another folder.`);
  }
  for (const id of result.episodes) console.log(join(out, id, "index.html"));
}
