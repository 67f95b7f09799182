import { RULE_EXAMPLES } from "./examples.ts";
import { type RuleId, RULES } from "./rules.ts";

/** What a rule means, what to do, and an example of both, in Markdown. */
export function explainRule(id: RuleId): string {
  const { severity, always, title, help } = RULES[id];
  const example = RULE_EXAMPLES[id];
  const language = example?.isYaml ? "yaml" : "md";
  const fence = (text: string) => `~~~${language}\n${text}\n~~~`;
  return [
    `# ${id}`,
    `${title}. This is ${always ? "always an error" : severity === "error" ? "an error" : "a warning"}.`,
    `${help}.`,
    ...(example ? ["Wrong:", fence(example.wrong), "Right:", fence(example.right)] : []),
  ].join("\n\n");
}

export function isRule(id: string): id is RuleId {
  return Object.hasOwn(RULES, id);
}
