import type { Element, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { nearestOrAll, problem } from "../episode/problem.ts";

/** Icons in one style. */
export interface IconSet {
  readonly names: readonly string[];
  /** An icon's `svg` element as text, 1em high; `undefined` when the set has none of that name. */
  svg(name: string): string | undefined;
}

export interface IconOptions {
  /** Finds a set by its name; `undefined` when it is not installed. */
  readonly icons?:
    | ((set: string) => IconSet | undefined | Promise<IconSet | undefined>)
    | undefined;
}

const ADDRESS = /^icon:([a-z\d-]+)\/([a-z\d-]+)$/;

/**
 * Replaces each image with an address such as `icon:lucide/anchor` by the icon itself: as an image when it has an
 * alternative text, else as decoration. One that stands alone has the class `large`.
 */
export default function rehypeIcons({ icons = () => undefined }: IconOptions) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const images: { node: Element; isAlone: boolean }[] = [];
    visit(tree, "element", (node, _index, parent) => {
      if (node.tagName !== "img" || !String(node.properties["src"]).startsWith("icon:")) return;
      const isAlone = parent?.type === "element" && parent.tagName === "p" && isOnlyImages(parent);
      images.push({ node, isAlone });
    });
    for (const { node, isAlone } of images) {
      const svg = await findIcon(node, icons, file);
      const { alt, className, style } = node.properties;
      const isLabelled = typeof alt === "string" && alt.trim() !== "";
      const classes = ["inline-icon", ...(isAlone ? ["large"] : []), ...[className ?? []].flat()];
      node.tagName = "svg";
      node.children = svg?.children ?? [];
      node.properties = {
        ...svg?.properties,
        className: classes.map(String),
        style,
        ...(isLabelled ? { role: "img", ariaLabel: alt } : { ariaHidden: "true" }),
      };
    }
  };
}

function isOnlyImages({ children }: Element): boolean {
  return children.every((child) =>
    child.type === "element"
      ? child.tagName === "img"
      : child.type === "text" && !child.value.trim(),
  );
}

/** The icon of an image, as a tree without anything that runs or loads; `undefined` after a message. */
async function findIcon(
  { properties, position }: Element,
  icons: NonNullable<IconOptions["icons"]>,
  file: VFile,
): Promise<Element | undefined> {
  const report = (reason: string) =>
    void file.messages.push(problem("icon-missing", { path: file.path, position }, reason));
  const address = String(properties["src"]);
  const [, setName, name] = ADDRESS.exec(address) ?? [];
  if (setName === undefined || name === undefined) {
    report(`Unexpected \`${address}\`, expected a set and a name, as \`icon:lucide/anchor\``);
    return undefined;
  }
  const set = await icons(setName);
  if (!set) {
    const command = `npm install @iconify-json/${setName}`;
    report(`Unexpected icon set \`${setName}\`, expected one that is installed: \`${command}\``);
    return undefined;
  }
  const text = set.svg(name);
  const [svg] = text === undefined ? [] : fromHtml(text, { fragment: true }).children;
  if (svg?.type === "element") return cleaned(svg, `icon-${setName}-${name}-`);
  const expected = nearestOrAll(
    name,
    set.names,
    "another icon of this set",
    (known) => `${setName}/${known}`,
  );
  report(`Unexpected icon \`${setName}/${name}\`, expected ${expected}`);
  return undefined;
}

const SHAPES: ReadonlySet<string> = new Set(
  "svg g path circle ellipse rect line polyline polygon use defs symbol mask clipPath pattern linearGradient radialGradient stop animate animateMotion animateTransform set".split(
    " ",
  ),
);

const HREF = /href$/i;

/** Attributes that run something, or that mean something else to the slide. */
const OTHER_USE = /^(?:on|data|class)/i;

/** Keeps shapes alone. Ids, and what refers to them, get a prefix: those of two icons may be the same. */
function cleaned(svg: Element, prefix: string): Element {
  visit(svg, (node, index, parent) => {
    if (node.type !== "element" || !SHAPES.has(node.tagName)) {
      if (!parent || index === undefined) return undefined;
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    for (const [name, value] of Object.entries(node.properties)) {
      const text = String(value);
      const isAddress = HREF.test(name);
      const isElsewhere = isAddress ? !text.startsWith("#") : /url\((?!#)|\/\//i.test(text);
      const changesAddress = name === "attributeName" && HREF.test(text);
      if (isElsewhere || changesAddress || OTHER_USE.test(name)) delete node.properties[name];
      else if (name === "id") node.properties[name] = prefix + text;
      else if (isAddress || text.includes("url(#"))
        node.properties[name] = text.replaceAll("#", `#${prefix}`);
    }
    return undefined;
  });
  return svg;
}
