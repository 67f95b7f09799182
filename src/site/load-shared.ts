import { join } from "node:path";
import type { VFileMessage } from "vfile-message";
import { parseShowFile, type ShowFile } from "../episode/meta.ts";
import type { YamlResult } from "../episode/read-yaml.ts";
import type { RuleSettings } from "../episode/rules/settings.ts";
import { checkConfigNames, checkPublicFolders, checkSharedNames } from "./check-names.ts";
import { listFiles, listFolders } from "./files.ts";
import { openThemes, type ThemeChoice, type Themes } from "./load-themes.ts";
import { displayPath, listEpisodes, type Project } from "./project.ts";
import { readSource } from "./read-source.ts";

/** What all episodes of a project share. */
export interface Shared {
  /** Absent when `show.yaml` has errors; empty when there is none. */
  readonly show?: ShowFile | undefined;
  readonly problems: readonly VFileMessage[];
  /** How much rules matter in files of no episode. */
  readonly settings: RuleSettings;
  readonly themes: Themes;
  /** What an episode has that names no theme. */
  readonly theme?: ThemeChoice | undefined;
}

/** Reads `show.yaml`, and opens the themes. */
export async function loadShared(project: Project): Promise<Shared> {
  const themes = openThemes(project);
  const { cwd, slides, config } = project;
  const configured =
    config.theme === undefined
      ? undefined
      : {
          name: config.theme,
          folder: cwd,
          place: { path: displayPath(project, project.configFiles[0] ?? cwd) },
        };
  const names = await listFiles(slides, false);
  const misnamed = await findMisnamed(project);
  const settings = { severities: {}, disables: [] };
  if (!names.includes("show.yaml"))
    return { show: {}, problems: misnamed, settings, themes, theme: configured };
  const path = join(slides, "show.yaml");
  const shown = displayPath(project, path);
  const { result, problems } = await readSource(path, shown, parseShowFile, project.unsaved);
  return {
    show: result?.value,
    problems: [...misnamed, ...problems],
    settings: { ...settings, severities: result?.value?.rules ?? {} },
    themes,
    theme: (result && choiceOf(result, slides)) ?? configured,
  };
}

/** Files and folders beside those of episodes that are meant as what is read there, and are not. */
export async function findMisnamed(project: Project): Promise<VFileMessage[]> {
  const { cwd, slides, public: files } = project;
  return [
    ...checkSharedNames(await listFiles(slides, false), displayPath(project, slides)),
    ...checkConfigNames(await listFiles(cwd, false)),
    ...checkPublicFolders(
      await listFolders(files),
      await listEpisodes(project),
      displayPath(project, files),
    ),
  ];
}

/** The theme that a file names. @param folder of the file */
export function choiceOf(
  { value, placeOf }: YamlResult<{ theme?: string }>,
  folder: string,
): ThemeChoice | undefined {
  return value?.theme === undefined
    ? undefined
    : { name: value.theme, folder, place: placeOf("theme") };
}
