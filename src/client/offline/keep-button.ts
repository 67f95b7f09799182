import type { Store } from "../ui/store.ts";
import { language, words } from "../ui/words.ts";
import type { Keep, KeepState } from "./keep.ts";

/** Under this key the store holds whether the listener wants the sound kept, once they have said so: `yes` or `no`. */
export const WISH = "keep";

/** Shows the state of `keep` in the control that `renderKeep` has written, and lets the listener change it. */
export function bindKeepButton(keep: Keep, control: HTMLElement, store: Store): void {
  const button = control.querySelector<HTMLButtonElement>('[data-action="keep"]');
  const progress = control.querySelector("progress");
  const status = control.querySelector(".keep-status");
  if (!button || !progress || !status) return;

  const show = (state: KeepState) => {
    control.hidden = state.type === "unsupported";
    progress.hidden = state.type !== "keeping";
    progress.value = state.type === "keeping" ? state.progress : 0;
    button.textContent = label(state, keep.bytes);
    const said = message(state);
    // A live region speaks whenever it is written to.
    if (status.textContent !== said) status.textContent = said;
  };
  button.addEventListener("click", () => {
    const { type } = keep.state;
    const isWanted = type !== "kept" && type !== "keeping";
    store.set(WISH, isWanted ? "yes" : "no");
    if (type === "kept") void keep.remove();
    else if (type === "keeping") keep.cancel();
    else {
      void keep.keep();
      // Asks the browser not to clear it away when room gets scarce; some ask the listener.
      void navigator.storage.persist();
    }
  });
  keep.onChange(show);
  show(keep.state);
}

function label({ type }: KeepState, bytes: number): string {
  switch (type) {
    case "keeping":
      return words.keep.cancel;
    case "kept":
      return words.keep.remove;
    case "failed":
      return words.keep.again;
    default:
      return words.keep.keep(megabytes(bytes));
  }
}

function message(state: KeepState): string {
  if (state.type === "kept") return words.keep.kept;
  return state.type === "failed" ? words.keep[state.reason] : "";
}

function megabytes(bytes: number): string {
  const style = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, style).format(bytes / 1e6);
}
