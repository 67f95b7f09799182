import { existsSync } from "node:fs";
import { join } from "node:path";
import { SLIDE_PICTURES } from "../../pages/files.ts";
import { NoRecordingError } from "../../formats/files/mp3.ts";
import { PICTURE_OPTIONS, type PictureOption } from "../../formats/format.ts";
import { EXPORT_NAMES, type ExportName, exportOf } from "../../formats/formats.ts";
import { exportAs } from "../../site/exports.ts";
import { expectEpisode, UsageError } from "../../site/project.ts";
import { expectNoSource } from "../../site/output-folder.ts";
import { type DrawingOptions, loadOne, openHere, writeOutput } from "../project.ts";
import { reportProblems } from "../report.ts";

export interface ExportCommandOptions extends DrawingOptions {
  readonly format: ExportName;
  readonly steps?: boolean;
  readonly scale?: number;
  readonly theme?: "light" | "dark";
  readonly siteUrl?: string;
}

export async function exportEpisode(id: string, options: ExportCommandOptions): Promise<void> {
  const { format: name, steps = false, scale, theme = "light", siteUrl } = options;
  const format = exportOf(name);
  const toStdout = options.out === "-";
  expectUse(options, toStdout);
  await using project = await openHere(options);
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
    project.progress.line(
      "The chapters are without pictures. To link to a site's, add --site-url.",
    );
  reportProblems(project, problems);
  await writeOutput(project, id, files, toStdout);
}

function optionsOf(name: ExportName): readonly PictureOption[] {
  const format = exportOf(name);
  return (format.type !== "text" && format.options) || [];
}

/** @throws {UsageError} when the options do not fit the format */
function expectUse(options: ExportCommandOptions, toStdout: boolean): void {
  const { format: name } = options;
  const format = exportOf(name);
  const useless = PICTURE_OPTIONS.find(
    (option) => options[option] !== undefined && !optionsOf(name).includes(option),
  );
  if (useless !== undefined) {
    const reason = `Unexpected --${useless}, expected it with ${formatsWith(useless)}: ${name} does not depend on it.`;
    throw new UsageError(reason);
  }
  if (format.needsSite && options.siteUrl === undefined) {
    const reason = `Unexpected missing --site-url, expected the site's address: ${name} contains the URLs of files.`;
    throw new UsageError(reason);
  }
  if (format.type === "files" && !format.folder && toStdout) {
    const reason = `Unexpected \`--out -\`, expected a folder: ${name} is more than one file.`;
    throw new UsageError(reason);
  }
}

/** `png, og, pptx or mp3` */
function formatsWith(option: PictureOption): string {
  const names = EXPORT_NAMES.filter((name) => optionsOf(name).includes(option));
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(names);
}

function asUsageError(error: unknown): never {
  if (error instanceof NoRecordingError) throw new UsageError(error.message);
  throw error;
}
