import { displayPath, endangered, type Project } from "../site/project.ts";
import { CommandError, EXIT } from "./exit-code.ts";

/** @throws {CommandError} when the site would take the place of its own sources, or lie among them */
export function expectApart(project: Project): void {
  const lost = endangered(project);
  if (lost === undefined) return;
  const names = { out: displayPath(project, project.out), lost: displayPath(project, lost) };
  throw new CommandError(
    EXIT.usage,
    `Unexpected output folder ${names.out || "."}, expected one apart from ${names.lost || "the working directory"}.`,
  );
}
