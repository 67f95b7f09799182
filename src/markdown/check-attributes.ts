import type { ContainerDirective } from "mdast-util-directive";
import type { VFile } from "vfile";
import { alternatives, problem } from "../episode/problem.ts";

/** Reports attributes that a container does not have: nothing would come of them. */
export function checkAttributes(
  { attributes, name, position }: ContainerDirective,
  file: VFile,
  known: readonly string[] = [],
): void {
  for (const key of Object.keys(attributes ?? {})) {
    if (known.includes(key)) continue;
    const expected = known.length > 0 ? alternatives(known) : `none for \`:::${name}\``;
    const reason = `Unexpected attribute \`${key}\`, expected ${expected}`;
    const details = { actual: key, expected: known };
    file.messages.push(problem("unknown-key", { path: file.path, position }, reason, details));
  }
}
