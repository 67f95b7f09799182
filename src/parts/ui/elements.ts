/** The element that a page of ours is sure to hold. @throws when it does not */
export function query(selector: string): HTMLElement;
export function query<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind;
export function query(selector: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`The page lacks ${selector}`);
  return element;
}

/** A button that a script adds to a page. @param run called at each press */
export function createButton(className: string, text: string, run: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  if (className) button.className = className;
  button.textContent = text;
  button.addEventListener("click", run);
  return button;
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
