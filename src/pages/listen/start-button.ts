import type { Clock } from "../../parts/clock/clock.ts";
import type { Deck } from "../../parts/deck/deck.ts";

export interface StartButtonParts {
  /** None for an episode without a recording. */
  readonly button: HTMLElement | null;
  readonly clock: Clock;
  readonly deck: Deck;
  /** The id of the first slide. */
  readonly cover: string | undefined;
  readonly play: () => void;
  /** Gets the focus when the button has it and goes. */
  readonly after: HTMLElement;
}

/** Plays at a click. The button goes for good once something plays, or the cover does not show. */
export function bindStartButton(parts: StartButtonParts): void {
  const { button, clock, deck, cover, play, after } = parts;
  if (!button) return;
  const update = () => {
    if (!clock.playing && deck.position.slide === cover) return;
    if (document.activeElement === button) after.focus();
    button.remove();
  };
  button.addEventListener("click", play);
  clock.onChange(update);
  deck.onMove(update);
  update();
}
