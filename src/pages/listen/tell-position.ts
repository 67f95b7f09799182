import type { Clock } from "../../parts/clock/clock.ts";
import type { Deck } from "../../parts/deck/deck.ts";
import { describePosition } from "../../parts/deck/timeline.ts";
import { query } from "../../parts/ui/elements.ts";
import { words } from "../../parts/ui/words.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Follow } from "./follow.ts";
import type { Settings } from "./settings.ts";

export interface PositionParts {
  readonly timeline: Timeline;
  readonly clock: Clock;
  readonly deck: Deck;
  readonly follow: Follow;
  readonly settings: Pick<Settings, "announces">;
}

/** Says in words which slide shows and, when it does not follow, where the sound is; aloud only to who asked for it. */
export function tellPosition({ timeline, clock, deck, follow, settings }: PositionParts): void {
  const text = query(".position");
  const button = query('[data-action="follow"]');
  const announcer = query(".announcer");

  const tellSlide = () => {
    text.textContent = describePosition(timeline, deck.position);
    if (!settings.announces) return;
    const index = timeline.slides.findIndex(({ id }) => id === deck.position.slide);
    const said = words.showSlide({ number: index + 1, title: timeline.slides[index]?.title ?? "" });
    if (announcer.textContent !== said) announcer.textContent = said;
  };
  const tellTime = (time: number) => {
    if (follow.on) return;
    const said = clock.seekable
      ? words.backTo({ timecode: formatTimecode(time) })
      : words.room.back;
    if (button.textContent !== said) button.textContent = said;
  };
  deck.onMove(tellSlide);
  clock.onProgress(tellTime);
  clock.onMoment(tellTime);
  follow.onChange(() => tellTime(clock.time));
  tellSlide();
}
