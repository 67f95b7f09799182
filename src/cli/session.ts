import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SharedBrowser } from "../browser/shared-browser.ts";
import type { PageContext } from "../pages/context.ts";
import { readAssets } from "../site/assets.ts";
import type { DrawOptions } from "../site/draw-diagrams.ts";
import { hasErrors, type LoadedSite, loadSite } from "../site/load-site.ts";
import { openProject } from "../site/project.ts";
import { CommandError, EXIT } from "./exit-code.ts";
import { createProgress, formatProblems, type Progress } from "./report.ts";

/** Options that every command about sources has. */
export interface SourceOptions {
  readonly slides?: string;
  readonly out?: string;
}

/** Options of the commands that draw and print. */
export interface DrawingOptions extends SourceOptions {
  /** False with `--no-cache`: all is drawn and printed anew, and nothing kept. */
  readonly cache: boolean;
}

/** What a command works with; disposing of it ends the browser, if one was started. */
export interface Session extends DrawOptions, AsyncDisposable {
  readonly progress: Progress;
}

export function openSession({ slides, out, cache }: DrawingOptions): Session {
  const progress = createProgress(process.stderr);
  const temporary = cache ? undefined : mkdtempSync(join(tmpdir(), "cuedeck-cache-"));
  const browser = new SharedBrowser({ env: process.env, report: (line) => progress.line(line) });
  return {
    project: openProject({
      ...(slides !== undefined && { slides }),
      ...(out !== undefined && { out }),
      ...(temporary !== undefined && { cache: temporary }),
      cwd: process.cwd(),
    }),
    browser,
    assets: readAssets(),
    progress,
    report: (done, total) => progress.step("Diagrams", done, total),
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
    },
  };
}

type LoadOptions = Pick<Parameters<typeof loadSite>[0], "pdf" | "siteUrl" | "only" | "draw">;

/**
 * Reads an episode that there is, and prints its problems on stderr.
 *
 * @throws {CommandError} when it has errors
 */
export async function loadOne(
  session: Session,
  id: string,
  options: Omit<LoadOptions, "only">,
): Promise<PageContext> {
  const { contexts } = await loadWithoutErrors(session, { ...options, only: id });
  const [context] = contexts;
  if (!context) throw new Error(`Unexpected absence of the episode ${id}, expected it to be read`);
  return context;
}

/**
 * Reads the whole site and prints its problems on stderr.
 *
 * @throws {CommandError} when the sources have errors
 */
export async function loadWithoutErrors(
  session: Session,
  options: LoadOptions,
): Promise<LoadedSite> {
  const site = await loadSite({ ...session, ...options });
  if (site.problems.length > 0) {
    session.progress.line(formatProblems(site.problems, process.stderr.isTTY ?? false));
  }
  if (hasErrors(site)) throw new CommandError(EXIT.sources, "");
  return site;
}
