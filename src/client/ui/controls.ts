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
