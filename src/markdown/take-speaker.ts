import type { Paragraph } from "mdast";
import { toString } from "mdast-util-to-string";
import { CALLOUTS } from "../episode/episode.ts";

/** A name, of a few words and no sentence: it has a letter, and no mark that ends one. */
const NAME = /^(?=.*\p{L})[^\s:：;!?]+(?: [^\s:：;!?]+){0,4}$/u;
/** How a remark begins, and nobody's name: `**Note:** …`. */
const REMARKS: ReadonlySet<string> = new Set(CALLOUTS);

/**
 * Takes the name of who speaks out of a paragraph: `**Anna:** …` or `**Anna**: …`. A colon with a backslash before it is
 * text, and so is bold text with nothing after it.
 *
 * @param index of the paragraph's child that may be the name
 * @param source of the whole file
 * @returns undefined, and the paragraph as it was, where it is no name
 */
export function takeSpeaker(
  paragraph: Paragraph,
  index: number,
  source: string,
): string | undefined {
  const [bold, ...rest] = paragraph.children.slice(index);
  if (bold?.type !== "strong" || bold.children.some(({ type }) => type !== "text"))
    return undefined;
  const written = source.slice(bold.position?.start.offset, bold.position?.end.offset);
  const [next] = rest;
  const after = next?.type === "text" ? next.value : "";
  const [, within] = /^(.*)[:：]\s*$/s.exec(toString(bold)) ?? [];
  const isWithin = within !== undefined && !/\\[:：]\s*[*_]{2}$/.test(written);
  const isAfter = /^(?::\s|：)/.test(after) && source[bold.position?.end.offset ?? -1] !== "\\";
  if (!isWithin && !isAfter) return undefined;

  const name = (isWithin ? within : toString(bold)).replace(/\s+/g, " ").trim();
  if (!NAME.test(name) || REMARKS.has(name.toLowerCase())) return undefined;
  const said = toString(rest).replaceAll("[click]", "");
  if (!/[^\s:：]/.test(said)) return undefined;
  paragraph.children.splice(index, 1);
  if (next?.type === "text") next.value = after.slice(isWithin ? 0 : 1).trimStart();
  return name;
}
