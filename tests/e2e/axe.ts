import { source as axe } from "axe-core";
import type { Page } from "playwright-core";

declare global {
  interface Window {
    readonly axe: typeof import("axe-core");
  }
}

const SCHEMES = ["light", "dark"] as const;

/** What axe finds in a part of a page, in both colour schemes: the dark one differs in its colours only. */
export async function axeViolations(
  page: Page,
  part = "html",
  schemes: readonly (typeof SCHEMES)[number][] = SCHEMES,
): Promise<string[]> {
  // The policy of the pages lets no script in, but this is none of theirs.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const found: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate(
      async ({ part, rules }) =>
        (
          await window.axe.run(part, {
            resultTypes: ["violations"],
            ...(rules && { runOnly: { type: "rule", values: rules } }),
          })
        ).violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
        ),
      { part, rules: colorScheme === "dark" && ["color-contrast", "link-in-text-block"] },
    );
    found.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
  }
  return found;
}
