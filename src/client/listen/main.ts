import "../../theme/listen.css";
import { momentAt, startOf, type Moment } from "../../timeline/lookup.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { TimelineCue } from "../../timeline/timeline.ts";
import { mediaClock } from "../clock/media-clock.ts";
import { stillClock } from "../clock/still-clock.ts";
import { createDeck, type Position } from "../deck/deck.ts";
import { readStart } from "../deck/start.ts";
import { bindActions } from "../ui/actions.ts";
import { bindKeys } from "../ui/keys.ts";
import { loadTimeline } from "../ui/load-timeline.ts";
import { query } from "../ui/query.ts";
import { initTheme } from "../ui/theme.ts";
import { createChapters } from "./chapters.ts";
import { createFollow } from "./follow.ts";
import { momentsOf } from "./moments.ts";
import "./player.ts";
import { createTranscript } from "./transcript.ts";

const start = readStart(location);
initTheme();

const timeline = await loadTimeline("timeline.json");
const startTime =
  start.time ?? (start.slide === undefined ? undefined : startOf(timeline, start.slide, 0)) ?? 0;
const opening = momentAt(timeline, startTime);
const deck = await createDeck(
  query(".reveal"),
  {
    embedded: true,
    keyboard: false,
    controls: false,
    progress: false,
    hash: false,
    overview: false,
  },
  opening && { slide: opening.slide.id, step: opening.step },
);
const transcript = createTranscript(query("#notes"));
const chapters = createChapters(timeline);
const media = document.querySelector<HTMLMediaElement>("[slot=media]");
const clock = media ? mediaClock(media, momentsOf(timeline)) : stillClock(startTime);
const follow = createFollow(() => {
  announced = undefined;
  show(momentAt(timeline, clock.time));
});
let announced: { readonly id: string; readonly step: number } | undefined;
const followButton = query('[data-action="follow"]');
const positionText = query(".position");

/** Brings slide, step and note to a moment, and tells whoever listens on the page. */
function show(moment: Moment | undefined): void {
  if (!moment) return;
  const { slide, step, cue } = moment;
  transcript.mark(cue?.id);
  if (!follow.on) return;
  deck.show({ slide: slide.id, step });
  transcript.center();
  if (cue) announce(cue, step);
}

/** `cuedeck:cue` once for each cue that is reached, `cuedeck:step` for a step that comes within one. */
function announce({ id, slide, start }: TimelineCue, step: number): void {
  const within = announced?.id === id;
  if (within && announced?.step === step) return;
  announced = { id, step };
  const began = within ? (startOf(timeline, slide, step) ?? start) : start;
  const detail = { id, slide, step, start: began, mediaTime: clock.time };
  document.dispatchEvent(new CustomEvent(within ? "cuedeck:step" : "cuedeck:cue", { detail }));
}

/** Without sound there is nothing to let go of. */
function letGo(): void {
  if (media) follow.release();
}

function goTo(time: number): void {
  clock.seek(time);
  follow.take();
}

function describe({ slide, step }: Position): void {
  const index = timeline.slides.findIndex(({ id }) => id === slide);
  const steps = timeline.slides[index]?.steps ?? 0;
  const suffix = steps > 0 ? ` · step ${step} of ${steps}` : "";
  positionText.textContent = `Slide ${index + 1} of ${timeline.slides.length}${suffix}`;
}

deck.onMove((position, byHand) => {
  describe(position);
  if (byHand) letGo();
});
transcript.onScroll(letGo);
transcript.onPick((id) => {
  const cue = timeline.cues.find((candidate) => candidate.id === id);
  if (cue) goTo(cue.start);
});
clock.onMoment((time) => show(momentAt(timeline, time)));
clock.onProgress((time) => {
  chapters.show(time);
  followButton.textContent = `Back to ${formatTimecode(time)}`;
});

const playButton = document.querySelector<HTMLElement>('[data-action="play"]');
const toggle = () => {
  if (clock.playing) clock.pause();
  // A browser that refuses leaves the button at "play".
  else clock.play().catch(() => undefined);
};
bindActions({
  follow: () => {
    follow.take();
    // The button hides itself, and the focus must not fall to the page's start.
    playButton?.focus();
  },
  next: () => deck.next(),
  previous: () => deck.previous(),
  "next-segment": () => goTo(chapters.neighbour(clock.time, 1)),
  "previous-segment": () => goTo(chapters.neighbour(clock.time, -1)),
  segment: (element) => {
    const segment = timeline.segments.find(({ id }) => id === element.dataset["segment"]);
    if (segment) goTo(segment.start);
  },
});
bindKeys({
  " ": toggle,
  k: toggle,
  j: () => goTo(Math.max(0, clock.time - 10)),
  l: () => goTo(clock.time + 10),
  f: () => follow.take(),
  ArrowRight: () => deck.next(),
  ArrowDown: () => deck.next(),
  PageDown: () => deck.next(),
  ArrowLeft: () => deck.previous(),
  ArrowUp: () => deck.previous(),
  PageUp: () => deck.previous(),
});

if (startTime > 0) clock.seek(startTime);
describe(deck.position);
chapters.show(startTime);
show(opening);
