import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import type { ExportedFiles, ExportTools } from "../formats/format.ts";
import { type ExportName, exportOf } from "../formats/formats.ts";
import type { PageContext } from "../pages/context.ts";
import { ALONE, WEB } from "./assets.ts";
import { coverPicture, slidePictures } from "./pictures.ts";
import { withPrintSite } from "./print-site.ts";
import type { Project } from "./project.ts";

export interface ExportOptions extends Pick<ExportTools, "steps" | "scale"> {
  readonly theme: "light" | "dark";
}

export interface Exported {
  readonly files: ExportedFiles;
  /** What the players for which it is meant would refuse. */
  readonly problems: readonly VFileMessage[];
}

/**
 * Exports an episode.
 *
 * @throws {NoRecordingError} if it has no recording of the kind
 * @throws {MissingFfmpegError} if the format needs ffmpeg and there is none
 */
export async function exportAs(
  name: ExportName,
  context: PageContext,
  project: Project,
  { steps, scale, theme }: ExportOptions,
): Promise<Exported> {
  const format = exportOf(name);
  const { id } = context.episode;
  const tools: ExportTools = {
    steps,
    scale,
    publicFolder: join(project.public, id),
    clientFolders: { site: WEB, standalone: ALONE },
    slidePictures: (options) =>
      withPrintSite(context, project, (site) => slidePictures(site, { ...options, theme })),
    coverPicture: () => withPrintSite(context, project, (site) => coverPicture(site, theme)),
  };
  switch (format.type) {
    case "text": {
      const files = new Map([[format.path(id), format.write(context)]]);
      return { files, problems: format.check?.(context) ?? [] };
    }
    case "file":
      return {
        files: new Map([[format.path(id), await format.write(context, tools)]]),
        problems: [],
      };
    case "files":
      return { files: await format.write(context, tools), problems: [] };
  }
}
