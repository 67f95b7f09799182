import { createButton } from "./elements.ts";
import { speakInterface, words } from "./words.ts";

/**
 * Opens a modal dialog over the page; Escape, its close button and a click beside it close it, and the focus goes back
 * to where it was.
 *
 * @param className of the dialog, for its looks
 * @returns the dialog, which leaves the page once it is closed
 */
export function openDialog(
  className: string,
  label: string,
  content: readonly HTMLElement[],
): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = `dialog ${className}`;
  dialog.setAttribute("aria-label", label);
  speakInterface(dialog);
  const close = createButton("dialog-close", words.close, () => dialog.close());
  dialog.append(close, ...content);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && isBeside(dialog, event)) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Whether a press was on what lies behind a dialog, and not on its padding. Keys press at no place: not beside. */
function isBeside(dialog: HTMLElement, { clientX, clientY, detail }: MouseEvent): boolean {
  if (detail === 0) return false;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX >= right || clientY < top || clientY >= bottom;
}
