import type { Image, ImageReference, Root } from "mdast";
import { directiveFromMarkdown } from "mdast-util-directive";
import { directive } from "micromark-extension-directive";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { nearestOrAll, problem } from "../episode/problem.ts";

declare module "micromark-util-types" {
  interface TokenTypeMap {
    imageAttributes: "imageAttributes";
  }
}

/** Where {@link remarkImageAttributes} keeps what stands between the braces, with them. */
interface WithAttributes {
  attributes?: string | undefined;
}

declare module "mdast" {
  interface ImageData extends WithAttributes {}
  interface ImageReferenceData extends WithAttributes {}
}

/** The attributes that an image may have, with the properties that they become; `rehype-images.ts` checks the values. */
const PROPERTIES: Readonly<Record<string, string>> = {
  class: "className",
  width: "width",
  height: "height",
  focus: "dataFocus",
  credit: "dataCredit",
  poster: "dataPoster",
  name: "dataName",
};

/**
 * Reads attributes directly after an image, `![…](…){width=60% .wide}`, in the syntax that directives have. Elsewhere
 * braces are text.
 */
export default function remarkImageAttributes(this: Processor) {
  const data = this.data();
  (data.micromarkExtensions ??= []).push({
    text: {
      [OPENING]: {
        previous() {
          return this.events.at(-1)?.[1].type === "image";
        },
        tokenize(effects, ok, nok) {
          let quote: number | undefined;
          let length = 0;
          const inside: typeof ok = (code) => {
            if (code === null || code < -2 || length === LONGEST) return nok(code);
            effects.consume(code);
            length += 1;
            if (quote !== undefined) {
              if (code === quote) quote = undefined;
            } else if (QUOTES.has(code)) {
              quote = code;
            } else if (code === CLOSING) {
              effects.exit("imageAttributes");
              return ok;
            }
            return inside;
          };
          return (code) => {
            effects.enter("imageAttributes");
            effects.consume(code);
            return inside;
          };
        },
      },
    },
  });
  (data.fromMarkdownExtensions ??= []).push({
    enter: {
      imageAttributes(token) {
        const parent = this.stack.at(-1);
        const image = parent && "children" in parent ? parent.children.at(-1) : undefined;
        if (image?.type !== "image" && image?.type !== "imageReference") return;
        image.data = { ...image.data, attributes: this.sliceSerialize(token) };
        const { line, column, offset } = token.end;
        if (image.position) image.position.end = { line, column, offset };
      },
    },
  });
  return (tree: Root, file: VFile): void => {
    visit(tree, ["image", "imageReference"], (node) => {
      if (node.type === "image" || node.type === "imageReference") readAttributes(node, file);
    });
  };
}

/** Of what stands between the braces. A brace without its partner would have a long line read for each image. */
const LONGEST = 2_000;

/** Character codes, as micromark has them. */
const OPENING = 0x7b;
const CLOSING = 0x7d;
const QUOTES: ReadonlySet<number> = new Set([0x22, 0x27]);

function readAttributes(image: Image | ImageReference, file: VFile): void {
  const written = image.data?.attributes;
  if (written === undefined) return;
  const place = { path: file.path, position: image.position };
  const attributes = parseAttributes(written);
  if (!attributes) {
    const reason = `Unexpected \`${written}\` after an image, expected attributes as \`{width=60%}\``;
    file.messages.push(problem("invalid-value", place, reason, { actual: written }));
    return;
  }
  const properties = { ...image.data?.hProperties };
  for (const [name, value] of Object.entries(attributes)) {
    const property = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
    if (property !== undefined) {
      const text = value ?? "";
      properties[property] = name === "class" ? text.split(/\s+/).filter(Boolean) : text;
      continue;
    }
    const expected = Object.keys(PROPERTIES);
    const reason = `Unexpected attribute \`${name}\`, expected ${nearestOrAll(name, expected)}`;
    file.messages.push(problem("unknown-key", place, reason, { actual: name, expected }));
  }
  image.data = { ...image.data, hProperties: properties };
}

/** The attributes of a text with its braces; `undefined` when it has none. */
function parseAttributes(written: string): Record<string, string | null | undefined> | undefined {
  const name = "image";
  const source = `:${name}${written}`;
  const [paragraph] = directives.parse(source).children;
  const [only] = paragraph?.type === "paragraph" ? paragraph.children : [];
  const isWhole = only?.type === "textDirective" && only.position?.end.offset === source.length;
  return isWhole ? (only.attributes ?? {}) : undefined;
}

const directives = unified()
  .use(remarkParse)
  .use(function (this: Processor) {
    const data = this.data();
    (data.micromarkExtensions ??= []).push(directive());
    (data.fromMarkdownExtensions ??= []).push(directiveFromMarkdown());
  })
  .freeze();
