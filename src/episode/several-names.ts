/** What stands after a comma and is no other name: `MD`, `PhD`, `Jr.`. */
const SUFFIX =
  /^(?:[A-Z]{2,}\d*|[JS]r\.?|[IV]+|Ph\.?D\.?|[BM]\.?(?:A|D|Sc|Eng)\.?|Dr\b.*|Prof\b.*|Esq\.?)$/;

/** Words of an institution, which stands after a comma as well. */
const INSTITUTION =
  /\b(?:Academy|Agency|Association|Center|Centre|Chair|City|College|Company|Council|Department|Editors?|Faculty|Foundation|Gallery|GmbH|Group|Hospital|Inc|Institut\w*|Labs?|Library|Ltd|Ministry|Museum|School|Services?|Society|Team|Theatre|Trust|Uni\w*)\b/;

/** Words of a name begin with a capital, or are as `van`. */
const NAME =
  /^(?:(?:\p{Lu}[\p{L}\p{M}'’.-]*|al|bin|da|de|del|della|den|der|di|do|dos|du|la|le|ten|ter|van|von|y|zu)(?: |$))+$/u;

/**
 * The names of several people that stand in one text, between commas, semicolons, or words for "and"; undefined where it
 * may be that of one, or of an institution.
 *
 * @param words that a name has at least
 */
export function severalNames(text: string, words: number): string[] | undefined {
  const parts = text
    .split(/\s*(?:[,;&]|\s(?:and|et|und|y)\s)\s*/)
    .map((part) => part.trim())
    .filter(Boolean);
  const isName = (part: string) =>
    NAME.test(part) &&
    !SUFFIX.test(part) &&
    !INSTITUTION.test(part) &&
    part.split(" ").length >= words &&
    part.split(" ").length <= 4;
  return parts.length > 1 && parts.every(isName) ? parts : undefined;
}
