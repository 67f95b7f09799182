import { openOverview } from "../../parts/deck/preview.ts";
import { createTranscript } from "../../parts/notes/transcript.ts";
import { commandsOf, CONSOLE_COMMANDS } from "../../parts/talk/commands.ts";
import { openJump } from "../../parts/talk/jump.ts";
import type { Talk } from "../../parts/talk/talk.ts";
import { createTools, type Tool } from "../../parts/talk/tools.ts";
import { openTalkWindow, type TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { bindActions, bindCommands } from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import { loadTimeline } from "../../parts/ui/load-timeline.ts";
import { createNotices, type Notices } from "../../parts/ui/notices.ts";
import { initTheme } from "../../parts/ui/theme.ts";
import { createWakeLock } from "../../parts/ui/wake-lock.ts";
import { createPlan, type Plan } from "../../talk/plan.ts";
import { elapsedAt } from "../../talk/state.ts";
import { applyEvent, FIRST_STATE, type TalkState } from "../../talk/state.ts";
import { findCue } from "../../timeline/lookup.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { bindSlot, createClockFace, formatTime } from "./clock-face.ts";
import { createDeckWindow } from "./deck-window.ts";
import { createSegmentMap, followNotes } from "./follow-notes.ts";
import { createPreferences } from "./preferences.ts";
import { createPreviews } from "./previews.ts";
import { bindRehearsal } from "./rehearsal/dialog.ts";
import "./speaker.css";

/** Milliseconds after which nobody wants to go on with a talk. */
const MAX_AGE = 6 * 3600 * 1000;

/**
 * After a crash of the whole browser, or a window that was closed too soon: offers to go on with the talk that was
 * begun last, where this one is new.
 */
function offerUnfinishedTalk({ talk, eventStore }: TalkWindow, notices: Notices): void {
  if (talk.events.length > 0) return;
  const left = eventStore
    .sessions()
    .map((session) => ({ session, events: eventStore.load(session) }))
    .map(({ session, events }) => ({ session, last: events.at(-1)?.at ?? 0, events }))
    .filter(({ session, last }) => session !== talk.session && talk.now() - last < MAX_AGE)
    .toSorted((a, b) => b.last - a.last)[0];
  const { stopwatch } = left?.events.reduce(applyEvent, FIRST_STATE) ?? FIRST_STATE;
  if (!left || stopwatch.began === null) return;
  const text = words.takeUp(
    formatTime(stopwatch.began),
    formatTimecode(elapsedAt(stopwatch, left.last)),
  );
  notices.show("left", text, [
    {
      label: words.takeItUp,
      run: () => location.assign(`?session=${encodeURIComponent(left.session)}`),
    },
  ]);
  talk.onChange(({ stopwatch }) => {
    if (stopwatch.began !== null) notices.clear("left");
  });
}

/** Sets the stopwatch back to nothing, which can be taken back. */
function bindReset(talk: Talk, notices: Notices): void {
  bindActions({
    "timer-reset": () => {
      if (talk.state.stopwatch.began === null) return;
      talk.act({ type: "reset" });
      const undo = { label: words.undo, run: () => talk.act({ type: "undo-reset" }) };
      notices.show("reset", words.wasReset, [undo]);
    },
  });
  talk.onChange(({ beforeReset }) => {
    if (!beforeReset) notices.clear("reset");
  });
}

/** The buttons of what can be done on the slide, each pressed while it is being done. */
export interface Toolbar {
  show(state: TalkState, tool: Tool): void;
}

function createToolbar(container: HTMLElement): Toolbar {
  const press = (action: string, pressed: boolean) => {
    const button = container.querySelector(`[data-action="${action}"]`);
    button?.setAttribute("aria-pressed", String(pressed));
  };
  return {
    show({ curtain, zoom, playing }, tool) {
      press("black", curtain === "black");
      press("white", curtain === "white");
      press("pointer", tool === "pointer");
      press("pen", tool === "pen");
      press("zoom", tool === "zoom" || zoom !== null);
      press("sound", playing);
    },
  };
}

/**
 * Takes the focus off a button that was pressed with the mouse or a finger, before it acts: the keys go on to mean what
 * they mean on the page, Space too, and a dialog that it opens hands the focus back to nothing in particular. Whoever
 * came to it by key stays there.
 */
function freeFocusFromPointer(): void {
  const free = ({ detail, target }: MouseEvent) => {
    if (detail === 0 || !(target instanceof Element)) return;
    target.closest<HTMLElement>("button, summary, a")?.blur();
  };
  document.addEventListener("click", free, { capture: true });
}

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
    ? (await import("./remote-window.ts")).openRemoteWindow(timeline, { broker, room, hash })
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
  const entry = plan.entryOf(driver.position);
  if (!entry) return;
  const view = { plan, entry, state: talk.state, now: talk.now() };
  clockFace.show(view);
  notes.update(view);
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
talk.onEphemeral((aside) => {
  previews.stage.handle(aside);
  deckWindow.handle(aside);
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
  offerUnfinishedTalk(talkWindow, notices);
}
// Its kilobytes only where there is a broker.
if (broker !== undefined && !remote) {
  const { bindRoom } = await import("./room.ts");
  bindRoom(talkWindow, { broker, timeline, notices, hash });
}
setInterval(tick, TICK);
show();
