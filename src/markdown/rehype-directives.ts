import type { Element, ElementContent, Root, RootContent } from "hast";
import { sanitize, type Schema } from "hast-util-sanitize";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";
import { allowList } from "./rehype-allowed.ts";

/** A directive as its author wrote it: `::name[…]{…}` is a leaf, `:::name{…}` … `:::` a container. */
export interface Directive {
  readonly name: string;
  readonly type: "leaf" | "container";
  readonly attributes: Readonly<Record<string, string>>;
  /** What it holds, as HTML that is safe to publish. */
  readonly children: ElementContent[];
}

/**
 * What the directives of a name make. The result passes the same allow list as an author's HTML, but keeps its class
 * names and data attributes.
 */
export type Directives = Readonly<
  Record<string, (directive: Directive) => ElementContent | ElementContent[]>
>;

declare module "vfile" {
  interface DataMap {
    /** Directives whose placeholders have their index as `data-directive`. */
    directives: Omit<Directive, "children">[];
  }
}

/** Turns a directive into a placeholder, which {@link rehypeDirectives} replaces. */
export function holdPlace(node: ContainerDirective | LeafDirective, file: VFile): void {
  const directives = (file.data.directives ??= []);
  const attributes = Object.entries(node.attributes ?? {}).map(([key, value]) => [
    key,
    value ?? "",
  ]);
  directives.push({
    name: node.name,
    type: node.type === "leafDirective" ? "leaf" : "container",
    attributes: Object.fromEntries(attributes),
  });
  node.data = { hName: "div", hProperties: { dataDirective: String(directives.length - 1) } };
}

/**
 * Replaces placeholders by what their directives make, the innermost first. Where one throws, or returns no hast, that is
 * told where the directive stands.
 */
export default function rehypeDirectives(directives: Directives) {
  return (tree: Root, file: VFile): void => {
    const replaced = (node: ElementContent): ElementContent[] => {
      if (node.type !== "element") return [node];
      node.children = node.children.flatMap(replaced);
      const { dataDirective, ...properties } = node.properties;
      if (dataDirective === undefined) return [node];
      const directive = file.data.directives?.[Number(dataDirective)];
      const make = directive && directives[directive.name];
      if (!make) return [{ ...node, properties }];
      const report = (what: string, expected: string) => {
        const written = `${directive.type === "leaf" ? "::" : ":::"}${directive.name}`;
        const place = { path: file.path, position: node.position };
        const reason = `Unexpected ${what} \`${written}\` in the configuration, expected ${expected}`;
        file.messages.push(problem("unknown-directive", place, reason));
        return [];
      };
      try {
        const made = [make({ ...directive, children: node.children })].flat();
        const other = made.findIndex((each) => !isNode(each));
        if (other === -1) return allowed(made, node);
        return report(
          `\`${kindOf(made[other])}\` as what is made by`,
          `hast, as \`{ type: "element", … }\``,
        );
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error);
        return report("error of", `it to make hast: ${detail}`);
      }
    };
    tree.children = tree.children.filter(isContent).flatMap(replaced);
  };
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return value instanceof Promise ? "Promise" : typeof value;
}

const NODES: ReadonlySet<unknown> = new Set(["element", "text", "comment", "raw", "root"]);

/** Whether what an author's function has returned is a node of hast. */
function isNode(made: unknown): boolean {
  return typeof made === "object" && made !== null && "type" in made && NODES.has(made.type);
}

const schema: Schema = {
  ...allowList,
  attributes: {
    ...Object.fromEntries(
      Object.entries(allowList.attributes ?? {}).map(([tag, allowed]) => [
        tag,
        allowed.filter(isNotClass),
      ]),
    ),
    "*": [...(allowList.attributes?.["*"] ?? []).filter(isNotClass), "className", "data*"],
  },
};

function isNotClass(attribute: string | [string, ...unknown[]]): boolean {
  return attribute[0] !== "className";
}

/** Sanitises what a directive makes, and gives its elements the directive's position for messages. */
function allowed(made: ElementContent[], { position }: Element): ElementContent[] {
  const root = sanitize({ type: "root", children: made }, schema);
  if (root.type !== "root") return [];
  if (position) visit(root, "element", (node) => void (node.position ??= position));
  return root.children.filter(isContent);
}

function isContent(node: RootContent): node is ElementContent {
  return node.type !== "doctype";
}
