import type { Deck } from "../../parts/deck/deck.ts";
import type { Driver } from "../../parts/talk/driver.ts";
import type { Talk } from "../../parts/talk/talk.ts";
import type { TalkState } from "../../talk/state.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** What the deck's window plays: the clip on the slide, else the episode's sound from the slide on to its end. */
export interface Sound {
  update(state: TalkState): void;
}

export interface SoundParts {
  readonly timeline: Timeline;
  readonly talk: Talk;
  readonly deck: Deck;
  readonly driver: Driver;
}

/** @param page `data-sound` says where the episode's sound is */
export function createSound(
  page: HTMLElement,
  { timeline, talk, deck, driver }: SoundParts,
): Sound {
  let playing: HTMLMediaElement | undefined;
  let narration: HTMLAudioElement | undefined;
  /** Seconds on the episode's clock: where the segment ends, and its sound with it. */
  let until = Number.POSITIVE_INFINITY;

  const end = () => {
    if (talk.state.playing) talk.act({ type: "sound", playing: false });
  };
  const openNarration = () => {
    const { sound } = page.dataset;
    if (sound === undefined || narration) return narration;
    narration = new Audio(sound);
    narration.addEventListener("timeupdate", () => {
      if (narration && narration.currentTime >= until) end();
    });
    return narration;
  };
  /** The episode's sound, from a slide's first word on. */
  const narrate = (id: string) => {
    const slide = timeline.slides.find((each) => each.id === id);
    const media = openNarration();
    if (!slide || !media) return undefined;
    until = timeline.segments.find(({ id }) => id === slide.segment)?.end ?? slide.end;
    media.currentTime = slide.start;
    return media;
  };
  const begin = () => {
    const { slide } = driver.position;
    const clip = deck.slides.get(slide)?.querySelector<HTMLMediaElement>("video, audio");
    playing = clip ?? narrate(slide);
    if (!playing) {
      talk.broadcast({ type: "refused", what: "no-sound" });
      return end();
    }
    playing.addEventListener("ended", end, { once: true });
    playing.play().catch((error: unknown) => {
      const reason = error instanceof DOMException ? error.name : "";
      // Stopped before it began.
      if (reason === "AbortError") return;
      talk.broadcast({
        type: "refused",
        what: reason === "NotAllowedError" ? "sound" : "no-sound",
      });
      end();
    });
  };
  const stop = () => {
    playing?.pause();
    playing = undefined;
  };
  return {
    update(state) {
      if (state.playing && !playing) begin();
      else if (!state.playing && playing) stop();
    },
  };
}
