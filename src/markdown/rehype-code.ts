import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { classesOf, hasClass } from "../episode/class-names.ts";
import { readCodeMeta } from "../episode/code-meta.ts";
import { nearest, problem } from "../episode/problem.ts";
import { finishCode, LINE_CLASSES, readDiff } from "./code-lines.ts";
import { matchWords } from "./match-words.ts";
import type { CodeNode } from "./read-code.ts";

/** Code that was highlighted before, as Shiki's `pre` element. */
export interface HighlightCache {
  read(language: string, code: string): Promise<Element | undefined>;
  write(language: string, code: string, pre: Element): Promise<void>;
}

export interface CodeOptions {
  /** With it, Shiki is loaded only for code that is new: its grammar of TypeScript takes a second. */
  readonly highlighted?: HighlightCache | undefined;
}

const load = async () => {
  const [
    { createHighlighterCore, createCssVariablesTheme },
    { createOnigurumaEngine },
    { bundledLanguages },
    { transformerNotationMap, transformerNotationWordHighlight },
  ] = await Promise.all([
    import("shiki/core"),
    import("shiki/engine/oniguruma"),
    import("shiki/langs"),
    import("@shikijs/transformers"),
  ]);
  const theme = createCssVariablesTheme({ name: "cuedeck", variablePrefix: "--code-" });
  // Shiki's other engine, of JavaScript's own regular expressions, takes as long for a few languages, and seconds for C++.
  const engine = await createOnigurumaEngine(import("shiki/wasm"));
  const core = await createHighlighterCore({ themes: [theme], engine });
  const languages: Readonly<Record<string, (typeof bundledLanguages)["ts"]>> = bundledLanguages;
  /** Shiki's notation in comments: `// [!code ++]`, `// [!code focus:3]`, `// [!code word:name]`. */
  const transformers = [
    transformerNotationMap({ classMap: LINE_CLASSES, matchAlgorithm: "v3" }),
    transformerNotationWordHighlight({ classActiveWord: "word", matchAlgorithm: "v3" }),
  ];
  return {
    /** Of the languages, and their aliases. */
    names: [...PLAIN, ...Object.keys(languages)],
    /** Loads a language; false for one that Shiki does not know. */
    async load(language: string): Promise<boolean> {
      if (PLAIN.has(language)) return true;
      const grammar = Object.hasOwn(languages, language) ? languages[language] : undefined;
      if (grammar) await core.loadLanguage(grammar);
      return grammar !== undefined;
    },
    // Shiki's time limit would leave ends of lines plain on a busy machine.
    highlight: (code: string, language: string): Element | undefined =>
      core
        .codeToHast(code, {
          lang: language,
          theme: "cuedeck",
          tokenizeTimeLimit: 0,
          tokenizeMaxLineLength: LONGEST_LINE,
          transformers: code.split("\n").some((line) => line.length > LONGEST_LINE)
            ? []
            : transformers,
        })
        .children.find((child) => child.type === "element"),
  };
};

/** UTF-16 code units. Nobody reads a longer line on a slide, and Shiki would take seconds or minutes. */
const LONGEST_LINE = 5_000;

/** Everything on which highlighted code depends besides itself, its language, and Shiki's version. */
export const HIGHLIGHT_RECIPE = JSON.stringify([LINE_CLASSES, LONGEST_LINE, load.toString()]);

const PLAIN = new Set(["text", "txt", "plain", "plaintext"]);

let highlighter: ReturnType<typeof load> | undefined;

/** Loads Shiki, once for the whole process. */
const loadHighlighter = () => (highlighter ??= load());

/** Highlights code with Shiki, in the theme's own colours. Shiki is loaded only when there is code. */
export default function rehypeCode({ highlighted }: CodeOptions = {}) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const blocks: { node: Element; code: CodeNode }[] = [];
    visit(tree, "element", (node) => {
      const code = node.tagName === "pre" ? codeIn(node, file) : undefined;
      if (code) blocks.push({ node, code });
    });
    if (blocks.length === 0) return;

    for (const { node, code } of blocks) {
      const language = code.meta.language.toLowerCase() || "text";
      const written = toString(node).replace(/\n$/, "");
      const { text, marks } = code.meta.diff ? readDiff(written) : { text: written, marks: [] };
      let pre = await highlighted?.read(language, text);
      if (!pre) {
        const highlighter = await loadHighlighter();
        const known = await highlighter.load(language);
        if (!known) {
          const near = nearest(language, highlighter.names);
          const reason = `Unexpected code language \`${code.meta.language}\`, expected ${near === undefined ? "a language" : `\`${near}\` or another`} that Shiki knows; it is not coloured`;
          file.messages.push(
            problem("code-language", { path: file.path, position: node.position }, reason),
          );
        }
        pre = highlighter.highlight(text, known ? language : "text");
        if (known && pre) await highlighted?.write(language, text, pre);
      }
      if (pre) finishCode(node, pre, { ...code, language, marks });
    }
    visit(tree, "element", (node) => {
      if (hasClass(node, "magic-move"))
        matchWords(node.children.filter((child) => child.type === "element"));
    });
  };
}

/** What was read of a block's fence; of an author's own HTML, its language. */
function codeIn({ children: [code] }: Element, file: VFile): CodeNode | undefined {
  if (code?.type !== "element" || code.tagName !== "code") return undefined;
  const read = file.data.code?.[Number(code.properties["dataCode"] ?? Number.NaN)];
  if (read) return read;
  const classes = classesOf(code);
  const name = classes.find((value) => value.startsWith("language-"));
  if (name === undefined || classes.includes("math-display")) return undefined;
  return { meta: readCodeMeta(name.slice("language-".length)).meta, firstStep: 1 };
}
