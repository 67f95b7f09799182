import type { VFileMessage } from "vfile-message";
import { isError } from "../episode/problem.ts";
import { causeOf, formatProblems, sortProblems } from "./report.ts";
import { problemsToSarif } from "./sarif.ts";

/** How `cuedeck check` prints problems. */
export const PROBLEM_FORMATS: Readonly<
  Record<ProblemFormat, (problems: readonly VFileMessage[]) => string>
> = {
  text: (problems) => formatProblems(problems, process.stdout.isTTY ?? false),
  json: problemsToJson,
  sarif: problemsToSarif,
  github: problemsToGithub,
};

export type ProblemFormat = "text" | "json" | "sarif" | "github";

/** All problems as JSON, by file and place. */
function problemsToJson(problems: readonly VFileMessage[]): string {
  const entries = sortProblems(problems).map((message) => ({
    path: message.file ?? "",
    line: message.line ?? null,
    column: message.column ?? null,
    endLine: endOf(message)?.line ?? null,
    endColumn: endOf(message)?.column ?? null,
    severity: isError(message) ? "error" : "warning",
    rule: message.ruleId ?? null,
    reason: message.reason,
    source: message.source ?? null,
    note: message.note ?? causeOf(message)?.reason ?? null,
  }));
  return JSON.stringify(entries, null, 2);
}

/**
 * Annotations of GitHub Actions, one a line.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function problemsToGithub(problems: readonly VFileMessage[]): string {
  return sortProblems(problems)
    .map((message) => {
      const { file, line, column, ruleId, reason } = message;
      const end = endOf(message);
      // Columns are allowed within one line only.
      const columns = end?.line === line && { col: column, endColumn: end?.column };
      const properties = { file, line, endLine: end?.line, ...columns, title: ruleId };
      const list = Object.entries(properties).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
      );
      return `::${isError(message) ? "error" : "warning"} ${list.join(",")}::${escapeData(reason)}`;
    })
    .join("\n");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function endOf({ place }: VFileMessage) {
  return place && "end" in place ? place.end : undefined;
}
