import { RULE_EXAMPLES } from "./examples.ts";
import { type RuleId, RULES } from "./rules.ts";

/** What a rule means, what to do, and an example of both, in Markdown. */
export function explainRule(id: RuleId): string {
  const { severity, always, title, help } = RULES[id];
  const example = RULE_EXAMPLES[id];
  const { file = "01-sand.md" } = example ?? {};
  const where = file === "files" ? " files" : example?.file ? `, in \`${file}\`` : "";
  const language = file === "files" ? "text" : file.replace(/^.*\./, "");
  const fence = (text: string) => `~~~${language}\n${text}\n~~~`;
  return [
    `# ${id}`,
    `${title}. This is ${always ? "always an error" : severity === "error" ? "an error" : "a warning"}.`,
    `${help}.`,
    ...(example
      ? [`Wrong${where}:`, fence(example.wrong), `Right${where}:`, fence(example.right)]
      : []),
  ].join("\n\n");
}

export function isRule(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}
