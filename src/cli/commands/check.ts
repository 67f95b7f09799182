import { check as checkSources } from "../../index.ts";
import { hasErrors } from "../../site/load-site.ts";
import { type DrawingOptions } from "../project.ts";
import { createProgress, formatProblems, problemsToJson } from "../report.ts";
import { SourcesError } from "../../site/project.ts";

export async function check(
  options: DrawingOptions & { readonly format: "text" | "json" },
): Promise<void> {
  const progress = createProgress(process.stderr);
  const result = await checkSources({ ...options, progress });
  const { problems, episodes, undrawn, unmeasured } = result;
  if (unmeasured)
    progress.line(`Not looked at whether all fits on the slides: ${unmeasured.message}`);
  if (options.format === "json") console.log(problemsToJson(problems));
  else if (problems.length > 0)
    console.log(formatProblems(problems, process.stdout.isTTY ?? false));
  else if (!undrawn)
    console.log(
      `No problems in ${episodes.length === 1 ? "1 episode" : `${episodes.length} episodes`}.`,
    );
  if (hasErrors(result)) throw new SourcesError();
}
