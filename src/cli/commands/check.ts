import type { VFileMessage } from "vfile-message";
import { MissingBrowserError } from "../../browser/browser-choice.ts";
import { isError } from "../../episode/problem.ts";
import { hasErrors, type LoadedSite, loadSite } from "../../site/load-site.ts";
import { findOverfullSlides } from "../../site/overfull-slides.ts";
import type { Project } from "../../site/project.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { type DrawingOptions, openHere } from "../load.ts";
import { formatProblems, problemsToJson } from "../report.ts";

export async function check(
  options: DrawingOptions & { readonly format: "text" | "json" },
): Promise<void> {
  await using project = await openHere(options);
  const site = await loadSite(project, { pdf: false });
  const problems = [...site.problems, ...(await checkDrawn(site, project))];
  if (options.format === "json") console.log(problemsToJson(problems));
  else if (problems.length > 0)
    console.log(formatProblems(problems, process.stdout.isTTY ?? false));
  else if (!site.obstacle)
    console.log(
      `No problems in ${site.contexts.length === 1 ? "1 episode" : `${site.contexts.length} episodes`}.`,
    );
  if (hasErrors(site)) throw new CommandError(EXIT.sources, "");
}

/** What shows only once slides are drawn, which those of broken sources can't be. */
async function checkDrawn(
  { contexts, problems, obstacle }: LoadedSite,
  project: Project,
): Promise<VFileMessage[]> {
  if (obstacle || problems.some(isError)) return [];
  try {
    return await findOverfullSlides(contexts, project);
  } catch (error) {
    // Sources without diagrams can be checked where no browser is, all but this.
    if (!(error instanceof MissingBrowserError)) throw error;
    project.progress.line(`Not looked at whether all fits on the slides: ${error.message}`);
    return [];
  }
}
