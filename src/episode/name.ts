/** Whether something may be called so that has its name in addresses: an episode, a slide. */
export function isName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(text);
}
