import "reveal.js/reveal.css";
import { createDeck, type Deck } from "../../parts/deck/deck.ts";
import { commandsOf, TALK_COMMANDS } from "../../parts/talk/commands.ts";
import { openJump } from "../../parts/talk/jump.ts";
import { createSlideOverlay } from "../../parts/talk/overlay.ts";
import { FILL_SCREEN, type Talk } from "../../parts/talk/talk.ts";
import { createTools } from "../../parts/talk/tools.ts";
import { openTalkWindow, rewriteAddress, writeBookmark } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { bindCommands } from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import { loadTimeline } from "../../parts/ui/load-timeline.ts";
import { onSwipe } from "../../parts/ui/swipe.ts";
import { initTheme } from "../../parts/ui/theme.ts";
import { createWakeLock } from "../../parts/ui/wake-lock.ts";
import type { Position } from "../../timeline/position.ts";
import "./present.css";
import { createSound } from "./sound.ts";

/** The deck on the whole of a screen. */
export interface FullScreen {
  toggle(): Promise<void>;
  fill(): Promise<void>;
}

/**
 * Where windows can be placed and that was granted, the screen is another one than the speaker's.
 *
 * @see https://www.w3.org/TR/window-management/
 */
function createFullScreen(talk: Talk): FullScreen {
  const fill = async () => {
    if (document.fullscreenElement) return;
    try {
      const screen = await projector();
      await document.documentElement.requestFullscreen({
        navigationUI: "hide",
        ...(screen && { screen }),
      });
    } catch {
      talk.broadcast({ type: "refused", what: "fill-screen" });
    }
  };
  // The console hands on the right to do so, with the click that asked for it.
  window.addEventListener("message", ({ origin, data }: MessageEvent<unknown>) => {
    if (origin === location.origin && data === FILL_SCREEN) void fill();
  });
  return {
    toggle: () => (document.fullscreenElement ? document.exitFullscreen() : fill()),
    fill,
  };
}

/** A screen beside the one with the browser's own bar; asks for nothing that was not granted. */
async function projector(): Promise<Screen | undefined> {
  if (!window.getScreenDetails || !window.screen.isExtended) return undefined;
  const { state } = await navigator.permissions.query({ name: "window-management" });
  if (state !== "granted") return undefined;
  const { screens } = await window.getScreenDetails();
  return screens.find(({ isPrimary }) => !isPrimary);
}

/** Milliseconds: Safari lets a page write its address 100 times in 30 seconds. */
const ADDRESS_INTERVAL = 500;

/** Keeps the address where the talk is, so that it can be copied as a link. */
function keepAddress(): (position: Position) => void {
  let latest = "";
  let timer: number | undefined;
  return (position) => {
    latest = writeBookmark(position);
    timer ??= window.setTimeout(() => {
      timer = undefined;
      rewriteAddress(location.search + latest);
    }, ADDRESS_INTERVAL);
  };
}

/** Opens the console, or brings it to the front: loaded anew, it would end a recording. */
function openConsole(name: string, address: string): void {
  const opened = window.open("", name, "width=1280,height=800");
  if (!opened) return;
  if (opened.location.href === "about:blank")
    opened.location.replace(new URL(address, location.href));
  opened.focus();
}

/** Puts all slides on the page while it is printed: reveal.js has a stretch of them at a time. */
function printAll(deck: Deck, holder: HTMLElement): void {
  // reveal.js's own style for paper, which knows nothing of ours, keeps away from such a page.
  document.documentElement.classList.add("print-pdf");
  let kept: readonly Element[] | undefined;
  window.addEventListener("beforeprint", () => {
    kept = Array.from(holder.children);
    holder.replaceChildren(...deck.slides.values());
  });
  window.addEventListener("afterprint", () => {
    if (kept) holder.replaceChildren(...kept);
    kept = undefined;
  });
}

initTheme();
const timeline = await loadTimeline("../timeline.json");
const talkWindow = await openTalkWindow("present", timeline);
document.querySelector(".unstarted")?.remove();
const { talk, driver, addressOf } = talkWindow;
const deck = await createDeck(query(".reveal"), {
  config: { help: false, jumpToSlide: false },
  start: driver.position,
});
const stage = createSlideOverlay(query(".reveal .slides"));
const tools = createTools(stage, talk, () => driver.position);
const fullScreen = createFullScreen(talk);
const sound = createSound(query("main"), { timeline, talk, deck, driver });
const bookmark = keepAddress();
const progress = query(".talk-progress span");

function show(): void {
  const { position } = driver;
  deck.show(position);
  stage.show(talk.state, position);
  sound.update(talk.state);
  bookmark(position);
  const index = timeline.slides.findIndex(({ id }) => id === position.slide);
  const steps = timeline.slides[index]?.steps ?? 0;
  const done = index + (steps === 0 ? 0 : position.step / (steps + 1));
  progress.style.scale = `${done / Math.max(1, timeline.slides.length - 1)} 1`;
}

talk.onChange(show);
talk.onEphemeral((aside) => {
  stage.handle(aside);
  if (aside.type === "fill-screen") void fullScreen.fill();
});
deck.onMove((position, byUser) => {
  if (byUser) driver.goTo(position);
});
onSwipe(query(".reveal"), (by) => {
  if (tools.tool !== "none") return;
  if (by > 0) driver.next();
  else driver.previous();
});
printAll(deck, query(".reveal .slides"));
createWakeLock(() => true).update();

/** In the overview a press looks from slide to slide, and moves nothing before one is chosen. */
const turn = (by: 1 | -1, step: () => void) => (deck.overview.isOpen ? deck.highlight(by) : step());
bindCommands(
  TALK_COMMANDS,
  {
    ...commandsOf(talk, driver),
    next: () => turn(1, driver.next),
    previous: () => turn(-1, driver.previous),
    overview: () => {
      deck.overview.toggle();
      if (!deck.overview.isOpen) deck.show(driver.position);
    },
    choose: () => {
      if (!deck.overview.isOpen) return;
      const { slide } = deck.position;
      deck.overview.toggle();
      if (slide === driver.position.slide) deck.show(driver.position);
      else driver.goTo({ slide, step: 0 });
    },
    jump: () => openJump(timeline, deck.slides, driver.goTo),
    "fill-screen": () => void fullScreen.toggle(),
    pointer: () => tools.toggle("pointer"),
    pen: () => tools.toggle("pen"),
    zoom: () => tools.toggleZoom(),
    // A deck in one file has no console beside it.
    ...(document.documentElement.dataset["alone"] === undefined && {
      speaker: () => openConsole(`speaker-${talk.session}`, addressOf("speaker")),
    }),
  },
  words.commands,
);
show();

// Its kilobytes only where there is a broker.
const { broker } = document.documentElement.dataset;
if (broker !== undefined) {
  const { showOnCover } = await import("./show-on-cover.ts");
  showOnCover(talkWindow, { broker, timeline, stage: stage.element });
}
