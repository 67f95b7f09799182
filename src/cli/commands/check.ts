import { check as checkSources } from "../../index.ts";
import { hasErrors } from "../../site/load-site.ts";
import { type DrawingOptions } from "../project.ts";
import { createProgress, formatProblems, problemsToJson, reportUnmeasured } from "../report.ts";
import { SourcesError } from "../../site/project.ts";

export async function check(
  options: DrawingOptions & { readonly format: "text" | "json" },
): Promise<void> {
  const progress = createProgress(process.stderr);
  const result = await checkSources({ ...options, progress });
  const { problems, episodes, undrawn, unmeasured } = result;
  reportUnmeasured({ progress }, unmeasured);
  if (options.format === "json") console.log(problemsToJson(problems));
  else if (problems.length > 0)
    console.log(formatProblems(problems, process.stdout.isTTY ?? false));
  else if (!undrawn)
    console.log(
      `No problems in ${episodes.length === 1 ? "1 episode" : `${episodes.length} episodes`}.`,
    );
  if (hasErrors(result)) throw new SourcesError();
}
