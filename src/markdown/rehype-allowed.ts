import type { Element, Root } from "hast";
import { defaultSchema, type Schema } from "hast-util-sanitize";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { CALLOUTS } from "../episode/episode.ts";
import { alternatives, problem } from "../episode/problem.ts";
import { schemeOf } from "../episode/source-file.ts";

const LINK_PROTOCOLS = ["http", "https", "mailto", "tel"];
/** Without `src`: `rehype-images.ts` checks that images are files of the episode. */
const URL_ATTRIBUTES = ["href", "cite", "longDesc"];

/** HTML that authors may write: GitHub's list without remote images, plus what Cuedeck's own plugins make. */
export const allowList: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    "figure",
    "figcaption",
    "mark",
    "small",
    "abbr",
    "u",
  ].filter((name) => !["picture", "section", "source"].includes(name)),
  protocols: { ...defaultSchema.protocols, href: LINK_PROTOCOLS, src: [], dataEmbed: ["https"] },
  clobberPrefix: "",
  attributes: {
    ...defaultSchema.attributes,
    "*": [
      ...(defaultSchema.attributes?.["*"] ?? []).filter((name) => name !== "id" && name !== "name"),
      "dir",
      "lang",
      [
        "className",
        "column",
        "fit-words",
        "steps",
        "magic-move",
        "code-group",
        "citation",
        "callout-title",
        "contains-task-list",
        "task-list-item",
      ],
      "dataStep",
    ],
    code: [["className", /^language-./, "math-inline", "math-display"], "dataCode"],
    div: [
      ...(defaultSchema.attributes?.["div"] ?? []),
      "dataDirective",
      ["dataCallout", ...CALLOUTS],
    ],
    figure: ["dataDiagram", "dataEmbed"],
    a: ["href", "title", "hrefLang", "dataCitation", ["className", "citation"]],
    img: [
      "src",
      "alt",
      "title",
      "width",
      "height",
      "longDesc",
      "dataFocus",
      "dataCredit",
      "dataPoster",
      "dataDrawing",
      "dataName",
      ["className", /^[\p{L}\p{N}-]+$/u],
    ],
  },
};

/** What to write in place of elements that authors know from elsewhere. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["iframe", '`::embed{src="https://…" title="…"}`'],
  ["video", "`![what it shows](film.mp4)`"],
  ["audio", "`![what is heard](sound.mp3)`"],
  ["v-click", "`:::steps`"],
  ["v-clicks", "`:::steps`"],
]);

/**
 * Reports what the allow list is going to remove. URLs with a scheme that it does not have are errors: a link without
 * its target would remain.
 */
export default function rehypeAllowed() {
  return (tree: Root, file: VFile): void => {
    visit(tree, "element", (node, index, parent) => {
      const place = { path: file.path, position: node.position };
      const isForm = node.tagName === "input" && !isTaskBox(node);
      if (isForm || !allowList.tagNames?.includes(node.tagName)) {
        const expected = INSTEAD.get(node.tagName) ?? "Markdown or an allowed element";
        const reason = `Unexpected HTML element \`<${node.tagName}>\`, expected ${expected}; it is left out`;
        file.messages.push(problem("html-removed", place, reason));
      }
      for (const name of Object.keys(node.properties)) {
        if (/^(?:on[a-z]|style$)/i.test(name)) {
          const reason = `Unexpected attribute \`${name.toLowerCase()}\` on \`<${node.tagName}>\`, expected none; it is left out`;
          file.messages.push(problem("html-removed", place, reason));
        }
      }
      checkClasses(node, file);
      checkUrls(node, file);
      // The allow list would turn any other input into a checkbox.
      if (!isForm || parent === undefined || index === undefined) return undefined;
      parent.children.splice(index, 1);
      return index;
    });
  };
}

/** Whether an input comes from GFM's `- [x]`. */
function isTaskBox({ properties: { type, disabled } }: Element): boolean {
  return type === "checkbox" && disabled === true;
}

/** Classes are for a style of the author's own, as images have it: elements in text have none. */
function checkClasses({ tagName, properties, position }: Element, file: VFile): void {
  const names = [properties.className].flat().map(String);
  if (properties.className == null) return;
  for (const name of names.filter((each) => !isAllowedClass(tagName, each))) {
    const reason = `Unexpected class \`${name}\` on \`<${tagName}>\`, expected none; it is left out`;
    file.messages.push(problem("html-removed", { path: file.path, position }, reason));
  }
}

function isAllowedClass(tagName: string, name: string): boolean {
  const definitions = [allowList.attributes?.[tagName], allowList.attributes?.["*"]].flatMap(
    (attributes) => attributes ?? [],
  );
  const own = definitions.find((each) => (Array.isArray(each) ? each[0] : each) === "className");
  if (!Array.isArray(own)) return own !== undefined;
  return own.slice(1).some((each) => (each instanceof RegExp ? each.test(name) : each === name));
}

function checkUrls(node: Element, file: VFile): void {
  for (const name of URL_ATTRIBUTES) {
    const value = node.properties[name];
    if (typeof value !== "string") continue;
    const scheme = schemeOf(value);
    // The allow list knows but small letters.
    if (scheme !== undefined && value.toLowerCase().startsWith(`${scheme}:`))
      node.properties[name] = scheme + value.slice(scheme.length);
    if (scheme === undefined || LINK_PROTOCOLS.includes(scheme)) continue;
    const reason = `Unexpected scheme \`${scheme}:\`, expected ${alternatives(LINK_PROTOCOLS)}`;
    const place = { path: file.path, position: node.position };
    const details = { actual: scheme, expected: LINK_PROTOCOLS };
    file.messages.push(problem("url-scheme", place, reason, details));
  }
}
