import { undoLast } from "../../site/replace-sources.ts";
import { openHere, type SourceOptions } from "../project.ts";

export async function undo(options: SourceOptions): Promise<void> {
  await using project = await openHere(options);
  const { command, date, paths } = await undoLast(project);
  console.log(`Undone: cuedeck ${command}, of ${date.slice(0, 16).replace("T", " ")} UTC`);
  for (const path of paths) console.log(path);
}
