import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * The licences of packages whose files are shipped as they are, and of all that these depend on, in the form that Vite
 * gives those of what it bundles.
 *
 * @param from a folder whose `node_modules` has them, or that of one around it
 */
export async function licensesOf(names: readonly string[], from: string): Promise<string> {
  const folders = new Set<string>();
  for (const name of names) await addFolders(name, from, folders);
  const texts = await Promise.all(Array.from(folders, readLicense));
  return [...new Set(texts)].toSorted().join("\n");
}

async function addFolders(name: string, from: string, folders: Set<string>): Promise<void> {
  const folder = findPackage(name, from);
  if (folders.has(folder)) return;
  folders.add(folder);
  const { dependencies = {} } = await readManifest(folder);
  // Types are no code.
  const needed = Object.keys(dependencies).filter((each) => !each.startsWith("@types/"));
  for (const each of needed) await addFolders(each, folder, folders);
}

/** By hand, as a package's `exports` may hide its `package.json` from `require.resolve`. */
function findPackage(name: string, from: string): string {
  const folder = join(from, "node_modules", name);
  if (existsSync(join(folder, "package.json"))) return folder;
  if (dirname(from) === from) throw new Error(`Unexpected missing package ${name}`);
  return findPackage(name, dirname(from));
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}

async function readLicense(folder: string): Promise<string> {
  const { name, version, license } = await readManifest(folder);
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? "" : (await readFile(join(folder, file), "utf8")).trim();
  const kind = license === undefined ? "" : ` (${license})`;
  return `## ${name} - ${version}${kind}\n\n${text}\n`;
}
