import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Words of the episode in `slides/`, which belong in its folder. */
const SUBJECT =
  /\b(?:harm|heal|drug|ketamine|glutamate|evidence|brains?|dendrit\w*|synap\w*|neuro\w*|(?:anti)?depress(?:ion|ive|ant)\w*)\b/i;

test.each(["src", "bench"])("nothing in %s speaks of what an episode is about", async (folder) => {
  const entries = await readdir(`${ROOT}${folder}`, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && /\.(?:m?ts|mjs|css|md|ya?ml|json|svg)$/.test(entry.name),
  );
  expect(files.length).toBeGreaterThan(10);
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const lines = (await readFile(`${parentPath}/${name}`, "utf8")).split("\n");
      return lines.filter((line) => SUBJECT.test(line)).map((line) => `${name}: ${line.trim()}`);
    }),
  );
  expect(found.flat()).toEqual([]);
});

test("neither does the README's reference", async () => {
  const readme = await readFile(`${ROOT}README.md`, "utf8");
  const reference = readme.slice(readme.indexOf("## Write a segment"));
  expect(reference.split("\n").filter((line) => SUBJECT.test(line))).toEqual([]);
});
