import { listEpisodes, type Project } from "../site/project.ts";
import { CommandError, EXIT } from "./exit-code.ts";

/** @throws {CommandError} that names the episodes there are, when `id` is none of them */
export async function expectEpisode(project: Project, id: string): Promise<void> {
  const known = await listEpisodes(project);
  if (known.includes(id)) return;
  const expected =
    known.length > 0 ? `one of ${known.join(", ")}` : `\`cuedeck new ${id}\` to begin it`;
  throw new CommandError(EXIT.usage, `Unexpected episode ${id}, expected ${expected}.`);
}
