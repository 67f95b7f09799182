import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { SLIDE_PICTURES } from "../../pages/files.ts";
import {
  EXPORT_FORMATS,
  type ExportFormat,
  PICTURE_OPTIONS,
  type PictureOption,
} from "../../site/export-formats.ts";
import { exportAs, type Exported, NoMediaError } from "../../site/exports.ts";
import type { Project } from "../../site/project.ts";
import { replaceFiles } from "../../site/replace.ts";
import { CommandError, EXIT, expectEpisode } from "../exit-code.ts";
import { expectNoSource, printFile } from "../output-folder.ts";
import { type DrawingOptions, loadOne, openHere } from "../load.ts";
import { reportProblems } from "../report.ts";

export interface ExportCommandOptions extends DrawingOptions {
  readonly format: ExportFormat;
  readonly steps?: boolean;
  readonly scale?: number;
  readonly theme?: "light" | "dark";
  readonly siteUrl?: string;
}

export async function exportEpisode(
  id: string,
  { out, ...options }: ExportCommandOptions,
): Promise<void> {
  const { format, steps = false, scale, theme = "light", siteUrl } = options;
  const { path, draws = false, namesPictures } = EXPORT_FORMATS[format];
  const toStdout = out === "-";
  expectUse(options, toStdout);
  await using project = await openHere({
    ...options,
    ...(!toStdout && out !== undefined && { out }),
  });
  const { progress } = project;
  await expectEpisode(project, id);
  if (!toStdout) await expectNoSource(project, id, [path(id)]);
  const isBesidePictures = !toStdout && existsSync(join(project.out, id, SLIDE_PICTURES));
  const hasPictures = siteUrl !== undefined || isBesidePictures;
  const context = await loadOne(project, id, { siteUrl, pdf: hasPictures, draw: draws });
  const exporting = exportAs(format, context, project, { steps, scale, theme });
  const { files, problems = [] } = await exporting.catch(asWrongUse);
  if (namesPictures && !hasPictures)
    progress.line("Left out the pictures: --site-url says where the site is that has them.");
  reportProblems(project, problems);
  if (!toStdout) return write(project, id, files);
  const [name = "", ...shown] = files.keys();
  if (shown.length > 0) progress.line(`Left out what it shows: ${shown.join(", ")}.`);
  await printFile(files.get(name) ?? "");
}

/** @throws {CommandError} when the options do not fit the format */
function expectUse(options: Omit<ExportCommandOptions, "out" | "cache">, toStdout: boolean): void {
  const { format } = options;
  const { several, needsSite, takes = [] } = EXPORT_FORMATS[format];
  const vain = PICTURE_OPTIONS.find((name) => options[name] !== undefined && !takes.includes(name));
  if (vain !== undefined) {
    const reason = `Unexpected --${vain}, expected it with ${formatsThatTake(vain)}: ${format} does not depend on it.`;
    throw new CommandError(EXIT.usage, reason);
  }
  if (needsSite && options.siteUrl === undefined) {
    const reason = `Unexpected absence of --site-url, expected the site's address: ${format} says where files lie.`;
    throw new CommandError(EXIT.usage, reason);
  }
  if (several && toStdout) {
    const reason = `Unexpected \`--out -\`, expected a folder: ${format} is more than one file.`;
    throw new CommandError(EXIT.usage, reason);
  }
}

/** `png, og, pptx or mp3` */
function formatsThatTake(option: PictureOption): string {
  const formats = Object.entries(EXPORT_FORMATS).flatMap(([format, { takes }]) =>
    takes?.includes(option) ? [format] : [],
  );
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(formats);
}

async function write(project: Project, id: string, files: Exported["files"]): Promise<void> {
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
