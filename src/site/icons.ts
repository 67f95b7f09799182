import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { getIconData } from "@iconify/utils/lib/icon-set/get-icon";
import { iconToSVG } from "@iconify/utils/lib/svg/build";
import type { IconSet } from "../markdown/rehype-icons.ts";

/**
 * Finds sets of icons in packages as `@iconify-json/lucide`, which the author has installed.
 *
 * @param folder of the author's project
 * @see https://iconify.design/docs/types/iconify-json.html
 */
export function findIconSets(folder: string): (set: string) => Promise<IconSet | undefined> {
  const { resolve } = createRequire(join(folder, "package.json"));
  const sets = new Map<string, IconSet>();
  return async (name) => {
    try {
      const path = resolve(`@iconify-json/${name}/icons.json`);
      const set = sets.get(path) ?? (await readIconSet(path));
      sets.set(path, set);
      return set;
    } catch {
      // Not there, or not whole: to install it helps both.
      return undefined;
    }
  };
}

async function readIconSet(path: string): Promise<IconSet> {
  const data: Parameters<typeof getIconData>[0] = JSON.parse(await readFile(path, "utf8"));
  const names = [...Object.keys(data.icons), ...Object.keys(data.aliases ?? {})];
  return {
    names,
    svg(name) {
      // Else `constructor` would be an icon of every set.
      const icon = names.includes(name) ? getIconData(data, name) : null;
      if (!icon) return undefined;
      const { attributes, body } = iconToSVG(icon, { height: "1em" });
      const { width = "1em", height = "1em", viewBox } = attributes;
      return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="${width}" height="${height}">${body}</svg>`;
    },
  };
}
