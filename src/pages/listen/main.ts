import "../../parts/older/older.ts";
import { addCopyButtons } from "../../parts/code/copy.ts";
import { createDeck } from "../../parts/deck/deck.ts";
import { openOverview } from "../../parts/deck/preview.ts";
import { onSlideLink } from "../../parts/deck/slide-links.ts";
import { readStart, type Start, startTimeOf } from "../../parts/deck/timeline.ts";
import { createReferences } from "../../parts/notes/references.ts";
import { createSearch } from "../../parts/notes/search.ts";
import { createShare } from "../../parts/notes/share.ts";
import { createSpoken } from "../../parts/notes/spoken.ts";
import { readTimeline } from "../../parts/notes/timeline.ts";
import { createTranscript } from "../../parts/notes/transcript.ts";
import { startOffline } from "../../parts/offline/offline.ts";
import { bindActions, bindCommands, type Commands, openKeySheet } from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import { createNotices } from "../../parts/ui/notices.ts";
import { createStore } from "../../parts/ui/store.ts";
import { initTheme } from "../../parts/ui/theme.ts";
import { copyText } from "../../parts/ui/toast.ts";
import { createWakeLock } from "../../parts/ui/wake-lock.ts";
import { words } from "../../parts/ui/words.ts";
import { findCue, momentAt } from "../../timeline/lookup.ts";
import { slideOf } from "../../timeline/position.ts";
import { announcePage } from "../dev/announce.ts";
import { createChapters } from "./chapters.ts";
import { createClockPicker } from "./clock-picker.ts";
import { createFollow, detachOnInput, followClock, showPosition } from "./follow.ts";
import { offerPlace, storePlace } from "./left-off.ts";
import "./style.css";
import { createMediaSession } from "./media-session.ts";
import {
  bindBarKeys,
  changeVolume,
  createCaptions,
  findController,
  nameChapterOnFocus,
} from "./player.ts";
import { bindByHand, createSettings, embedCode, isEmbedded } from "./settings.ts";
import { bindStartButton } from "./start-button.ts";
import { createSleepTimer } from "./sleep-timer.ts";
import { createEnlarge, createFade, initStage, isStage, toggleFullscreen } from "./stage.ts";
import { createSpanStop, createTransport } from "./transport.ts";
import { watchTroubles } from "./troubles.ts";

/** Seconds, as on the bar's own buttons. */
const SKIP = 10;
/** Seconds by which a key moves the bar of time, and what part of the volume. */
const BAR_STEP = 5;
const VOLUME_STEP = 0.05;
const NUDGE = 0.1;
/** Seconds of listening from where a link led to, up to which the place of the last visit is kept. */
const SNIPPET = 60;

const linked = slideOf(location.hash);
const start: Start = linked === undefined ? readStart(location) : { slide: linked };
const embedded = isEmbedded(location.search);
initTheme();
initStage(embedded);
const store = createStore(`cuedeck:${location.pathname.replace(/index\.html$/, "")}:`);
const notices = createNotices(query(".notices"));
const notes = query("#notes");
const timeline = readTimeline(notes);

// The clock.
const { broker } = document.documentElement.dataset;
const room = broker === undefined ? null : new URLSearchParams(location.search).get("room");
const picker = await createClockPicker({ controller: findController(), timeline, store, notices });
const { clock } = picker;
if (room !== null) {
  picker.pick("room");
  document.querySelector(".consent")?.remove();
}
/** The page's own player, which in a room is not heard. */
const media = room === null ? picker.media : undefined;
const [visit] = performance.getEntriesByType("navigation");
const isReturn = visit instanceof PerformanceNavigationTiming && visit.type !== "navigate";
const asked = isReturn && clock.persistent ? undefined : startTimeOf(timeline, start);
if (asked !== undefined) clock.seek(asked);
const stopAfter = createSpanStop(clock);
const setSpan = (time: number, end: number | undefined) =>
  stopAfter(end === undefined ? undefined : { start: time, end });
setSpan(asked ?? 0, start.end);

// What follows the clock.
const opening = momentAt(timeline, asked ?? clock.time);
const deck = await createDeck(query(".reveal"), {
  config: { embedded: true },
  start: opening && { slide: opening.slide.id, step: opening.step },
});
addCopyButtons(deck.slides.values());
const screen = query(".screen");
const transcript = createTranscript(notes);
const follow = createFollow(query('[data-action="follow"]'), query('[data-action="play"]'));
const captions = createCaptions(query(".caption"), timeline);
const spoken = createSpoken(notes, timeline);
const chapters = createChapters(query(".chapters"), timeline, deck);
followClock({ timeline, clock, deck, transcript, follow });
detachOnInput({ follow, deck, notes, screen });
onSlideLink((slide) => {
  follow.detach();
  deck.show({ slide, step: 0 });
});
const drawTime = (time: number) => {
  chapters.show(time);
  captions.show(time);
  const part = spoken.show(time);
  if (part && follow.on) transcript.markPart(part);
};
clock.onMoment(drawTime);
clock.onProgress(drawTime);
drawTime(clock.time);

// Settings and notices.
const sleepTimer = createSleepTimer(clock, timeline, { fade: media && createFade(media) });
const settings = createSettings({ picker, captions, sleepTimer, store });
const setByHand = () => picker.pick("by-hand");
const onRefused = watchTroubles({ clock, timeline, notices, store, media, setByHand });
const transport = createTransport({
  clock,
  timeline,
  follow,
  chapters,
  onRefused,
  lookAt(time) {
    const moment = momentAt(timeline, time);
    follow.detach();
    if (moment) deck.show({ slide: moment.slide.id, step: moment.step });
  },
});
const play = () => transport.play();
const goTo = (time: number) => transport.goTo(time);
const enlarge = createEnlarge({ deck, screen, button: query('[data-action="enlarge"]'), notes });
const share = createShare(notes, timeline);
const search = createSearch(query(".search", HTMLFormElement), notes, {
  reveal: (place) => transcript.reveal(place),
  onSearch: () => follow.detach(),
  onHit(id) {
    const cue = findCue(timeline, id);
    if (cue) deck.show({ slide: cue.slide, step: cue.step });
  },
  onPick(id) {
    transport.syncToCue(id);
    transport.play();
  },
});
const wakeLock = createWakeLock(() => clock.playing && follow.on);

showPosition({ timeline, clock, deck, follow, settings });
nameChapterOnFocus(query("media-time-range"), query(".bar-title"), timeline, clock);
bindBarKeys(query("media-time-range"), (steps) => transport.skip(steps * BAR_STEP));
const volumeBar = query("media-volume-range");
bindBarKeys(volumeBar, (steps) => changeVolume(volumeBar, steps * VOLUME_STEP));
bindStartButton({
  button: document.querySelector<HTMLElement>(".start"),
  clock,
  deck,
  cover: timeline.slides[0]?.id,
  play,
  after: query('[data-action="play"]'),
});
createReferences(notes);
bindByHand(query(".by-hand", HTMLFormElement), clock, timeline.duration, (time) =>
  transport.syncTo(time),
);
transcript.onPick((id) => transport.syncToCue(id));
sleepTimer.onEnd(() => notices.show("slept", words.slept));
clock.onChange(() => wakeLock.update());
follow.onChange(() => wakeLock.update());
if (media) createMediaSession(clock, { timeline, chapters, play, goTo });
// Loaded only in a frame.
if (window.parent !== window) {
  void import("./embedding.ts").then(({ openEmbedding }) =>
    openEmbedding({ clock, timeline, play, goTo }),
  );
}
// What a slide embeds is heard alone.
if (query(".reveal").dataset["embeds"] !== undefined)
  void import("../../media/embed-player.ts").then(({ openEmbeds }) =>
    openEmbeds(deck, () => clock.pause()),
  );
void startOffline(picker.media, store);

if (room !== null && broker !== undefined) {
  // Loaded only for a talk.
  void import("./follow-room.ts").then(
    ({ followRoom }) => followRoom({ broker, room, timeline, clock: picker.room, notices }),
    () => {
      // A failed import fails again until the page is reloaded.
      const run = () => location.reload();
      notices.show("room", words.room.connecting, [{ label: words.tryAgain, run }]);
      window.addEventListener("online", run);
    },
  );
} else {
  const place = storePlace(store, clock, timeline.duration, asked === undefined ? 0 : SNIPPET);
  offerPlace(place, { clock, notices, transport });
}

// A browser may refuse, as it does where nobody has clicked: then the page waits as ever.
if (new URLSearchParams(location.search).has("play") && !isReturn && room === null)
  void clock.play().catch(() => {});

// A link to another moment of the page that is open.
window.addEventListener("hashchange", () => {
  const { time, end } = readStart({ search: "", hash: location.hash });
  if (time === undefined) return;
  goTo(time);
  setSpan(time, end);
});

/** For most of what a key does there is a button as well, `[data-action="<name>"]`. */
const commands: Commands<keyof typeof words.commands> = {
  play: { keys: [" ", "k"], run: () => transport.toggle() },
  forward: { keys: ["l"], run: () => transport.skip(SKIP) },
  back: { keys: ["j"], run: () => transport.skip(-SKIP) },
  "next-segment": { keys: ["n"], run: () => transport.chapter(1) },
  "previous-segment": { keys: ["p"], run: () => transport.chapter(-1) },
  next: { keys: ["ArrowRight", "ArrowDown", "PageDown"], run: () => deck.next() },
  previous: { keys: ["ArrowLeft", "ArrowUp", "PageUp"], run: () => deck.previous() },
  follow: { keys: ["Enter", "b"], run: () => follow.resume() },
  note: {
    keys: ["g"],
    run: () => {
      if (!isStage()) transcript.focusCurrent();
    },
  },
  search: {
    keys: ["/"],
    run: () => {
      if (!isStage()) search.open();
    },
  },
  overview: {
    keys: ["o"],
    run: () => {
      follow.detach();
      openOverview(timeline, deck, (slide) => deck.show({ slide, step: 0 }));
    },
  },
  enlarge: { keys: ["e"], run: () => enlarge.open() },
  captions: { keys: ["c"], run: () => settings.toggleCaptions() },
  fullscreen: { keys: ["f"], run: () => void toggleFullscreen() },
  mute: { keys: ["m"], run: () => query("media-mute-button").click() },
  slower: { keys: ["<"], run: () => settings.stepRate(-1) },
  faster: { keys: [">"], run: () => settings.stepRate(1) },
  "nudge-earlier": { keys: [","], run: () => settings.nudgeBy(-NUDGE) },
  "nudge-later": { keys: ["."], run: () => settings.nudgeBy(NUDGE) },
  "copy-link": { keys: ["y"], run: () => share.copyLink(Math.max(0, clock.time)) },
  settings: { keys: ["s"], run: () => query("#settings").togglePopover() },
  keyboard: { keys: ["?"], run: () => openKeySheet(commands, words.commands) },
};
bindCommands(commands);
bindActions({
  segment: ({ dataset }) => {
    const segment = timeline.segments.find(({ id }) => id === dataset["segment"]);
    if (segment) goTo(segment.start);
  },
  chapters: (button) => {
    const open = document.body.dataset["chapters"] !== "open";
    document.body.dataset["chapters"] = open ? "open" : "closed";
    button.ariaExpanded = String(open);
    chapters.scrollToCurrent();
  },
  "copy-embed": () =>
    void copyText(embedCode(location.href, timeline.title), words.embed.copied, words.embed.code),
});

announcePage({ type: "listen", deck, follow, notes, picker, search, timeline });
