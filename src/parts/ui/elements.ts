/** An element that the page has to contain. @throws {Error} when it is missing */
export function query(selector: string): HTMLElement;
export function query<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind;
export function query(selector: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`The page lacks ${selector}`);
  return element;
}

type ElementProperties<Tag extends keyof HTMLElementTagNameMap> = Partial<
  Omit<HTMLElementTagNameMap[Tag], "dataset">
> & { readonly dataset?: Readonly<Record<string, string>> };

/**
 * Makes an element: `el("p", { className: "notice", hidden: true }, "Link copied")`.
 *
 * @param properties of the element in JavaScript, `dataset` key by key
 */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { dataset, ...properties }: ElementProperties<Tag> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  Object.assign(element.dataset, dataset);
  element.append(...content);
  return element;
}

/** Makes an SVG element: `svg("circle", { r: 18 })`. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>> = {},
  ...content: readonly Node[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...content);
  return element;
}

/** @param run called at each click */
export function createButton(className: string, text: string, run: () => void): HTMLButtonElement {
  return el("button", { type: "button", className, onclick: run }, text);
}

type Control = HTMLInputElement | HTMLSelectElement;

/** Runs an action when the user changes a `[data-control="<name>"]`. */
export function bindControls(actions: Readonly<Record<string, (control: Control) => void>>): void {
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    actions[target.dataset["control"] ?? ""]?.(target);
  });
}

/** Whether a control is a checked checkbox. */
export function isOn(control: Control): boolean {
  return control instanceof HTMLInputElement && control.checked;
}
