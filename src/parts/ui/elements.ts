/** The element that a page of ours is sure to hold. @throws when it does not */
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

/** A button that a script adds to a page. @param run called at each press */
export function createButton(className: string, text: string, run: () => void): HTMLButtonElement {
  return el("button", { type: "button", className, onclick: run }, text);
}

type Control = HTMLInputElement | HTMLSelectElement;

/** Runs an action for each change of a `[data-control="<name>"]`. */
export function bindControls(actions: Readonly<Record<string, (control: Control) => void>>): void {
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    actions[target.dataset["control"] ?? ""]?.(target);
  });
}

/** Whether a checkbox is ticked. */
export function isOn(control: Control): boolean {
  return control instanceof HTMLInputElement && control.checked;
}
