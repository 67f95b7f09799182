/** Puts another query and hash into the address, where the browser lets a page: not where it was opened as a file. */
export function rewriteAddress(queryAndHash: string): void {
  try {
    history.replaceState(null, "", location.pathname + queryAndHash);
  } catch {
    // It stays as it was opened.
  }
}
