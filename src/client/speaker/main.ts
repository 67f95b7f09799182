import "../../theme/speaker.css";
import { findCue } from "../../timeline/lookup.ts";
import { createPlan, type Plan } from "../../talk/plan.ts";
import { openOverview } from "../deck/overview.ts";
import { createTranscript } from "../notes/transcript.ts";
import { commandsOf, CONSOLE_COMMANDS } from "../talk/commands.ts";
import { openJump } from "../talk/jump.ts";
import { createTools } from "../talk/tools.ts";
import { openTalkWindow } from "../talk/window.ts";
import { words } from "../talk/words.ts";
import { bindActions } from "../ui/actions.ts";
import { bindCommands } from "../ui/commands.ts";
import { freeFocusFromPointer } from "../ui/free-focus.ts";
import { loadTimeline } from "../ui/load-timeline.ts";
import { createNotices } from "../ui/notices.ts";
import { query } from "../ui/query.ts";
import { initTheme } from "../ui/theme.ts";
import { createWakeLock } from "../ui/wake-lock.ts";
import { createClockFace } from "./clock-face.ts";
import { createDeckWindow } from "./deck-window.ts";
import { followNotes } from "./follow-notes.ts";
import { offerLeftTalk } from "./left-talk.ts";
import { createPreferences } from "./preferences.ts";
import { createPreviews } from "./previews.ts";
import { bindRehearsal } from "./rehearsal/bind.ts";
import { bindReset } from "./reset.ts";
import { createSegmentMap } from "./segment-map.ts";
import { bindSlot } from "./slot.ts";
import { createToolbar } from "./toolbar.ts";

/** Milliseconds between two looks at the clock. */
const TICK = 200;

initTheme();
freeFocusFromPointer();
const timeline = await loadTimeline("../timeline.json");
const { broker } = document.documentElement.dataset;
const { hash } = location;
const room = new URLSearchParams(location.search).get("remote");
const remote =
  broker !== undefined && room !== null
    ? (await import("../room/remote-window.ts")).openRemoteWindow(timeline, { broker, room, hash })
    : undefined;
const talkWindow = remote ?? (await openTalkWindow("speaker", timeline));
document.querySelector(".unstarted")?.remove();
const { talk, driver, settings } = talkWindow;
const notices = createNotices(query(".notices"));
const previews = createPreviews(timeline);
const tools = createTools(previews.stage, talk, () => driver.position);
const transcript = createTranscript(query(".notes"));
const clockFace = createClockFace(timeline);
const map = createSegmentMap(query(".map"), timeline);
const deckWindow = createDeckWindow(talkWindow, notices, remote?.describe);
const preferences = createPreferences(settings, () => notes.center());
const notes = followNotes(query(".notes"), transcript, timeline);
let { slot } = talk.state;
let plan: Plan = createPlan(timeline, slot);

/** What follows from the state of the talk and the time. */
function tick(): void {
  const stage = plan.stageOf(driver.position);
  if (!stage) return;
  const view = { plan, stage, state: talk.state, now: talk.now() };
  clockFace.show(view);
  notes.follow(view);
  map.show(view);
}

function show(): void {
  if (slot !== talk.state.slot) {
    ({ slot } = talk.state);
    plan = createPlan(timeline, slot);
  }
  previews.show(talk.state, driver);
  toolbar.show(talk.state, tools.tool);
  tick();
}

const toolbar = createToolbar(query(".tools"));
talk.onChange(show);
talk.onAside((aside) => {
  previews.stage.hear(aside);
  deckWindow.hear(aside);
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

const { slides } = previews;
bindCommands(
  CONSOLE_COMMANDS,
  {
    ...commandsOf(talk, driver),
    overview: () =>
      openOverview(timeline, { position: driver.position, slides }, (slide) =>
        driver.goTo({ slide, step: 0 }),
      ),
    jump: () => openJump(timeline, slides, driver.goTo),
    "fill-screen": () => deckWindow.fillScreen(),
    pointer: () => tools.toggle("pointer"),
    pen: () => tools.toggle("pen"),
    zoom: () => (talk.state.zoom ? tools.toggleZoom() : tools.toggle("zoom")),
    larger: () => preferences.resize(1),
    smaller: () => preferences.resize(-1),
  },
  words.commands,
);
bindActions({
  segment: ({ dataset }) => {
    const slide = timeline.slides.find(({ segment }) => segment === dataset["segment"]);
    if (slide) driver.goTo({ slide: slide.id, step: 0 });
  },
  "open-deck": () => deckWindow.open(),
});
if (remote) document.body.dataset["remote"] = "";
else {
  bindRehearsal(talkWindow, timeline, notices);
  offerLeftTalk(talkWindow, notices);
}
// Its kilobytes only where there is a broker.
if (broker !== undefined && !remote) {
  const { bindRoom } = await import("./room/bind.ts");
  bindRoom(talkWindow, { broker, timeline, notices, hash });
}
setInterval(tick, TICK);
show();
