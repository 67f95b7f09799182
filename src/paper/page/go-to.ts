/**
 * Goes to another query of the page's address, without loading the page anew, and fulfils once its fonts are there.
 *
 * Runs in the page: it may use nothing from outside of itself.
 *
 * @param address of the page with that query, without its origin
 */
export async function goTo(address: string): Promise<void> {
  history.replaceState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
  // Fonts that nothing had before are asked for once there is a layout.
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}
