import type { Element, ElementContent, Properties, Root, Text } from "hast";
import { h } from "hastscript";
import type { Slide } from "../../episode/episode.ts";
import type { PageWords } from "../../languages/languages.ts";
import type { PageContext } from "../../pages/context.ts";
import { interfaceProperties } from "../../pages/document.ts";
import { resolveFiles } from "../../pages/files.ts";
import { countWords } from "../../timeline/schedule.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { completeBlocks } from "../blocks/html.ts";
import { numberCitations } from "../deck/citations-html.ts";
import { iconButton } from "../ui/html.ts";

export interface NotesOptions {
  /** From the page to the episode's files. */
  readonly base: string;
  /** Whether to mark where steps come. */
  readonly steps?: boolean;
  /** Whether to show what only the speaker sees. */
  readonly remarks?: boolean;
  /** The link of a cue's time, by its start in seconds; none where that is undefined. */
  readonly hrefOf?: (start: number) => string | undefined;
}

/** The speaker notes as a transcript, a block a segment; citations lead to {@link renderReferences}. */
export function renderNotes(context: PageContext, options: NotesOptions): Element[] {
  return context.episode.segments.map((segment) =>
    h("section", { class: "transcript-segment", dataSegment: segment.id }, [
      h("h2", segment.title),
      ...segment.slides.flatMap((slide) => renderSlideNotes(slide, context, options)),
    ]),
  );
}

/** A slide's notes: a block a cue, with its time and who says it. */
export function renderSlideNotes(
  slide: Slide,
  context: PageContext,
  { base, steps = false, remarks = false, hrefOf = (start) => `?t=${start}` }: NotesOptions,
): Element[] {
  const { timeline, words } = context;
  let clicks = 0;
  const cues = slide.notes.map((note) => {
    const before = clicks;
    clicks += note.clicks.length;
    const start = timeline.cues.find((cue) => cue.id === note.id)?.start ?? 0;
    const text = renderText(note.content, context, base);
    const href = hrefOf(start);
    const cue = h("div", { class: "cue", id: `cue-${note.id}`, dataCue: note.id }, [
      href === undefined
        ? h("span", { class: "cue-time" }, formatTimecode(start))
        : h("a", { class: "cue-time", href }, formatTimecode(start)),
      note.speaker === undefined ? undefined : h("span", { class: "cue-speaker" }, note.speaker),
      ...(steps ? markSteps(text, note.clicks, words.step, before) : text),
    ]);
    // After the steps, whose words are counted without those of the interface.
    completeBlocks(cue, context);
    return cue;
  });
  if (!remarks) return cues;
  const after = (count: number) =>
    slide.remarks
      .filter(({ notesBefore }) => notesBefore === count)
      .map(({ content }) => renderRemark(content, context, base));
  return [...after(0), ...cues.flatMap((cue, index) => [cue, ...after(index + 1)])];
}

function renderRemark(content: Root, context: PageContext, base: string): Element {
  const spoken = interfaceProperties(context.episode.meta.language);
  const remark = h("div", { class: "remark", role: "note" }, [
    h("p", { class: "remark-label", ...spoken }, context.words.onlyForYou),
    ...renderText(content, context, base),
  ]);
  completeBlocks(remark, context);
  return remark;
}

/** A text with citations that link to the list of sources, and with files' addresses relative to the page. */
function renderText(text: Root, { episode, words }: PageContext, base: string): ElementContent[] {
  const content = numberCitations(
    text,
    episode.references,
    words,
    (_reference, number) => `#reference-${number}`,
  );
  resolveFiles(content, base);
  return content.children.filter((child) => child.type !== "doctype");
}

/**
 * All references that the episode cites, numbered as on the slides.
 *
 * @param base from the page to the episode's files
 * @param heading of the level of the segments' headings
 */
export function renderReferences(
  context: PageContext,
  base: string,
  heading: "h1" | "h2" = "h2",
): Element | undefined {
  const { episode, words } = context;
  if (episode.references.length === 0) return undefined;
  const spoken = interfaceProperties(episode.meta.language);
  return h("section", { class: "references", ariaLabelledBy: "references-heading" }, [
    h(heading, { id: "references-heading", ...spoken }, words.sources),
    h(
      "ol",
      episode.references.map((reference, index) => {
        const text = renderText(reference.content, context, base);
        const item = h("li", { id: `reference-${index + 1}` }, text);
        completeBlocks(item, context);
        return item;
      }),
    ),
  ]);
}

/**
 * Puts a mark into a note's content before each word at which a step comes.
 *
 * @param clicks for each, how many words come before it, rising
 * @param before how many steps the slide's notes have had already
 */
export function markSteps(
  content: readonly ElementContent[],
  clicks: readonly number[],
  label: string,
  before: number,
): ElementContent[] {
  const left = [...clicks];
  let step = before;
  let said = "";
  const mark = () => {
    step += 1;
    return h("span", { class: "step-mark", dataClick: step }, label);
  };
  const cut = (text: Text): ElementContent[] => {
    const parts: ElementContent[] = [];
    let rest = text.value;
    while (left.length > 0) {
      const at = placeOf(left[0] ?? 0, said, rest);
      if (at === undefined) break;
      left.shift();
      const head = rest.slice(0, at);
      if (head !== "") parts.push({ type: "text", value: head });
      parts.push(mark(), { type: "text", value: " " });
      said += head;
      rest = rest.slice(at);
    }
    said += rest;
    return [...parts, { type: "text", value: rest }];
  };
  const walk = (node: ElementContent): ElementContent[] => {
    if (node.type === "text") return cut(node);
    if (node.type !== "element") return [node];
    const children = node.children.flatMap(walk);
    if (BLOCKS.has(node.tagName)) said += " ";
    return [{ ...node, children }];
  };
  const marked = content.flatMap(walk);
  // After the last word.
  return left.length > 0 ? [...marked, ...left.map(mark)] : marked;
}

/** What ends a word. */
const BLOCKS: ReadonlySet<string> = new Set(["p", "li", "br", "td", "th", "h3", "h4", "h5", "h6"]);

/** Where in `text` the word begins that has so many before it; `undefined` when it is not there. */
function placeOf(words: number, said: string, text: string): number | undefined {
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    const before = said + text.slice(0, index);
    if (countWords(before) === words && countWords(before + word) > words) return index;
  }
  return undefined;
}

/**
 * The form that searches the notes, closed until it is asked for.
 *
 * @param properties for the form: its language, where it is not the page's
 * @param speakers names of who speaks: from two on, one can be chosen
 */
export function renderSearch(
  words: PageWords,
  properties: Properties = {},
  speakers: readonly string[] = [],
): Element {
  return h("form", { class: "search", role: "search", hidden: true, ...properties }, [
    h("div", { class: "search-row" }, [
      h("label", { class: "sr-only", for: "search-field" }, words.scripts.commands.search),
      h("input", {
        type: "search",
        id: "search-field",
        placeholder: words.scripts.commands.search,
        dir: "auto",
        autoComplete: "off",
        autoCapitalize: "off",
        spellCheck: "false",
        enterKeyHint: "search",
      }),
      h("output", { class: "search-count", for: "search-field" }),
      iconButton("search-previous", "back", words.hit.previous, { disabled: true }),
      iconButton("search-next", "on", words.hit.next, { disabled: true }),
      iconButton("search-close", "close", words.closeSearch),
    ]),
    speakers.length < 2
      ? undefined
      : h("select", { ariaLabel: words.speakers.label }, [
          h("option", { value: "" }, words.speakers.all),
          ...speakers.map((name) => h("option", { value: name, dir: "auto" }, name)),
        ]),
    h(
      "button",
      { type: "button", class: "search-play", dataAction: "search-play", disabled: true },
      words.hit.play,
    ),
  ]);
}
