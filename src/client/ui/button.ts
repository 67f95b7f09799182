/** A button that a script adds to a page. @param run called at each press */
export function createButton(className: string, text: string, run: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  if (className) button.className = className;
  button.textContent = text;
  button.addEventListener("click", run);
  return button;
}
