/** Does the deck follow the clock? Shown on the page as `html[data-follow]`. */
export interface Follow {
  readonly on: boolean;
  /** Lets go of the clock, which goes on. */
  release(): void;
  /** Takes hold again, and tells the listener so. */
  take(): void;
}

export function createFollow(onTake: () => void): Follow {
  const root = document.documentElement;
  const button = document.querySelector<HTMLElement>('[data-action="follow"]');
  const set = (on: boolean) => {
    root.dataset["follow"] = on ? "on" : "off";
    if (button) button.hidden = on;
  };
  set(true);
  return {
    get on() {
      return root.dataset["follow"] === "on";
    },
    release: () => set(false),
    take() {
      set(true);
      onTake();
    },
  };
}
