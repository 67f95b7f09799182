import type { Image, Link, PhrasingContent, Strong } from "mdast";
import type { LeafDirective } from "mdast-util-directive";
import type { VFile } from "vfile";
import { type Details, nearestOrAll, problem } from "../episode/problem.ts";
import type { RuleId } from "../episode/rules/rules.ts";

const ADDRESS = /^https:\/\/[\w.-]+(?::\d+)?(?:[/?#]\S*)?$/i;
const ATTRIBUTES = ["src", "poster", "title"];

/**
 * Makes `::embed{src poster title}` a figure that has the address as `data-embed`, with its poster and a link to the
 * address. Whether the poster is there, `rehype-images.ts` checks.
 */
export function readEmbed(node: LeafDirective, file: VFile): void {
  const { position } = node;
  const report = (rule: RuleId, reason: string, details: Details = {}) =>
    void file.messages.push(problem(rule, { path: file.path, position }, reason, details));
  const { src, poster, title, ...unknown } = node.attributes ?? {};
  for (const key of Object.keys(unknown)) {
    const reason = `Unexpected attribute \`${key}\`, expected ${nearestOrAll(key, ATTRIBUTES)}`;
    report("unknown-key", reason, { actual: key, expected: ATTRIBUTES });
  }
  node.children = [];
  if (!src || !ADDRESS.test(src)) {
    const what = src ? `address \`${src}\` of an embed` : "embed without an address";
    const reason = `Unexpected ${what}, expected one with https, as \`src="https://…"\``;
    return report("invalid-value", reason, { actual: src ?? undefined });
  }
  if (!title?.trim()) {
    const reason = 'Unexpected embed without a title, expected `title="what it shows"`';
    return report("embed-title", reason);
  }
  const text: PhrasingContent = { type: "text", value: title };
  const link: Link = { type: "link", url: src, children: [text], position };
  const caption: Strong = { type: "strong", children: [link], data: { hName: "figcaption" } };
  const picture: Image = { type: "image", url: poster ?? "", alt: title, position };
  node.children = poster ? [picture, caption] : [caption];
  node.data = { hName: "figure", hProperties: { dataEmbed: src } };
}
