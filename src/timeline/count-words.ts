/** How many words a text has. A word holds a letter or a digit: a dash between two words is none. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
