import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { stampFile } from "./stamps.ts";

/** Sets of icons and themes, as packages are named. */
const FORMS = [/^@iconify-json\//, /^cuedeck-theme-/];

/**
 * Describes what is installed for some folders, by npm or any other program: where packages of icons and themes are, their
 * versions, and when their icons were written. Another version has another description.
 */
export function describeInstalled(folders: readonly string[]): unknown[] {
  const homes = new Set(folders.flatMap(withParents).map((folder) => join(folder, "node_modules")));
  return [...homes].flatMap((home) => [
    // All that npm has installed.
    stampFile(home, ".package-lock.json")?.digest,
    ...namesIn(home)
      .flatMap((name) =>
        name.startsWith("@") ? namesIn(join(home, name)).map((each) => `${name}/${each}`) : [name],
      )
      .filter((name) => FORMS.some((form) => form.test(name)))
      .map((name) => describePackage(join(home, name))),
  ]);
}

function withParents(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...withParents(parent)];
}

/** Sorted; none where there is no such folder. */
function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder).toSorted()
    : [];
}

/** @param path which may be a link, as pnpm has them */
function describePackage(path: string): unknown[] {
  const icons = statSync(join(path, "icons.json"), { throwIfNoEntry: false });
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  return [
    isThere && realpathSync(path),
    stampFile(path, "package.json")?.digest,
    icons?.size,
    icons?.mtimeMs,
  ];
}
