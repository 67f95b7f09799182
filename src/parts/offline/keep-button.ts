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
      return words.tryAgain;
    default:
      return words.keep.keep({ size: megabytes(bytes) });
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

/** Seconds of playing after which somebody listens. */
const LISTENING = 10;
/** Bytes that are fetched unasked; more than that only where the player has them all already. */
const SMALL = 25 * 2 ** 20;

/**
 * Keeps the sound for offline once it was played, unless the listener would rather not.
 *
 * @param store as the button leaves it
 */
export function keepWhenPlayed(media: HTMLMediaElement, keep: Keep, store: Store): void {
  if (savesData()) return;
  const decide = () => {
    if (keep.state.type !== "absent" || store.get(WISH) === "no") return;
    if (secondsOf(media.played) < LISTENING) return;
    const isLoaded = media.ended || secondsOf(media.buffered) >= media.duration - 1;
    if (keep.bytes <= SMALL || isLoaded) void keep.keep();
  };
  for (const name of ["timeupdate", "progress", "ended"]) media.addEventListener(name, decide);
}

function secondsOf(ranges: TimeRanges): number {
  let seconds = 0;
  for (let index = 0; index < ranges.length; index += 1)
    seconds += ranges.end(index) - ranges.start(index);
  return seconds;
}

/** The listener's browser was told to load little. */
function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, "connection");
  return (
    typeof connection === "object" &&
    connection !== null &&
    "saveData" in connection &&
    connection.saveData === true
  );
}
