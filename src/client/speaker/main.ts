import "../../theme/speaker.css";
import { cueOf, findCue, startOf } from "../../timeline/lookup.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { TimelineSlide } from "../../timeline/timeline.ts";
import type { Position } from "../deck/deck.ts";
import { describePosition } from "../deck/describe-position.ts";
import { createPreview } from "../deck/preview.ts";
import { createTranscript } from "../notes/transcript.ts";
import { openLink } from "../present/link.ts";
import { bindActions } from "../ui/actions.ts";
import { bindKeys } from "../ui/keys.ts";
import { loadTimeline } from "../ui/load-timeline.ts";
import { query } from "../ui/query.ts";
import { initTheme } from "../ui/theme.ts";
import { words } from "../ui/words.ts";
import { createTimer } from "./timer.ts";

initTheme();
const timeline = await loadTimeline("../timeline.json");
const { content } = query("#slides", HTMLTemplateElement);
const findSlide = (id: string) =>
  content.querySelector<HTMLElement>(`section[data-slide="${CSS.escape(id)}"]`);
const now = createPreview(query(".preview.now"), findSlide);
const next = createPreview(query(".preview.next"), findSlide);
const transcript = createTranscript(query(".notes"));
const timer = createTimer(() => performance.now() / 1000);
let position: Position = { slide: timeline.slides[0]?.id ?? "", step: 0 };
let connected = false;

const link = openLink((message) => {
  if (message.type !== "state") return;
  query(".connection").textContent = words.connected;
  const moved = message.slide !== position.slide || message.step !== position.step;
  // The first word from the deck tells where it stands; the next ones, that the talk has begun.
  if (connected && moved) timer.start();
  connected = true;
  position = { slide: message.slide, step: message.step };
  show();
});

function show(): void {
  const index = timeline.slides.findIndex(({ id }) => id === position.slide);
  const slide = timeline.slides[index];
  if (!slide) return;
  now.show(position);
  const following = positionAfter(slide, timeline.slides[index + 1]);
  next.show(following);
  query(".next-label").textContent =
    following?.slide === position.slide
      ? words.nextStep
      : following
        ? words.nextSlide
        : words.theEnd;
  query(".position").textContent = describePosition(timeline, position);
  transcript.mark(cueOf(timeline, position.slide, position.step)?.id);
  transcript.center();
  tick();
}

function positionAfter(
  slide: TimelineSlide,
  following: TimelineSlide | undefined,
): Position | undefined {
  if (position.step < slide.steps) return { slide: slide.id, step: position.step + 1 };
  return following && { slide: following.id, step: 0 };
}

function tick(): void {
  const planned = startOf(timeline, position.slide, position.step) ?? 0;
  query(".elapsed").textContent = formatTimecode(timer.elapsed);
  query(".planned").textContent = words.ofDuration(formatTimecode(timeline.duration));
  query(".time-of-day").textContent = new Date().toLocaleTimeString([], {
    hour: "2-digit",
    minute: "2-digit",
  });
  query('[data-action="timer"]').textContent = timer.running
    ? words.pauseTheClock
    : words.startTheClock;
  const ahead = planned - timer.elapsed;
  const pace = query(".pace");
  const idle = !timer.running && timer.elapsed === 0;
  const distance = formatTimecode(Math.abs(ahead));
  pace.textContent = idle ? "" : ahead >= 0 ? words.ahead(distance) : words.behind(distance);
  pace.dataset["late"] = String(ahead < -60);
}

bindActions({
  next: () => link.send({ type: "next" }),
  previous: () => link.send({ type: "previous" }),
  timer: () => {
    timer.toggle();
    tick();
  },
  "timer-reset": () => {
    timer.reset();
    tick();
  },
});
const forward = () => link.send({ type: "next" });
const back = () => link.send({ type: "previous" });
bindKeys([
  {
    keys: ["ArrowRight", "ArrowDown", "PageDown", " ", "n"],
    label: words.commands.next,
    run: forward,
  },
  { keys: ["ArrowLeft", "ArrowUp", "PageUp", "p"], label: words.commands.previous, run: back },
]);
transcript.onPick((id) => {
  const cue = findCue(timeline, id);
  if (cue) link.send({ type: "go", slide: cue.slide, step: cue.step });
});

setInterval(tick, 250);
show();
link.send({ type: "hello" });
