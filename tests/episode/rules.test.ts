import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { renderRulesPage } from "../../src/pages/rules/html.ts";
import { RULES } from "../../src/episode/rules/rules.ts";

test("the README lists every rule, with what is wrong and what to do", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const [, list = ""] = /<summary>Rules<\/summary>\n([\s\S]*?)<\/details>/.exec(readme) ?? [];
  const rows = list
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split(/\s*\|\s*/).slice(1, -1));
  expect(rows).toEqual(
    Object.entries(RULES).map(([id, { severity, always, title, help }]) => [
      `\`${id}\``,
      always ? `${severity}, always` : severity,
      `${title}.`,
      `${help}.`,
    ]),
  );
});

test("the guide's page of rules has all of them", async () => {
  await expect(renderRulesPage()).toMatchFileSnapshot("../../public/guide/rules/index.html");
});
