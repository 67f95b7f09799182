import { pathToFileURL } from "node:url";
import { resolve } from "node:path";
import type { VFileMessage } from "vfile-message";
import { type Diagnostic, DiagnosticSeverity, type Range } from "vscode-languageserver/node";
import { isError } from "../../episode/problem.ts";
import { causeOf } from "../report.ts";

/** Problems as an editor shows them, by the addresses of their files. @param cwd that of their paths */
export function diagnosticsOf(
  problems: readonly VFileMessage[],
  cwd: string,
): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const message of problems) {
    const uri = addressOf(message, cwd);
    const cause = causeOf(message);
    const diagnostics = files.get(uri) ?? [];
    files.set(uri, diagnostics);
    diagnostics.push({
      range: rangeOf(message),
      severity: isError(message) ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: "cuedeck",
      message: message.reason,
      ...(message.ruleId !== undefined && { code: message.ruleId }),
      ...(cause && {
        relatedInformation: [
          {
            location: { uri: addressOf(cause, cwd), range: rangeOf(cause) },
            message: cause.reason,
          },
        ],
      }),
    });
  }
  return files;
}

function addressOf({ file = "" }: VFileMessage, cwd: string): string {
  return pathToFileURL(resolve(cwd, file)).href;
}

/** Lines and characters from 0; the whole first line where a message has no place. */
function rangeOf({ place, line = 1, column = 1 }: VFileMessage): Range {
  const start = { line: line - 1, character: column - 1 };
  if (place === undefined) return { start, end: { line: line, character: 0 } };
  const end = "end" in place ? place.end : place;
  return { start, end: { line: end.line - 1, character: end.column - 1 } };
}
