import type { Element, Nodes } from "hast";
import { toString } from "hast-util-to-string";
import { h } from "hastscript";
import { visit } from "unist-util-visit";
import { hasClass } from "../../episode/class-names.ts";
import { CALLOUTS } from "../../episode/episode.ts";
import { frameOf } from "../../media/embed.ts";
import { interfaceProperties } from "../../pages/document.ts";
import type { PageContext } from "../../pages/context.ts";

/** Completes callouts, embeds, large words and clips in a tree by what depends on the episode. */
export function completeBlocks(tree: Nodes, context: PageContext): void {
  let words = 0;
  visit(tree, "element", (node) => {
    const { tagName, properties } = node;
    const callout = CALLOUTS.find((name) => name === properties["dataCallout"]);
    if (callout) titleCallout(node, callout, context);
    else if (tagName === "figure") placeEmbed(node, context);
    else if (hasClass(node, "fit-words")) sizeWords(node, (words += 1));
    else if (tagName === "track") {
      properties["srcLang"] = context.episode.meta.language;
      properties["label"] = context.words.captions;
    }
  });
}

/**
 * Makes a callout a note with a title: its author's, or the kind in the language of the interface. Before an author's
 * title, the kind is for screen readers only.
 */
function titleCallout(
  node: Element,
  kind: (typeof CALLOUTS)[number],
  { episode, words }: PageContext,
): void {
  const spoken = interfaceProperties(episode.meta.language);
  node.properties = { ...node.properties, className: ["callout"], role: "note" };
  const title = node.children.find((child) => child.type === "element");
  const isTitled = title && hasClass(title, "callout-title");
  const label = words.callouts[kind];
  if (isTitled)
    title.children.unshift(h("span", { class: "callout-kind sr-only", ...spoken }, `${label}: `));
  else
    node.children.unshift(
      h("p", { class: "callout-title" }, [h("span", { class: "callout-kind", ...spoken }, label)]),
    );
}

/** A character's share of the size of type, where no browser has measured the words. */
const CHARACTER_WIDTH = 0.6;
const LINE_HEIGHT = 1.1;

/**
 * Tells the style sheet how wide and how high what `:::fit` holds is, as multiples of its size of type. The slide has the
 * widths that were measured, as `--words-1` and so on.
 */
function sizeWords(node: Element, number: number): void {
  const lines = node.children.filter((child) => child.type === "element");
  const characters = Math.max(1, ...lines.map((line) => toString(line).length));
  let breaks = 0;
  visit(node, { tagName: "br" }, () => void (breaks += 1));
  const height = (lines.length + breaks) * LINE_HEIGHT;
  node.properties["style"] =
    `--em-width: var(--words-${number}, ${(characters * CHARACTER_WIDTH).toFixed(1)}); --em-height: ${height.toFixed(1)}`;
}

/** May load and run what it is, and nothing of the page around it. */
const SANDBOX =
  "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation";

/**
 * Makes an embed a figure that asks before it loads: a poster or a card, a button, and a link below. The frame stands in
 * a template, which a page's script takes it from. Without that, on paper and in the console, the button is hidden.
 */
function placeEmbed(figure: Element, { episode, words }: PageContext): void {
  const spoken = interfaceProperties(episode.meta.language);
  const frame = frameOf(String(figure.properties["dataEmbed"]));
  const [first, ...others] = figure.children;
  const [poster, caption] = others[0] ? [first, others[0]] : [undefined, first];
  if (!frame || caption?.type !== "element") return;
  const title = toString(caption);
  if (poster?.type === "element") poster.properties["alt"] = "";
  caption.children.push({ type: "text", value: ` · ${frame.writtenHost}` });
  const iframe = h("iframe", {
    src: frame.address,
    title,
    sandbox: SANDBOX,
    allow: "fullscreen; picture-in-picture; encrypted-media",
    referrerPolicy: frame.referrerPolicy,
  });
  figure.properties = { className: ["embed"] };
  figure.children = [
    h("div", { class: "embed-view" }, [
      poster ?? h("p", { class: "embed-card", ariaHidden: "true" }, title),
      h(
        "button",
        { type: "button", class: "primary", hidden: true, ...spoken },
        words.loadEmbed({ host: frame.host }),
      ),
      h("template", [iframe]),
    ]),
    caption,
  ];
}

/** The origins of an episode's frames, for a page's policy. */
export function frameOrigins({ episode }: PageContext): string[] {
  const origins = new Set<string>();
  for (const { content } of episode.segments.flatMap(({ slides }) => slides)) {
    visit(content, { tagName: "figure" }, ({ properties }) => {
      const frame = frameOf(String(properties["dataEmbed"]));
      if (frame) origins.add(frame.origin);
    });
  }
  return [...origins];
}
