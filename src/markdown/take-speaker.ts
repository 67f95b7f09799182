import type { Paragraph } from "mdast";
import { toString } from "mdast-util-to-string";
import { CALLOUTS } from "../episode/episode.ts";

/** A name, of a few words and no sentence: it has a letter, and no mark that ends one. */
const NAME = /^(?=.*\p{L})[^\s:：;!?]+(?: [^\s:：;!?]+){0,4}$/u;
/** A name of several words has none in lower case but these: "Key point" is no name. */
const IN_NAMES =
  /^(?:\P{Ll}|(?:af|al|av|bin|da|das|de|degli|dei|del|della|den|der|di|do|dos|du|el|ibn|la|le|of|the|van|von|y|zu|zum|zur)$)/u;
/** How remarks begin, in some languages of the interface, and nobody's name: `**Note:** …`. */
const REMARKS: ReadonlySet<string> = new Set([
  ...CALLOUTS,
  "answer",
  "example",
  "hint",
  "key point",
  "question",
  "remark",
  "remember",
  "summary",
  "achtung",
  "antwort",
  "beispiel",
  "fazit",
  "frage",
  "hinweis",
  "merke",
  "tipp",
  "vorsicht",
  "warnung",
  "wichtig",
  "zusammenfassung",
  "atenção",
  "attention",
  "attenzione",
  "atención",
  "conseil",
  "consejo",
  "esempio",
  "exemple",
  "exemplo",
  "ejemplo",
  "let op",
  "nota",
  "notatka",
  "opmerking",
  "pregunta",
  "przykład",
  "remarque",
  "respuesta",
  "résumé",
  "resumen",
  "uwaga",
  "voorbeeld",
  "ملاحظة",
  "مثال",
  "تنبيه",
  "注意",
  "例",
  "ヒント",
]);

/**
 * Takes the name of who speaks out of a paragraph: `**Anna:** …` or `**Anna**: …`. A colon with a backslash before it is
 * text, and so is bold text with nothing after it.
 *
 * @param index of the paragraph's child that may be the name
 * @param source of the whole file
 * @param known names of those who speak; others have to look like a name
 * @returns undefined, and the paragraph as it was, where it is no name
 */
export function takeSpeaker(
  paragraph: Paragraph,
  index: number,
  source: string,
  known: ReadonlySet<string>,
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
  if (!known.has(name) && !isName(name)) return undefined;
  const said = toString(rest).replaceAll("[click]", "");
  if (!/[^\s:：]/.test(said)) return undefined;
  paragraph.children.splice(index, 1);
  if (next?.type === "text") next.value = after.slice(isWithin ? 0 : 1).trimStart();
  return name;
}

function isName(text: string): boolean {
  if (!NAME.test(text) || REMARKS.has(text.toLowerCase())) return false;
  const [, ...others] = text.split(" ");
  return others.every((word) => IN_NAMES.test(word));
}
