import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { problem } from "../episode/problem.ts";

const load = async () => {
  const [
    { createHighlighterCore, createCssVariablesTheme },
    { createOnigurumaEngine },
    { bundledLanguages },
  ] = await Promise.all([
    import("shiki/core"),
    import("shiki/engine/oniguruma"),
    import("shiki/langs"),
  ]);
  const theme = createCssVariablesTheme({ name: "cuedeck", variablePrefix: "--code-" });
  // Shiki's other engine, of JavaScript's own regular expressions, takes as long for a few languages, and seconds for C++.
  const engine = await createOnigurumaEngine(import("shiki/wasm"));
  const core = await createHighlighterCore({ themes: [theme], engine });
  const languages: Readonly<Record<string, (typeof bundledLanguages)["ts"]>> = bundledLanguages;
  return {
    /** Loads a language; false for one that Shiki does not know. */
    async load(language: string): Promise<boolean> {
      if (PLAIN.has(language)) return true;
      const grammar = Object.hasOwn(languages, language) ? languages[language] : undefined;
      if (grammar) await core.loadLanguage(grammar);
      return grammar !== undefined;
    },
    // Shiki's time limit would leave ends of lines plain on a busy machine.
    highlight: (code: string, language: string): Root =>
      core.codeToHast(code, { lang: language, theme: "cuedeck", tokenizeTimeLimit: 0 }),
  };
};

const PLAIN = new Set(["text", "txt", "plain", "plaintext"]);
let highlighter: ReturnType<typeof load> | undefined;

/** Loads Shiki, once for the whole process. */
const loadHighlighter = () => (highlighter ??= load());

/** Highlights code with Shiki, in the theme's own colours. Shiki is loaded only when there is code. */
export default function rehypeCode() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const blocks: { node: Element; language: string }[] = [];
    visit(tree, "element", (node) => {
      const [code] = node.children;
      if (node.tagName !== "pre" || code?.type !== "element" || code.tagName !== "code") return;
      const classes = Array.isArray(code.properties.className) ? code.properties.className : [];
      const name = classes.map(String).find((value) => value.startsWith("language-"));
      if (name && !classes.includes("math-display"))
        blocks.push({ node, language: name.slice("language-".length) });
    });
    if (blocks.length === 0) return;

    const highlighter = await loadHighlighter();
    for (const { node, language } of blocks) {
      const known = await highlighter.load(language);
      if (!known) {
        const reason = `Unexpected code language \`${language}\`, expected one that Shiki knows; it is not coloured`;
        file.messages.push(
          problem("code-language", { path: file.path, position: node.position }, reason),
        );
      }
      const code = toString(node).replace(/\n$/, "");
      const [pre] = highlighter.highlight(code, known ? language : "text").children;
      if (pre?.type !== "element") continue;
      node.children = pre.children;
      node.properties = { className: ["code"], tabIndex: 0 };
    }
  };
}
