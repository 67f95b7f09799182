import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import { RULE_EXAMPLES } from "../../episode/rules/examples.ts";
import type { Rule } from "../../episode/rules/rule.ts";
import { type RuleId, RULES } from "../../episode/rules/rules.ts";
import { iconLink } from "../document.ts";

/** The page of all rules, which the guide links to: each with what it means, what to do, and an example. */
export function renderRulesPage(): string {
  const rules = Object.entries(RULES);
  const policy = "default-src 'none'; img-src data:; style-src 'self'";
  const page = h(null, [
    { type: "doctype" },
    h("html", { lang: "en" }, [
      h("head", [
        h("meta", { charSet: "utf-8" }),
        h("meta", { httpEquiv: "Content-Security-Policy", content: policy }),
        h("meta", { name: "viewport", content: "width=device-width" }),
        h("title", "Rules of cuedeck check"),
        iconLink(),
        h("link", { rel: "stylesheet", href: "rules.css" }),
      ]),
      h("body", [
        h("header", [
          h("p", h("a", { href: "../" }, "The guide")),
          h("h1", "What cuedeck check looks for"),
          h("p", [
            "A warning is printed, an error also stops the build. Under ",
            h("code", "rules"),
            " in ",
            h("code", "show.yaml"),
            " or ",
            h("code", "episode.yaml"),
            " a rule can be another, or off; what is always an error can’t.",
          ]),
        ]),
        h("nav", { ariaLabel: "Rules" }, [
          h(
            "ul",
            rules.map(([id]) => h("li", h("a", { href: `#${id}` }, id))),
          ),
        ]),
        h(
          "main",
          rules.map(([id, rule]) => section(id, rule)),
        ),
      ]),
    ]),
  ]);
  return `${toHtml(page)}\n`;
}

const EXAMPLES = new Map<string, NonNullable<(typeof RULE_EXAMPLES)[RuleId]>>(
  Object.entries(RULE_EXAMPLES),
);

function section(id: string, { severity, always, title, help }: Rule) {
  const example = EXAMPLES.get(id);
  return h("section", { ariaLabelledBy: id }, [
    h("h2", { id }, [id, h("small", always ? "always an error" : severity)]),
    h("p", [...withCode(`${title}. `), ...withCode(`${help}.`)]),
    example &&
      h("div", { className: "examples" }, [
        figure("Wrong", example.file, example.wrong),
        figure("Right", example.file, example.right),
      ]),
  ]);
}

/** @param file where the text stands, if not in a segment */
function figure(caption: string, file: string | undefined, text: string) {
  return h("figure", [
    h("figcaption", [caption, ...(file === undefined ? [] : [" ", h("code", file)])]),
    // It scrolls: with the keyboard, too.
    h("pre", { tabIndex: 0 }, h("code", text)),
  ]);
}

/** What stands between backticks is code. */
function withCode(text: string) {
  return text
    .split(/(?<!`)`(?!`)/)
    .map((part, index) => (index % 2 === 1 ? h("code", part) : part));
}
