import { createButton, el } from "./elements.ts";
import { speakInterface, words } from "./words.ts";

/**
 * Opens a modal dialog. Escape, its close button and a click outside close it, which also removes it from the page; the
 * browser then restores the focus.
 *
 * @param className for its style
 */
export function openDialog(
  className: string,
  label: string,
  content: readonly HTMLElement[],
): HTMLDialogElement {
  const close = createButton("dialog-close", words.close, () => dialog.close());
  const dialog = el(
    "dialog",
    { className: `dialog ${className}`, ariaLabel: label },
    close,
    ...content,
  );
  speakInterface(dialog);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog && isOutside(dialog, event)) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Whether a click was on a dialog's backdrop and not on its padding. */
function isOutside(dialog: HTMLElement, { clientX, clientY, detail }: MouseEvent): boolean {
  // A key press fires a click without coordinates.
  if (detail === 0) return false;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX >= right || clientY < top || clientY >= bottom;
}
