import { constants, existsSync } from "node:fs";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { SharedBrowser } from "../browser/shared-browser.ts";
import { DrawingPages } from "../diagram/drawing-pages.ts";
import { type ClientAssets, MERMAID, readAssets } from "./assets.ts";
import { type Config, loadConfig } from "./config.ts";
import { isFolder, listFolders } from "./files.ts";
import { findIconSets } from "./icons.ts";
import type { Memory } from "./memory.ts";

/** Receives progress reports. */
export interface Progress {
  line(text: string): void;
  /** `done` of `total` are done. */
  step(label: string, done: number, total: number): void;
}

export interface ProjectOptions {
  /** Folder of the episodes, relative to `cwd`; `slides` when left out. */
  readonly slides?: string | undefined;
  /** Folder of the site, relative to `cwd`; `dist` when left out. */
  readonly out?: string | undefined;
  /** Folder of a theme of one's own and of a brand, relative to `cwd`; that of the episodes when left out. */
  readonly themes?: string | undefined;
  /** The theme of all episodes, whatever they name. */
  readonly theme?: string | undefined;
  /** False to draw and print everything anew, and to keep nothing. */
  readonly cache?: boolean | undefined;
  /** True to have slides that are `hidden`, too. */
  readonly hidden?: boolean | undefined;
  /** Texts, by absolute path, that stand for those of files: what an editor has not saved. */
  readonly unsaved?: ReadonlyMap<string, string> | undefined;
  /** The working directory: paths in options and messages are relative to it. The process's own when left out. */
  readonly cwd?: string | undefined;
  /** Environment variables; the process's own when left out. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** No reports when left out. */
  readonly progress?: Progress | undefined;
}

/**
 * The sources and the output of a user, with all that is needed to build one from the other. Paths are absolute.
 * Disposing of it closes the browser.
 */
export interface Project extends AsyncDisposable {
  readonly cwd: string;
  readonly slides: string;
  /** Where a theme of one's own is, and a brand. */
  readonly themes: string;
  /** The name of the theme that all episodes have, whatever they name. */
  readonly theme: string | undefined;
  /** `public/`, beside the slides' folder. */
  readonly public: string;
  readonly out: string;
  /** Folder of the cache, which can be deleted at any time. */
  readonly cache: string;
  /** Draws and prints; started when first needed. */
  readonly browser: SharedBrowser;
  /** Pages of it that draw diagrams. */
  readonly drawingPages: DrawingPages;
  /** The client's scripts, styles and fonts. */
  readonly assets: ClientAssets;
  readonly progress: Progress;
  /** Whether episodes have their slides that are `hidden`. */
  readonly hidden: boolean;
  /** Texts, by absolute path, that stand for those of files. */
  readonly unsaved: ReadonlyMap<string, string>;
  /** Sets of icons that the author has installed. */
  readonly icons: ReturnType<typeof findIconSets>;
  /** What the author's `cuedeck.config.ts` says; empty where there is none. */
  readonly config: Config;
  /** Paths of that file, and of what it imports by path. */
  readonly configFiles: readonly string[];
  /** For a project that is loaded again and again. */
  readonly memory?: Memory | undefined;
}

/** The sources can't be used; the message is empty if their problems were printed. */
export class SourcesError extends Error {
  override readonly name = "SourcesError";
}

/** Options that can't be used; the message says why, and what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const SILENT: Progress = { line() {}, step() {} };

/**
 * Opens the project of a folder.
 *
 * @throws {ConfigError} when its `cuedeck.config.ts` can't be used
 */
export async function openProject(options: ProjectOptions = {}): Promise<Project> {
  const {
    cwd = process.cwd(),
    env = process.env,
    progress = SILENT,
    cache = true,
    hidden = false,
    unsaved = new Map(),
  } = options;
  const { config, files: configFiles } = await loadConfig(cwd);
  const slides = resolve(cwd, options.slides ?? "slides");
  const kept = join(cwd, "node_modules/.cache/cuedeck");
  const isKept = cache && (await isWritable(kept));
  if (cache && !isKept)
    progress.line(`Nothing is kept for the next time, as ${relative(cwd, kept)} can't be written.`);
  const temporary = isKept ? undefined : await mkdtemp(join(tmpdir(), "cuedeck-cache-"));
  const browser = new SharedBrowser({ env, report: (line) => progress.line(line) });
  let assets: ClientAssets | undefined;
  return {
    cwd,
    slides,
    themes: options.themes === undefined ? slides : resolve(cwd, options.themes),
    theme: options.theme,
    public: resolve(slides, "../public"),
    out: resolve(cwd, options.out ?? "dist"),
    cache: temporary ?? kept,
    browser,
    drawingPages: new DrawingPages(MERMAID),
    get assets() {
      assets ??= readAssets();
      return assets;
    },
    progress,
    hidden,
    unsaved,
    icons: findIconSets(cwd),
    config,
    configFiles,
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
    },
  };
}

/** Whether a folder can be written, or made where it is missing. */
async function isWritable(folder: string): Promise<boolean> {
  try {
    await access(folder, constants.W_OK);
    return await isFolder(folder);
  } catch {
    const parent = dirname(folder);
    const isMissing = parent !== folder && !existsSync(folder);
    return isMissing && (await isWritable(parent));
  }
}

/** The folder of a theme of one's own, beside the episodes. */
export const OWN_THEME = "theme";

/** Ids of all episodes: the other folders below `slides/`, by name. Empty when there is no such folder. */
export async function listEpisodes(project: Project): Promise<string[]> {
  const names = await listFolders(project.slides);
  return names.filter((name) => !name.startsWith(".") && name !== OWN_THEME);
}

/** A path as messages show it. */
export function displayPath(project: Project, path: string): string {
  return relative(project.cwd, path).replaceAll("\\", "/");
}

/** @throws {UsageError} that names the episodes there are, when `id` is none of them */
export async function expectEpisode(project: Project, id: string): Promise<void> {
  const known = await listEpisodes(project);
  if (known.includes(id)) return;
  const expected =
    known.length > 0 ? `one of ${known.join(", ")}` : `\`cuedeck new ${id}\` to begin it`;
  throw new UsageError(`Unexpected episode ${id}, expected ${expected}.`);
}
