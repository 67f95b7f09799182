import type { VFileMessage } from "vfile-message";
import { MissingBrowserError } from "../../browser/browser-choice.ts";
import { isError } from "../../episode/problem.ts";
import { hasErrors, type LoadedSite, loadSite } from "../../site/load-site.ts";
import { findOverfullSlides } from "../../site/overfull-slides.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { formatProblems, problemsToJson } from "../report.ts";
import { type DrawingOptions, openSession, type Session } from "../session.ts";

export async function check(
  options: DrawingOptions & { readonly format: "text" | "json" },
): Promise<void> {
  await using session = openSession(options);
  const site = await loadSite({ ...session, pdf: false });
  const problems = [...site.problems, ...(await checkDrawn(site, session))];
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
  session: Session,
): Promise<VFileMessage[]> {
  if (obstacle || problems.some(isError)) return [];
  try {
    return await findOverfullSlides(contexts, session);
  } catch (error) {
    // Sources without diagrams can be checked where no browser is, all but this.
    if (!(error instanceof MissingBrowserError)) throw error;
    session.progress.line(`Not looked at whether all fits on the slides: ${error.message}`);
    return [];
  }
}
