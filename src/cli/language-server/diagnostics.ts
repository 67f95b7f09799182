import { resolve } from "node:path";
import type { VFileMessage } from "vfile-message";
import { type Diagnostic, DiagnosticSeverity, type Range } from "vscode-languageserver/node";
import { type Edit, isError, Problem } from "../../episode/problem.ts";
import { causeOf } from "../report.ts";

/** A problem as an editor shows it, and what mends it, if there is one right answer. */
export interface FoundProblem {
  readonly diagnostic: Diagnostic;
  readonly edit: Edit | undefined;
}

/**
 * Problems by the addresses of their files.
 *
 * @param cwd that of their paths
 * @param addressOf of an absolute path
 */
export function diagnosticsOf(
  problems: readonly VFileMessage[],
  cwd: string,
  addressOf: (path: string) => string,
): Map<string, FoundProblem[]> {
  const files = new Map<string, FoundProblem[]>();
  const uriOf = ({ file = "" }: VFileMessage) => addressOf(resolve(cwd, file));
  for (const message of problems) {
    const uri = uriOf(message);
    const cause = causeOf(message);
    const found = files.get(uri) ?? [];
    files.set(uri, found);
    const diagnostic: Diagnostic = {
      range: rangeOf(message),
      severity: isError(message) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: "cuedeck",
      message: message.reason,
      ...(message.ruleId !== undefined && { code: message.ruleId }),
      ...(cause && {
        relatedInformation: [
          { location: { uri: uriOf(cause), range: rangeOf(cause) }, message: cause.reason },
        ],
      }),
    };
    found.push({ diagnostic, edit: message instanceof Problem ? message.edit : undefined });
  }
  return files;
}

/** Lines and characters from 0; the whole first line where a message has no place. */
function rangeOf({ place, line = 1, column = 1 }: VFileMessage): Range {
  const start = { line: line - 1, character: column - 1 };
  if (place === undefined) return { start, end: { line: line, character: 0 } };
  const end = "end" in place ? place.end : place;
  return { start, end: { line: end.line - 1, character: end.column - 1 } };
}
