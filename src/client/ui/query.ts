/** The element that a page of ours is sure to hold. @throws when it does not */
export function query(selector: string): HTMLElement;
export function query<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind;
export function query(selector: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`The page lacks ${selector}`);
  return element;
}
