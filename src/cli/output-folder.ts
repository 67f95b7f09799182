import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { displayPath, endangered, listFiles, type Project } from "../site/project.ts";
import { CommandError, EXIT } from "./exit-code.ts";

/**
 * Sees to it that a site replaces nothing but an older site.
 *
 * @throws {CommandError} when it would take the place of its own sources, lie among them, or end another folder's life
 */
export async function expectReplaceable(project: Project): Promise<void> {
  const out = displayPath(project, project.out) || ".";
  const lost = endangered(project);
  if (lost !== undefined) {
    const name = displayPath(project, lost) || "the working directory";
    throw new CommandError(
      EXIT.usage,
      `Unexpected output folder ${out}, expected one apart from ${name}.`,
    );
  }
  if ((await listFiles(project.out)).length === 0 || (await isSite(project.out))) return;
  throw new CommandError(
    EXIT.usage,
    `Unexpected files in the output folder ${out}, expected an empty folder or a site of Cuedeck's; move them away or name another with --out.`,
  );
}

async function isSite(folder: string): Promise<boolean> {
  const page = await readFile(join(folder, "index.html"), "utf8").catch(() => "");
  return page.includes('<meta name="generator" content="Cuedeck">');
}
