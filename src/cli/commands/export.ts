import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { EXPORT_FORMATS, type ExportFormat } from "../../site/export-formats.ts";
import { exportAs, NoMediaError } from "../../site/exports.ts";
import { replaceFiles } from "../../site/replace-files.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { formatProblems } from "../print-problems.ts";
import { expectEpisode } from "../known-episode.ts";
import { expectNoSource } from "../output-folder.ts";
import { loadOne, openSession, type DrawingOptions } from "../session.ts";

export interface ExportCommandOptions extends DrawingOptions {
  readonly format: ExportFormat;
  readonly steps?: boolean;
  readonly scale: number;
  readonly theme: "light" | "dark";
  readonly siteUrl?: string;
}

export async function exportEpisode(
  id: string,
  { out, ...options }: ExportCommandOptions,
): Promise<void> {
  const { format, steps = false, scale, theme, siteUrl } = options;
  const { path, needsSite, draws = false } = EXPORT_FORMATS[format];
  if (needsSite && siteUrl === undefined) {
    const reason = `Unexpected absence of --site-url, expected the site's address: ${format} says where files lie.`;
    throw new CommandError(EXIT.usage, reason);
  }
  const toStdout = out === "-";
  await using session = openSession({ ...options, ...(!toStdout && out !== undefined && { out }) });
  const { project, progress } = session;
  await expectEpisode(project, id);
  if (!toStdout) await expectNoSource(project, id, [path(id)]);
  const context = await loadOne(session, id, { siteUrl, draw: draws });
  const exporting = exportAs(format, context, { ...session, steps, scale, theme });
  const { files, problems = [] } = await exporting.catch(asWrongUse);
  if (problems.length > 0) progress.line(formatProblems(problems, process.stderr.isTTY ?? false));
  if (toStdout) {
    const [content, ...more] = files.values();
    if (more.length > 0 || !(typeof content === "string" || content instanceof Uint8Array)) {
      const reason = `Unexpected \`--out -\`, expected a folder: ${format} is more than one file.`;
      throw new CommandError(EXIT.usage, reason);
    }
    writeFileSync(process.stdout.fd, content);
    return;
  }
  const home = join(project.out, id);
  const paths = new Map(Array.from(files, ([name, content]) => [join(home, name), content]));
  await replaceFiles(paths);
  for (const path of paths.keys()) console.log(relative(project.cwd, path));
}

/** What an episode does not have can't be asked for. */
function asWrongUse(error: unknown): never {
  if (error instanceof NoMediaError) throw new CommandError(EXIT.usage, error.message);
  throw error;
}
