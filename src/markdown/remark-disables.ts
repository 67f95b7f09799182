import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { nearestOrAll, problem } from "../episode/problem.ts";
import type { Disable } from "../episode/rules/settings.ts";
import { RULES } from "../episode/rules/rules.ts";

declare module "vfile" {
  interface DataMap {
    /** Comments that turn off rules. */
    disables: Disable[];
  }
}

const NAME = "cuedeck-disable-next-line";

/** Finds `<!-- cuedeck-disable-next-line rule: reason -->`, which turns off rules for the block below it. */
export default function remarkDisables() {
  return (tree: Root, file: VFile): void => {
    visit(tree, "html", ({ value, position }, index, parent) => {
      const [, name, list = "", reason] =
        /^<!--\s*(cuedeck-[\w-]+)\s*([^:]*?)\s*(?::([\s\S]*))?-->$/.exec(value) ?? [];
      if (name === undefined) return;
      const place = { path: file.path, position };
      const report = (what: string, expected: string) => {
        const message = `Unexpected ${what}, expected ${expected}`;
        file.messages.push(problem("disable-comment", place, message));
      };
      const rules = list.split(/[\s,]+/).filter(Boolean);
      if (name !== NAME || rules.length === 0) {
        report(`comment \`${name}\``, `\`${NAME} rule: reason\``);
        return;
      }
      if (!reason?.trim()) report("comment without a reason", `\`${NAME} ${list}: reason\``);
      const known = rules.filter((rule) => {
        const [, found] = Object.entries(RULES).find(([id]) => id === rule) ?? [];
        if (!found)
          report(
            `rule \`${rule}\``,
            nearestOrAll(rule, Object.keys(RULES), "a rule of the README"),
          );
        else if (found.always)
          report(`rule \`${rule}\``, "one without which something can be built");
        return found && !found.always;
      });
      const next = parent?.children[(index ?? 0) + 1]?.position;
      const from = next?.start.line ?? Infinity;
      const disable = { place, rules: known, lines: [from, next?.end.line ?? from] } as const;
      (file.data.disables ??= []).push(disable);
    });
  };
}
