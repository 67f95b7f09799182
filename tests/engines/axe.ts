import type { Page } from "./page.ts";

/** Where a site has the script of axe. */
export const AXE = "axe.js";

/**
 * What axe finds on a page of a site that has {@link AXE}, in the colours that the page has.
 *
 * @param rules all, when left out
 */
export function accessibilityFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async (script, values) => {
      if (!("axe" in window))
        await new Promise((resolve) => {
          const element = document.createElement("script");
          element.src = `/${script}`;
          element.addEventListener("load", resolve);
          document.head.append(element);
        });
      const axe: typeof import("axe-core") = Reflect.get(window, "axe");
      const { violations } = await axe.run({
        resultTypes: ["violations"],
        ...(values && { runOnly: { type: "rule", values: [...values] } }),
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    AXE,
    rules ?? null,
  );
}
