import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const CHUNKS = "chunks/mermaid.esm.min";

/** Mermaid's own `getConfig`, minified: `U({},configuration)` merges into an empty object. */
const GET_CONFIG = /\(\(\)=>[\w$]+\(\{\},([\w$]+)\),"getConfig"\)/;

/** The same copy, three levels deep, without what is null and with each entry of a list once. */
const COPY_CONFIG = `(()=>(function copy(value,depth){
if(Array.isArray(value))return[...new Set(value)];
const result={...value};
if(depth>0)for(const key in result){
if(result[key]===null)delete result[key];
else if(typeof result[key]==="object")result[key]=copy(result[key],depth-1);
}
return result;
})($1,2),"getConfig")`;

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
  await speedUpConfig(files.map((file) => path.join(to, file)));
  const { version }: { version: string } = JSON.parse(
    await readFile(path.join(from, "package.json"), "utf8"),
  );
  await writeFile(path.join(to, "package.json"), JSON.stringify({ type: "module", version }));
}

/**
 * Replaces the deep copy of its configuration that Mermaid makes for every label: that takes two fifths of its time.
 *
 * @throws when no file has the code to replace
 */
async function speedUpConfig(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const code = await readFile(file, "utf8");
    if (!GET_CONFIG.test(code)) continue;
    await writeFile(file, code.replace(GET_CONFIG, COPY_CONFIG));
    return;
  }
  throw new Error("Unexpected Mermaid, expected its own getConfig");
}
