/**
 * Whether two texts are the same, in a time that tells only their lengths: for passwords and proofs, which one must not
 * be able to guess letter by letter.
 */
export function equalInConstantTime(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let index = 0; index < one.length; index += 1) {
    difference |= one.charCodeAt(index) ^ other.charCodeAt(index);
  }
  return difference === 0;
}
