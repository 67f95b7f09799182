import { openDialog } from "./dialog.ts";
import { toast } from "./toast.ts";
import { words } from "./words.ts";

/**
 * Copies a text and says so; where the browser refuses its clipboard, shows the text, selected, for copying by hand.
 *
 * @param said when it is copied
 * @param label of the dialog that shows it
 */
export async function copyText(text: string, said: string, label: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(said);
  } catch {
    showForCopying(text, label);
  }
}

function showForCopying(text: string, label: string): void {
  const labelled = document.createElement("label");
  const field = document.createElement("input");
  field.readOnly = true;
  field.value = text;
  field.dir = "ltr";
  labelled.append(words.sharing.refused, field);
  openDialog("copy-by-hand", label, [labelled]);
  field.focus();
  field.select();
}
