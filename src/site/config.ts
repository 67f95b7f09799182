import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import * as v from "valibot";
import { nearestOrAll } from "../episode/problem.ts";
import type { MarkdownOptions } from "../markdown/core.ts";
import type { Directives } from "../markdown/rehype-directives.ts";

type Plugins = Pick<MarkdownOptions, "remarkPlugins" | "rehypePlugins" | "directives">;

/** What `cuedeck.config.ts` may say. */
export interface Config extends Plugins {
  /** The theme of shows that name none: its name, or its folder as `./theme`. */
  readonly theme?: string | undefined;
}

/** Names of the file, of which the first that is there is read. */
export const CONFIG_NAMES: readonly string[] = [
  "cuedeck.config.ts",
  "cuedeck.config.js",
  "cuedeck.config.mjs",
];

const THEME = "the name of a theme, or its folder as `./theme`";
const PLUGINS = "a list of plugins";
const DIRECTIVES = "functions by the names of their directives";
const DIRECTIVE = "a function that makes hast of a directive";
const ConfigFile = v.strictObject({
  theme: v.optional(v.string(THEME)),
  remarkPlugins: v.optional(v.custom<Plugins["remarkPlugins"]>(Array.isArray, PLUGINS)),
  rehypePlugins: v.optional(v.custom<Plugins["rehypePlugins"]>(Array.isArray, PLUGINS)),
  directives: v.optional(
    v.record(
      v.string(),
      v.custom<Directives[string]>((value) => typeof value === "function", DIRECTIVE),
      DIRECTIVES,
    ),
  ),
});

/** A configuration file can't be used: the message names it, and says why. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

export interface LoadedConfig {
  readonly config: Config;
  /** Absolute paths of the file and of what it imports by path; none where there is no such file. */
  readonly files: readonly string[];
}

/**
 * Reads the `cuedeck.config.ts`, `.js` or `.mjs` of a folder, if there is one.
 *
 * @throws {ConfigError} when it can't be run, or says what is not known
 */
export async function loadConfig(folder: string): Promise<LoadedConfig> {
  const path = CONFIG_NAMES.map((name) => join(folder, name)).find((file) => existsSync(file));
  if (path === undefined) return { config: {}, files: [] };
  const fail = (reason: string, cause?: unknown) =>
    new ConfigError(`${basename(path)}: ${reason}`, { cause });
  const { module, dependencies } = await importModule(path, folder).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw fail(
      `Unexpected error, expected it to run: ${stripVTControlCharacters(reason).trim()}`,
      error,
    );
  });
  const result = v.safeParse(ConfigFile, module.default);
  if (result.success) return { config: result.output, files: [path, ...dependencies] };
  const [issue] = result.issues;
  const [key, ...inner] = (issue.path ?? []).map((item) => String(item.key));
  if (key === undefined)
    throw fail("Unexpected default export, expected an object, as `defineConfig` takes it");
  const name = [key, ...inner].join(".");
  throw fail(
    key in ConfigFile.entries
      ? `Unexpected \`${name}\`, expected ${issue.message}`
      : `Unexpected key \`${name}\`, expected ${nearestOrAll(name, Object.keys(ConfigFile.entries))}`,
  );
}

/** Vite runs TypeScript also where Node.js does not. */
async function importModule(path: string, root: string) {
  const { runnerImport } = await import("vite");
  const options = { configFile: false, logLevel: "silent", root } as const;
  return runnerImport<{ readonly default?: unknown }>(path, options);
}
