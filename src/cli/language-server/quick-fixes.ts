import { location } from "vfile-location";
import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver/node";
import { openFile } from "../../markdown/core.ts";
import type { FoundProblem } from "./diagnostics.ts";

/**
 * What an editor offers to mend at a place: the same edits that `check --fix` makes.
 *
 * @param found in the file
 * @param text of the file in which it was found
 */
export function quickFixesOf(
  uri: string,
  found: readonly FoundProblem[],
  text: string,
  range: Range,
): CodeAction[] {
  const points = location(openFile({ path: uri, text }));
  return found.flatMap(({ diagnostic, edit }) => {
    const [start, end] = [edit && positionOf(edit.from), edit && positionOf(edit.to)];
    if (!start || !end || !edit || !overlap(diagnostic.range, range)) return [];
    return [
      {
        title: `Write \`${edit.text.trim()}\``,
        kind: CodeActionKind.QuickFix,
        isPreferred: true,
        diagnostics: [diagnostic],
        edit: { changes: { [uri]: [{ range: { start, end }, newText: edit.text }] } },
      },
    ];
  });

  function positionOf(offset: number) {
    const point = points.toPoint(offset);
    return point && { line: point.line - 1, character: point.column - 1 };
  }
}

/** Whether two ranges have a place in common, be it only an end. */
function overlap(one: Range, other: Range): boolean {
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start);
}

function isBefore(one: Range["start"], other: Range["start"]): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
