import { createListeners } from "../ui/listeners.ts";

/** Does the deck follow the clock? Shown on the page as `html[data-follow]`. */
export interface Follow {
  readonly on: boolean;
  /** Lets go of the clock, which goes on. */
  release(): void;
  /** Takes hold again. */
  take(): void;
  onChange(listener: (on: boolean) => void): void;
}

/**
 * @param button takes hold again, and shows only while there is something to take hold of
 * @param after what has the focus when the button, which had it, goes
 */
export function createFollow(button: HTMLElement, after: HTMLElement): Follow {
  const root = document.documentElement;
  const changed = createListeners<[on: boolean]>();
  const set = (on: boolean) => {
    root.dataset["follow"] = on ? "on" : "off";
    if (on && document.activeElement === button) after.focus();
    button.hidden = on;
    changed.tell(on);
  };
  set(true);
  return {
    get on() {
      return root.dataset["follow"] === "on";
    },
    release() {
      if (root.dataset["follow"] === "on") set(false);
    },
    take() {
      if (root.dataset["follow"] === "off") set(true);
    },
    onChange: changed.add,
  };
}
