import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const CHUNKS = "chunks/mermaid.esm.min";

/**
 * Copies what the render page needs of mermaid, some 5 MB, out of the package into a folder of ours,
 * with a `package.json` that tells its version.
 */
export async function copyMermaid(to: string): Promise<void> {
  const from = path.dirname(createRequire(import.meta.url).resolve("mermaid/package.json"));
  const dist = path.join(from, "dist");
  await mkdir(path.join(to, CHUNKS), { recursive: true });
  const chunks = (await readdir(path.join(dist, CHUNKS))).filter((name) => name.endsWith(".mjs"));
  const files = ["mermaid.esm.min.mjs", ...chunks.map((name) => `${CHUNKS}/${name}`)];
  await Promise.all(files.map((file) => copyFile(path.join(dist, file), path.join(to, file))));
  const { version }: { version: string } = JSON.parse(
    await readFile(path.join(from, "package.json"), "utf8"),
  );
  await writeFile(path.join(to, "package.json"), JSON.stringify({ type: "module", version }));
}
