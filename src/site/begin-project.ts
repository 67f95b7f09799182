import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Project } from "./project.ts";

/** What helps editors and programs that write, as a new project has it; see there. */
const EDITOR = new URL(
  import.meta.url.endsWith(".ts") ? "../editor/" : "../../src/editor/",
  import.meta.url,
);
/** By their paths below the working directory, files of that folder. */
const SHIPPED = {
  "AGENTS.md": "AGENTS.md",
  "llms.txt": "llms.txt",
  ".vscode/cuedeck.code-snippets": "cuedeck.code-snippets",
  ".vscode/extensions.json": "extensions.json",
  ".vscode/tasks.json": "tasks.json",
};
const SCHEMAS = "node_modules/cuedeck/src/schemas";

/**
 * Writes what is not there yet of the files that help with writing: the format on one page for programs, and what VS
 * Code reads. What exists stays as it is.
 *
 * @returns paths of what was written
 */
export async function beginProject(project: Project): Promise<string[]> {
  const texts = Object.entries(SHIPPED).map(
    async ([path, name]) => [path, await readFile(new URL(name, EDITOR), "utf8")] as const,
  );
  const settings = `${JSON.stringify(editorSettings(project), null, 2)}\n`;
  const files = [...(await Promise.all(texts)), [".vscode/settings.json", settings] as const];
  const written: string[] = [];
  for (const [path, text] of files) {
    await mkdir(dirname(join(project.cwd, path)), { recursive: true });
    if (await writeNew(join(project.cwd, path), text)) written.push(path);
  }
  return written;
}

/** Which file has which schema, and that Tab inserts a snippet, which VS Code does not offer in Markdown by itself. */
function editorSettings(project: Project): object {
  const slides = slashed(relative(project.cwd, project.slides));
  const schemas = {
    [`./${SCHEMAS}/episode.json`]: `${slides}/*/episode.yaml`,
    [`./${SCHEMAS}/show.json`]: `${slides}/show.yaml`,
    [`./${SCHEMAS}/theme.json`]: `${slides}/**/theme.yaml`,
  };
  return {
    ...(existsSync(join(project.cwd, SCHEMAS)) && { "yaml.schemas": schemas }),
    "[markdown]": { "editor.tabCompletion": "onlySnippets" },
  };
}

/**
 * A line by which editors that have the YAML language server know a file's keys; empty where the package is not
 * installed in the working directory.
 *
 * @param folder of the file
 */
export function schemaLine(project: Project, folder: string, schema: "episode" | "theme"): string {
  const path = join(project.cwd, SCHEMAS, `${schema}.json`);
  return existsSync(path)
    ? `# yaml-language-server: $schema=${slashed(relative(folder, path))}\n`
    : "";
}

/** @returns whether the file was not there */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
