import { openOverview } from "../../parts/deck/preview.ts";
import { onSlideLink } from "../../parts/deck/slide-links.ts";
import { createTranscript } from "../../parts/notes/transcript.ts";
import { type TalkCommand, talkCommands } from "../../parts/talk/commands.ts";
import { createTools } from "../../parts/talk/tools.ts";
import { openTalkWindow, type TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import {
  bindActions,
  bindCommands,
  blurClickedButtons,
  type Commands,
  openKeySheet,
} from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import { loadTimeline } from "../../parts/deck/timeline.ts";
import { createNotices, type Notices } from "../../parts/ui/notices.ts";
import { initTheme } from "../../parts/ui/theme.ts";
import { createWakeLock } from "../../parts/ui/wake-lock.ts";
import { createPlan, type Plan } from "../../talk/plan.ts";
import { applyEvent, elapsedAt, FIRST_STATE } from "../../talk/state.ts";
import { derive } from "../../timeline/derive.ts";
import { findCue } from "../../timeline/lookup.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { announcePage } from "../dev/announce.ts";
import { bindReset, bindSlot, createClockFace, formatTime } from "./clock-face.ts";
import { createDeckWindow } from "./deck-window.ts";
import { createNotesFollower, createSegmentMap } from "./follow-notes.ts";
import { createPreferences } from "./preferences.ts";
import { createPreviews, createToolbar } from "./previews.ts";
import { bindRehearsal } from "./rehearsal/dialog.ts";
import "./style.css";

/** Milliseconds: older talks are not resumed. */
const MAX_AGE = 6 * 3600 * 1000;

/** In a new talk, after a crash or a closed window, offers to resume the last talk of this episode. */
function offerUnfinishedTalk({ talk, eventStore }: TalkWindow, notices: Notices): void {
  if (talk.events.length > 0) return;
  const unfinished = eventStore
    .sessions()
    .map((session) => ({ session, events: eventStore.load(session) }))
    .map(({ session, events }) => ({ session, last: events.at(-1)?.at ?? 0, events }))
    .filter(({ session, last }) => session !== talk.session && talk.now() - last < MAX_AGE)
    .toSorted((a, b) => b.last - a.last)[0];
  const { stopwatch } = unfinished?.events.reduce(applyEvent, FIRST_STATE) ?? FIRST_STATE;
  if (!unfinished || stopwatch.began === null) return;
  const elapsed = elapsedAt(stopwatch, unfinished.last);
  const text = words.takeUp({
    time: formatTime(stopwatch.began),
    timecode: formatTimecode(elapsed),
  });
  notices.show("left", text, [
    {
      label: words.takeItUp,
      run: () => location.assign(`?session=${encodeURIComponent(unfinished.session)}`),
    },
  ]);
  talk.onChange(({ stopwatch }) => {
    if (stopwatch.began !== null) notices.clear("left");
  });
}

/** Milliseconds between updates of the clock. */
const TICK_INTERVAL = 200;

initTheme();
blurClickedButtons();
const timeline = await loadTimeline("../timeline.json");
const { broker } = document.documentElement.dataset;
const { hash } = location;
const roomToJoin = new URLSearchParams(location.search).get("remote");
const remote =
  broker !== undefined && roomToJoin !== null
    ? (await import("./remote-window.ts")).openRemoteWindow(timeline, {
        broker,
        room: roomToJoin,
        hash,
      })
    : undefined;
const talkWindow = remote ?? (await openTalkWindow("speaker", timeline));
document.querySelector(".unstarted")?.remove();
const { talk, driver, settings } = talkWindow;
const notices = createNotices(query(".notices"));
const previews = createPreviews(timeline);
const { slides } = previews;
const tools = createTools(previews.overlay, talk, () => driver.position);
const toolbar = createToolbar(query(".tools"));
const transcript = createTranscript(query(".notes"));
const clockFace = createClockFace(timeline);
const map = createSegmentMap(query(".map"), timeline);
const deckWindow = createDeckWindow(talkWindow, notices, remote?.describe);
const preferences = createPreferences(settings, () => notes.center());
const notes = createNotesFollower(query(".notes"), transcript, timeline);
let { slot } = talk.state;
let plan = planFor(slot);

function planFor(slot: number | null): () => Plan {
  return derive(timeline, () => createPlan(timeline, slot));
}

/** Updates what depends on the time. */
function tick(): void {
  const entry = plan().entryOf(driver.position);
  if (!entry) return;
  const snapshot = { plan: plan(), entry, state: talk.state, now: talk.now() };
  clockFace.show(snapshot);
  notes.update(snapshot);
  map.show(snapshot);
}

function show(): void {
  if (slot !== talk.state.slot) {
    ({ slot } = talk.state);
    plan = planFor(slot);
  }
  previews.show(talk.state, driver);
  toolbar.show(talk.state, tools.tool);
  tick();
}

talk.onChange(show);
talk.onEphemeral((message) => {
  previews.overlay.handle(message);
  deckWindow.handle(message);
});
tools.onChange((tool) => toolbar.show(talk.state, tool));
transcript.onPick((id) => {
  const cue = findCue(timeline, id);
  if (cue) driver.goTo(cue);
});
transcript.onResize(() => notes.center());
bindSlot(query("form.slot", HTMLFormElement), talk, timeline.duration);
bindReset(talk, notices);
createWakeLock(() => true).update();

const goToSlide = (slide: string) => driver.goTo({ slide, step: 0 });
onSlideLink(goToSlide);
const commands: Commands<TalkCommand> = {
  ...talkCommands({ talk, driver, tools, timeline, slides }),
  // Without Escape, which clickers send at the end of a show: it would cover the notes.
  overview: {
    keys: ["o"],
    run: () => openOverview(timeline, { position: driver.position, slides }, goToSlide),
  },
  "fill-screen": { keys: ["f", "F5"], run: () => deckWindow.fillScreen() },
  zoom: {
    keys: ["z"],
    run: () => (talk.state.zoom ? tools.toggleZoom() : tools.toggle("zoom")),
  },
  larger: { keys: ["+"], run: () => preferences.resize(1) },
  smaller: { keys: ["-"], run: () => preferences.resize(-1) },
  keyboard: { keys: ["?", "F1"], run: () => openKeySheet(commands, words.commands) },
};
bindCommands(commands);
bindActions({
  segment: ({ dataset }) => {
    const slide = timeline.slides.find(({ segment }) => segment === dataset["segment"]);
    if (slide) goToSlide(slide.id);
  },
  "open-deck": () => deckWindow.open(),
});
if (remote) document.body.dataset["remote"] = "";
else {
  bindRehearsal(talkWindow, timeline, notices);
  offerUnfinishedTalk(talkWindow, notices);
}
// Loaded only where there is a broker.
if (broker !== undefined && !remote) {
  const { bindRoom } = await import("./room.ts");
  bindRoom(talkWindow, { broker, timeline, notices, hash });
}
setInterval(tick, TICK_INTERVAL);
show();

announcePage({ type: "speaker", previews, show, timeline });
