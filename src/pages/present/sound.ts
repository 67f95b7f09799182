import type { Deck } from "../../parts/deck/deck.ts";
import type { Driver } from "../../parts/talk/driver.ts";
import type { Talk } from "../../parts/talk/talk.ts";
import type { TalkState } from "../../talk/state.ts";
import type { Timeline } from "../../timeline/timeline.ts";

/** The sound of the deck's window: the slide's clip or, without one, the recording from the slide to its segment's end. */
export interface Sound {
  /** Plays or stops as the talk's state says. */
  update(state: TalkState): void;
}

export interface SoundContext {
  readonly timeline: Timeline;
  readonly talk: Talk;
  readonly deck: Deck;
  readonly driver: Driver;
}

/** @param page has the recording's address as `data-sound` */
export function createSound(
  page: HTMLElement,
  { timeline, talk, deck, driver }: SoundContext,
): Sound {
  let playing: HTMLMediaElement | undefined;
  let recording: HTMLAudioElement | undefined;
  /** Seconds on the episode's clock. */
  let segmentEnd = Number.POSITIVE_INFINITY;

  const end = () => {
    if (talk.state.playing) talk.act({ type: "sound", playing: false });
  };
  const openRecording = () => {
    const { sound } = page.dataset;
    if (sound === undefined || recording) return recording;
    recording = new Audio(sound);
    recording.addEventListener("timeupdate", () => {
      if (recording && recording.currentTime >= segmentEnd) end();
    });
    return recording;
  };
  const recordingAt = (id: string) => {
    const slide = timeline.slides.find((each) => each.id === id);
    const media = openRecording();
    if (!slide || !media) return undefined;
    segmentEnd = timeline.segments.find(({ id }) => id === slide.segment)?.end ?? slide.end;
    media.currentTime = slide.start;
    return media;
  };
  const play = () => {
    const { slide } = driver.position;
    const clip = deck.slides.get(slide)?.querySelector<HTMLMediaElement>("video, audio");
    playing = clip ?? recordingAt(slide);
    if (!playing) {
      talk.broadcast({ type: "refused", what: "no-sound" });
      return end();
    }
    playing.addEventListener("ended", end, { once: true });
    playing.play().catch((error: unknown) => {
      const reason = error instanceof DOMException ? error.name : "";
      // Paused before it had loaded.
      if (reason === "AbortError") return;
      const what = reason === "NotAllowedError" ? "sound" : "no-sound";
      talk.broadcast({ type: "refused", what });
      end();
    });
  };
  return {
    update(state) {
      if (state.playing && !playing) play();
      else if (!state.playing && playing) {
        playing.pause();
        playing = undefined;
      }
    },
  };
}
