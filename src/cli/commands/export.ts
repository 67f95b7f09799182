import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { SLIDE_PICTURES } from "../../pages/files.ts";
import { NoRecordingError } from "../../formats/files/mp3.ts";
import { PICTURE_OPTIONS, type PictureOption } from "../../formats/format.ts";
import { EXPORT_NAMES, type ExportName, exportOf } from "../../formats/formats.ts";
import { exportAs } from "../../site/exports.ts";
import { expectEpisode } from "../../site/project.ts";
import { replaceFiles } from "../../site/replace.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { expectNoSource } from "../../site/output-folder.ts";
import { printFile } from "../report.ts";
import { type DrawingOptions, loadOne, openHere } from "../load.ts";
import { reportProblems } from "../report.ts";

export interface ExportCommandOptions extends DrawingOptions {
  readonly format: ExportName;
  readonly steps?: boolean;
  readonly scale?: number;
  readonly theme?: "light" | "dark";
  readonly siteUrl?: string;
}

export async function exportEpisode(
  id: string,
  { out, ...options }: ExportCommandOptions,
): Promise<void> {
  const { format: name, steps = false, scale, theme = "light", siteUrl } = options;
  const format = exportOf(name);
  const toStdout = out === "-";
  expectUse(options, toStdout);
  await using project = await openHere({
    ...options,
    ...(!toStdout && out !== undefined && { out }),
  });
  const { progress } = project;
  await expectEpisode(project, id);
  if (!toStdout) await expectNoSource(project, id, [format.path(id)]);
  const isBesidePictures = !toStdout && existsSync(join(project.out, id, SLIDE_PICTURES));
  const hasPictures = siteUrl !== undefined || isBesidePictures;
  const context = await loadOne(project, id, {
    siteUrl,
    pdf: hasPictures,
    draw: format.type !== "text" && (format.draws ?? false),
  });
  const exporting = exportAs(name, context, project, { steps, scale, theme });
  const { files, problems } = await exporting.catch(asUsageError);
  if (format.linksPictures && !hasPictures)
    progress.line("The chapters are without pictures. To link to a site's, add --site-url.");
  reportProblems(project, problems);
  if (toStdout) {
    const [path = "", ...shown] = files.keys();
    if (shown.length > 0) progress.line(`Left out what it shows: ${shown.join(", ")}.`);
    return printFile(files.get(path) ?? "");
  }
  const home = join(project.out, id);
  const paths = new Map(Array.from(files, ([path, content]) => [join(home, path), content]));
  await replaceFiles(paths);
  for (const path of paths.keys()) console.log(relative(project.cwd, path));
}

function optionsOf(name: ExportName): readonly PictureOption[] {
  const format = exportOf(name);
  return (format.type !== "text" && format.options) || [];
}

/** @throws {CommandError} when the options do not fit the format */
function expectUse(options: Omit<ExportCommandOptions, "out" | "cache">, toStdout: boolean): void {
  const { format: name } = options;
  const format = exportOf(name);
  const useless = PICTURE_OPTIONS.find(
    (option) => options[option] !== undefined && !optionsOf(name).includes(option),
  );
  if (useless !== undefined) {
    const reason = `Unexpected --${useless}, expected it with ${formatsWith(useless)}: ${name} does not depend on it.`;
    throw new CommandError(EXIT.usage, reason);
  }
  if (format.needsSite && options.siteUrl === undefined) {
    const reason = `Unexpected missing --site-url, expected the site's address: ${name} contains the URLs of files.`;
    throw new CommandError(EXIT.usage, reason);
  }
  if (format.type === "files" && !format.folder && toStdout) {
    const reason = `Unexpected \`--out -\`, expected a folder: ${name} is more than one file.`;
    throw new CommandError(EXIT.usage, reason);
  }
}

/** `png, og, pptx or mp3` */
function formatsWith(option: PictureOption): string {
  const names = EXPORT_NAMES.filter((name) => optionsOf(name).includes(option));
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(names);
}

function asUsageError(error: unknown): never {
  if (error instanceof NoRecordingError) throw new CommandError(EXIT.usage, error.message);
  throw error;
}
