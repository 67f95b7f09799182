import type { Code, Html, Nodes, Paragraph, Root } from "mdast";
import type { ContainerDirective } from "mdast-util-directive";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { location } from "vfile-location";
import { chartSteps } from "../episode/chart-steps.ts";
import { isStepLine } from "../episode/episode.ts";
import { problem } from "../episode/problem.ts";
import type { SlideNode } from "./remark-slides.ts";
import { CONTAINERS, DIRECTIVES } from "./slips/directives.ts";
import { BLOCKS, CLICKS, CUES, plainSpeakers } from "./slips/notes.ts";
import { checkBreak, checkNode, sourceOf } from "./slips/nodes.ts";
import type { Meant, Slip } from "./slips/slip.ts";
import { STEPS } from "./slips/steps.ts";
import { ITEMS, LINES } from "./slips/lines.ts";
import { MARKS, STARS, WORDS } from "./slips/words.ts";

/** Options of {@link remarkSlips}. */
export interface SlipOptions {
  /** Names of those who are known to speak. */
  readonly speakers?: readonly string[] | undefined;
}

/** Reports what Markdown reads as text or as code, but its author meant as something else. */
export default function remarkSlips({ speakers = [] }: SlipOptions) {
  const cues = [...CUES, ...plainSpeakers(speakers)];
  return (tree: Root, file: VFile): void => {
    const points = location(file);
    // Where a block has no end, one that is too many is its.
    const isTold = file.messages.some(({ ruleId }) => ruleId === "unclosed-directive");
    for (const slide of tree.children) {
      if (slide.type !== "slide") continue;
      checkComments(slide, file);
      const found: Found[] = [];
      for (const block of slide.children) {
        const isNotes = block.type === "containerDirective" && block.name === "notes";
        visit(block, (node, _index, parent) => {
          const slips = slipsIn(node, isNotes, isNotes && parent === block && cues, parent);
          found.push(...findSlips(node, slips, file));
          if (node.type === "paragraph" && !isTold) checkEnd(node, found, file);
          if (node.type === "thematicBreak" && !isTold) checkBreak(node, parent, file);
          if (node.type === "code") checkCode(node, found, file);
          checkNode(node, parent ?? slide, file);
          if (node.type === "containerDirective") checkLabel(node, file);
        });
      }
      for (const { from, to, slip, text, meant } of found) {
        const [start, end] = [points.toPoint(from), points.toPoint(to)];
        const place = { path: file.path, position: start && end && { start, end } };
        const [line = ""] = text.trim().split(/\r?\n/);
        const reason = `Unexpected \`${line}\`, expected ${meant.expected}`;
        const edit = meant.mended === undefined ? undefined : { from, to, text: meant.mended };
        file.messages.push(problem(slip.rule, place, reason, { edit }));
      }
    }
  };
}

function slipsIn(
  node: Nodes,
  isNotes: boolean,
  cues: readonly Slip[] | false,
  parent: Nodes | undefined,
): readonly Slip[] {
  const words = isNotes ? [...CLICKS, ...WORDS] : [...MARKS, ...WORDS];
  if (node.type === "list") return cues ? BLOCKS : [];
  if (node.type === "heading") return cues ? [...BLOCKS, ...words] : words;
  if (node.type === "tableCell") return words;
  if (node.type === "paragraph") {
    const items = parent?.type === "listItem" ? ITEMS : [];
    return [...DIRECTIVES, ...(cues || (isNotes ? [] : LINES)), ...items, ...words];
  }
  return node.type === "code" && node.lang === "mermaid" ? STEPS : [];
}

/** A slip in the file's text. */
interface Found {
  readonly slip: Slip;
  readonly meant: Meant;
  readonly from: number;
  readonly to: number;
  /** With what is masked. */
  readonly text: string;
}

/** Finds slips in a node's source; of two in the same place, the first of the table. */
function findSlips(node: Nodes, slips: readonly Slip[], file: VFile): Found[] {
  const start = node.position?.start.offset;
  if (slips.length === 0 || start === undefined) return [];
  const found: Found[] = [];
  const taken = new Uint8Array((node.position?.end.offset ?? start) - start);
  const findIn = (source: string, patterns: readonly Slip[]) => {
    for (const slip of patterns) {
      for (const match of source.matchAll(slip.pattern)) {
        const meant = slip.meant(match);
        const [text] = match;
        const [from, to] = [match.index, match.index + text.length];
        if (!meant || taken.subarray(from, to).includes(1)) continue;
        taken.fill(1, from, to);
        const place = { from: start + from, to: start + to };
        found.push({ slip, meant, ...place, text: String(file).slice(place.from, place.to) });
      }
    }
  };
  findIn(maskedSource(node, start, String(file)), slips);
  if (node.type !== "code") findIn(maskedSource(node, start, String(file), true), STARS);
  return found;
}

/**
 * A node's source, with blanks for code, formulas, images and the addresses of links in it: what they hold is no text.
 *
 * @param marks true to have blanks for the marks of bold words, too
 */
function maskedSource(node: Nodes, start: number, file: string, marks = false): string {
  let source = file.slice(start, node.position?.end.offset);
  if (node.type === "code") return source;
  const mask = (from: number, to: number) => {
    const masked = source.slice(from - start, to - start).replaceAll(/[^\r\n]/g, "\0");
    source = source.slice(0, from - start) + masked + source.slice(to - start);
  };
  visit(node, (child) => {
    const { start: first, end: last } = child.position ?? {};
    if (marks && ["emphasis", "strong"].includes(child.type) && "children" in child) {
      const [inner, after] = [child.children.at(0), child.children.at(-1)?.position?.end.offset];
      const before = inner?.position?.start.offset;
      if (first?.offset !== undefined && before !== undefined) mask(first.offset, before);
      if (after !== undefined && last?.offset !== undefined) mask(after, last.offset);
    }
    const isLink = child.type === "link";
    if (!isLink && !["html", "image", "inlineCode", "inlineMath"].includes(child.type)) return;
    const from = isLink ? child.children.at(-1)?.position?.end.offset : first?.offset;
    if (from !== undefined && last?.offset !== undefined) mask(from, last.offset);
  });
  return source;
}

/** An end without a beginning, but where the beginning was told already. */
function checkEnd(node: Paragraph, found: readonly Found[], file: VFile): void {
  if (!/^:{3,}[ \t]*$/.test(sourceOf(node, file))) return;
  if (found.some(({ slip }) => slip.rule === "directive-syntax")) return;
  const reason = "Unexpected `:::`, expected a block before it that is open, as `:::notes`";
  file.messages.push(
    problem("directive-syntax", { path: file.path, position: node.position }, reason),
  );
}

/** Code that is none: a directive or a cue behind four spaces or a tab, and steps of a fence that has none, or does not say so. */
function checkCode(
  { lang, meta, value, position }: Code,
  found: readonly Found[],
  file: VFile,
): void {
  const place = { path: file.path, position };
  const source = String(file).slice(position?.start.offset, position?.end.offset);
  const isFence = /^(?:`{3}|~{3})/.test(source);
  const [, directive, time] = /^[ \t]*(?:(:{2,}[a-z]+)|(\[\d+:\d\d[\d.]*!?\]))/.exec(value) ?? [];
  const slip = directive ?? time;
  if (!isFence && slip !== undefined) {
    const reason = `Unexpected indentation before \`${slip}\`, expected none: a tab or four spaces make it code`;
    file.messages.push(problem(directive ? "directive-syntax" : "timecode-syntax", place, reason));
  }
  if (!isFence && /^[ \t]*\|.*\|[ \t]*\n[ \t]*\|[ :|-]+\|/.test(value)) {
    const reason =
      "Unexpected indentation before a table, expected none: a tab or four spaces make it code";
    file.messages.push(problem("markdown-syntax", place, reason));
  }
  const hasSteps =
    lang === "mermaid"
      ? value.split("\n").some(isStepLine)
      : lang === "chart" && chartSteps(value) > 0;
  const [word] = STEPPED.get(lang ?? "")?.exec(meta ?? "") ?? [];
  if (word !== undefined && !hasSteps) {
    const isTold = found.some(({ from }) => from > (position?.start.offset ?? 0));
    const step =
      lang === "chart"
        ? "`step: 1` in a view or an entry"
        : "a line `%% step` before what it shows";
    const reason = `Unexpected \`${word}\` for a ${lang} without a step, expected ${step}`;
    if (!isTold) file.messages.push(problem("steps-syntax", place, reason));
  }
  if (lang !== "mermaid" || /\bsteps?\b/.test(meta ?? "") || !hasSteps) return;
  const reason =
    "Unexpected `%% step` in a diagram without steps, expected ` ```mermaid steps ` as its first line";
  const at = (position?.start.offset ?? 0) + source.indexOf(lang) + lang.length;
  const edit = { from: at, to: at, text: " steps" };
  file.messages.push(problem("steps-syntax", place, reason, { edit }));
}

/** Words of a fence that say it has steps, by its language. */
const STEPPED: ReadonlyMap<string, RegExp> = new Map([
  ["mermaid", /\b(?:steps|ghost)\b/],
  ["chart", /\bghost\b/],
]);

/** `:::notes[Said]` has a label, as directives of an author's own may. */
function checkLabel({ name, children: [first] }: ContainerDirective, file: VFile): void {
  if (!CONTAINERS.includes(name) || first?.type !== "paragraph" || !first.data?.directiveLabel)
    return;
  const reason = `Unexpected \`[…]\` after \`:::${name}\`, expected its text on a line of its own`;
  file.messages.push(
    problem("directive-syntax", { path: file.path, position: first.position }, reason),
  );
}

/** Comments that are a slide's attributes in Marp and reveal.js, and its notes in Marp and Slidev. */
function checkComments({ children }: SlideNode, file: VFile): void {
  const report = (rule: "other-syntax" | "notes-syntax", { position }: Html, reason: string) =>
    file.messages.push(problem(rule, { path: file.path, position }, reason));
  visit({ type: "root", children }, "html", (node) => {
    const [, name] = /^<!--\s*(_?[a-z]+|\.slide|\.element)\s*:(?!\/\/)/i.exec(node.value) ?? [];
    if (name !== undefined && ATTRIBUTES_ELSEWHERE.test(name))
      report("other-syntax", node, `Unexpected \`${name}:\` in a comment, expected \`::slide{…}\``);
    const [, word = ""] =
      /^<!--\s*(fit|pause|end_slide|speaker_note|notes)\b\s*:?/i.exec(node.value) ?? [];
    const meant = COMMANDS_ELSEWHERE.get(word.toLowerCase());
    if (meant !== undefined)
      report("other-syntax", node, `Unexpected \`${word}\` in a comment, expected ${meant}`);
  });
  const last = children.at(-1);
  const hasNotes = children.some(
    (node) => node.type === "containerDirective" && node.name === "notes",
  );
  if (last?.type !== "html" || hasNotes) return;
  // What is commented out is Markdown, and what is to do says so.
  const isSaid = /^<!--\s*\p{L}[\p{L}’'-]*,? (?:[^\s:]+\s+){2,}[^<>{}|]*-->$/u.test(last.value);
  if (isSaid && !/^<!--\s*(?:todo|fixme|cuedeck|later)/i.test(last.value)) {
    const reason =
      "Unexpected comment at the end of a slide without notes, expected `:::notes` around what is said";
    report("notes-syntax", last, reason);
  }
}

const ATTRIBUTES_ELSEWHERE =
  /^(?:_|\.)|^(?:backgroundColor|backgroundImage|class|color|footer|header|headingDivider|layout|paginate|size|theme)$/;

/** What other programs have comments for. */
const COMMANDS_ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["end_slide", "`---` between empty lines, for another slide"],
  ["fit", "`:::fit` around the words"],
  ["notes", "`:::notes` around what is said"],
  ["pause", "`:::steps` around what follows"],
  ["speaker_note", "`:::notes` around what is said"],
]);
