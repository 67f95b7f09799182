import "../../theme/listen.css";
import { momentAt, startOf, type Moment } from "../../timeline/lookup.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { mediaClock } from "../clock/media-clock.ts";
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
const clock = media ? mediaClock(media, momentsOf(timeline)) : undefined;
const follow = createFollow(() => show(momentAt(timeline, clock?.time ?? 0)));
const followButton = query('[data-action="follow"]');
const positionText = query(".position");

/** Brings slide, step and note to a moment, and says so to whoever listens on the page. */
function show(moment: Moment | undefined): void {
  if (!moment) return;
  const { slide, step, cue } = moment;
  transcript.mark(cue?.id);
  if (!follow.on) return;
  deck.show({ slide: slide.id, step });
  transcript.center();
  if (!cue) return;
  const detail = {
    id: cue.id,
    slide: slide.id,
    step,
    start: cue.start,
    mediaTime: clock?.time ?? cue.start,
  };
  document.dispatchEvent(new CustomEvent("cuedeck:cue", { detail }));
}

function goTo(time: number): void {
  clock?.seek(time);
  follow.take();
  show(momentAt(timeline, time));
}

function describe({ slide, step }: Position): void {
  const index = timeline.slides.findIndex(({ id }) => id === slide);
  const steps = timeline.slides[index]?.steps ?? 0;
  const suffix = steps > 0 ? ` · step ${step} of ${steps}` : "";
  positionText.textContent = `Slide ${index + 1} of ${timeline.slides.length}${suffix}`;
}

deck.onMove((position, byHand) => {
  describe(position);
  if (byHand) follow.release();
});
transcript.onScroll(() => follow.release());
transcript.onPick((id) => {
  const cue = timeline.cues.find((candidate) => candidate.id === id);
  if (cue) goTo(cue.start);
});
clock?.onMoment((time) => show(momentAt(timeline, time)));
clock?.onProgress((time) => {
  chapters.show(time);
  followButton.textContent = `Back to ${formatTimecode(time)}`;
});

const toggle = () => void (clock?.playing ? clock.pause() : clock?.play());
bindActions({
  follow: () => follow.take(),
  next: () => deck.next(),
  previous: () => deck.previous(),
  "next-segment": () => goTo(chapters.neighbour(clock?.time ?? 0, 1)),
  "previous-segment": () => goTo(chapters.neighbour(clock?.time ?? 0, -1)),
  segment: (element) => {
    const segment = timeline.segments.find(({ id }) => id === element.dataset["segment"]);
    if (segment) goTo(segment.start);
  },
});
bindKeys({
  " ": toggle,
  k: toggle,
  j: () => goTo(Math.max(0, (clock?.time ?? 0) - 10)),
  l: () => goTo((clock?.time ?? 0) + 10),
  f: () => follow.take(),
  ArrowRight: () => deck.next(),
  ArrowDown: () => deck.next(),
  PageDown: () => deck.next(),
  ArrowLeft: () => deck.previous(),
  ArrowUp: () => deck.previous(),
  PageUp: () => deck.previous(),
});

if (startTime > 0) clock?.seek(startTime);
describe(deck.position);
chapters.show(startTime);
show(opening);
