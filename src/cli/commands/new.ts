import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { openProject } from "../../site/project.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import type { SourceOptions } from "../session.ts";
import { starterFiles } from "./starter.ts";

export async function create(
  id: string,
  options: SourceOptions & { readonly title?: string },
): Promise<void> {
  // `dist/assets/` is the client's.
  if (id === "assets" || !/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(id)) {
    throw new CommandError(
      EXIT.usage,
      `Unexpected episode name ${id}, expected letters, digits and hyphens.`,
    );
  }
  const project = openProject({ ...options, cwd: process.cwd() });
  const folder = join(project.slides, id);
  await mkdir(project.slides, { recursive: true });
  try {
    await mkdir(folder);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    throw new CommandError(
      EXIT.usage,
      `Unexpected folder ${relative(project.cwd, folder)}, expected a name that is still free.`,
    );
  }
  await mkdir(join(project.public, id), { recursive: true });
  for (const [name, text] of starterFiles(options.title ?? titleOf(id))) {
    const path = join(folder, name);
    await writeFile(path, text);
    console.log(relative(project.cwd, path));
  }
}

function titleOf(id: string): string {
  const words = id.replace(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
