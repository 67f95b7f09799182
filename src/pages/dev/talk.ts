import type { Deck } from "../../parts/deck/deck.ts";
import { loadTimeline } from "../../parts/deck/timeline.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Previews } from "../speaker/previews.ts";
import type { OpenPage } from "./open-page.ts";

interface TalkParts {
  readonly timeline: Timeline;
  readonly show: () => void;
}

/** What Present announces. */
export interface PresentParts extends TalkParts {
  readonly type: "present";
  readonly deck: Deck;
}

/** What Speaker announces. */
export interface SpeakerParts extends TalkParts {
  readonly type: "speaker";
  readonly previews: Previews;
}

export function openPresent({ deck, ...parts }: PresentParts): OpenPage {
  return openTalkPage(parts, deck);
}

export function openSpeaker({ previews, ...parts }: SpeakerParts): OpenPage {
  return openTalkPage(parts, previews);
}

/** A talk finds its place again by itself. */
function openTalkPage(
  { timeline, show }: TalkParts,
  { slides, replace }: Pick<Deck, "slides" | "replace">,
): OpenPage {
  return {
    timeline,
    readTimeline: () => loadTimeline("../timeline.json"),
    slides,
    replaceSlides: replace,
    refresh: show,
  };
}
