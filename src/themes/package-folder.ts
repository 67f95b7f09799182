import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where a package is, seen from a folder; else from Cuedeck itself. */
export function packageFolder(name: string, folder: string): string | undefined {
  for (const from of [join(folder, "theme.yaml"), import.meta.url]) {
    try {
      return dirname(createRequire(from).resolve(`${name}/package.json`));
    } catch {}
  }
  return undefined;
}
