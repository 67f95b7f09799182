/**
 * What a request asks for, whichever query and spelling it comes with: `/talk/?t=300` and `/talk/index.html` are one.
 *
 * @param address absolute, or relative to the worker
 */
export function pathOf(address: URL | string): string {
  const { pathname } = new URL(address, location.href);
  return decodeURIComponent(pathname).replace(/\/index\.html$/, "/");
}
