/**
 * Goes to another query of the page's address, without loading the page anew.
 *
 * Runs in the page: it may use nothing from outside of itself.
 *
 * @param address of the page with that query, without its origin
 */
export function goTo(address: string): void {
  history.replaceState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}
