import type { VFileMessage } from "vfile-message";
import { type Place, problem } from "./problem.ts";

const MARKDOWN =
  /\*\*(?=\S).+?\*\*|`[^`]+`|\$(?=[^\s$])[^$]*[^\s$]\$(?!\d)|!?\[[^\]]+\]\([^\s)]+\)/;

/** Reports Markdown in a title of YAML, which is shown as it is written. */
export function checkTitle(title: string, place: Place): VFileMessage[] {
  const [written] = MARKDOWN.exec(title) ?? [];
  if (written === undefined) return [];
  const reason = `Unexpected Markdown \`\` ${written} \`\` in \`title\`, expected plain text: it is shown as it is written`;
  return [problem("markdown-syntax", place, reason, { actual: written })];
}
