import { explainRule, isRule } from "../../episode/rules/explain.ts";
import { nearest } from "../../episode/problem.ts";
import { RULES } from "../../episode/rules/rules.ts";
import { check as checkSources } from "../../index.ts";
import { hasErrors } from "../../site/load-site.ts";
import { mendSources } from "../../site/mend-sources.ts";
import { SourcesError, UsageError } from "../../site/project.ts";
import { PROBLEM_FORMATS, type ProblemFormat } from "../problem-formats.ts";
import { type DrawingOptions, openHere } from "../project.ts";
import { createProgress, reportUnmeasured } from "../report.ts";

export async function check(
  options: DrawingOptions & {
    readonly format: ProblemFormat;
    readonly fix?: boolean;
    readonly explain?: string;
  },
): Promise<void> {
  if (options.explain !== undefined) return explain(options.explain);
  const progress = createProgress(process.stderr);
  if (options.fix) await mend(options);
  const result = await checkSources({ ...options, progress });
  const { problems, episodes, undrawn, unmeasured } = result;
  reportUnmeasured({ progress }, unmeasured);
  const { format } = options;
  // The others say by an empty text that there is nothing.
  if (problems.length > 0 || format === "json" || format === "sarif")
    console.log(PROBLEM_FORMATS[format](problems));
  else if (format === "text" && !undrawn)
    console.log(
      `No problems in ${episodes.length === 1 ? "1 episode" : `${episodes.length} episodes`}.`,
    );
  if (hasErrors(result)) throw new SourcesError();
}

function explain(rule: string): void {
  if (isRule(rule)) return console.log(explainRule(rule));
  const near = nearest(rule, Object.keys(RULES));
  throw new UsageError(
    `Unexpected rule ${rule}, expected ${near === undefined ? "one" : `${near} or another`} of the README.`,
  );
}

async function mend(options: DrawingOptions): Promise<void> {
  await using project = await openHere(options);
  for (const [path, { mended, left }] of await mendSources(project)) {
    if (mended > 0) project.progress.line(`${path}: mended ${countMistakes(mended)}`);
    if (left > 0)
      project.progress.line(
        `${path}: left ${countMistakes(left)} that would break another rule once mended`,
      );
  }
}

function countMistakes(count: number): string {
  return count === 1 ? "1 mistake" : `${count} mistakes`;
}
