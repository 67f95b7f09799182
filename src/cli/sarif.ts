import type { VFileMessage } from "vfile-message";
import { isError } from "../episode/problem.ts";
import { explainRule, isRule } from "../episode/rules/explain.ts";
import { RULES } from "../episode/rules/rules.ts";
import { causeOf, sortProblems } from "./report.ts";
import { version } from "./version.ts";

/**
 * All problems in the Static Analysis Results Interchange Format, with what each rule means.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function problemsToSarif(problems: readonly VFileMessage[]): string {
  const ids = Object.keys(RULES);
  const rules = Object.entries(RULES).map(([id, { severity, title, help }]) => ({
    id,
    shortDescription: { text: `${title}.` },
    help: { text: `${help}.`, ...(isRule(id) && { markdown: explainRule(id) }) },
    defaultConfiguration: { level: severity },
  }));
  const results = sortProblems(problems).map((message) => {
    const cause = causeOf(message);
    return {
      ruleId: message.ruleId,
      ruleIndex: ids.indexOf(message.ruleId ?? ""),
      level: isError(message) ? "error" : "warning",
      message: { text: message.reason },
      locations: [locationOf(message)],
      ...(cause && {
        relatedLocations: [{ ...locationOf(cause), message: { text: cause.reason } }],
      }),
    };
  });
  const driver = { name: "Cuedeck", semanticVersion: version, rules };
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver }, columnKind: "utf16CodeUnits", results }],
  };
  return JSON.stringify(log, null, 2);
}

function locationOf({ file = "", place, line }: VFileMessage) {
  const artifactLocation = { uri: encodeURI(file), uriBaseId: "%SRCROOT%" };
  if (!place || line === undefined) return { physicalLocation: { artifactLocation } };
  const { start, end } = "start" in place ? place : { start: place, end: undefined };
  const region = {
    startLine: start.line,
    startColumn: start.column,
    ...(end && { endLine: end.line, endColumn: end.column }),
  };
  return { physicalLocation: { artifactLocation, region } };
}
