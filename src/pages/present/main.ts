import "../../parts/older/older.ts";
import "reveal.js/reveal.css";
import { createDeck, type Deck } from "../../parts/deck/deck.ts";
import { openOverview } from "../../parts/deck/preview.ts";
import { onSlideLink } from "../../parts/deck/slide-links.ts";
import { type TalkCommand, talkCommands } from "../../parts/talk/commands.ts";
import { createSlideOverlay } from "../../parts/talk/overlay.ts";
import { FILL_SCREEN, type Talk } from "../../parts/talk/talk.ts";
import { createTools } from "../../parts/talk/tools.ts";
import { openTalkWindow, rewriteAddress } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import { bindCommands, type Commands, openKeySheet } from "../../parts/ui/commands.ts";
import { query } from "../../parts/ui/elements.ts";
import { loadTimeline } from "../../parts/deck/timeline.ts";
import { onSwipe } from "../../parts/ui/swipe.ts";
import { initTheme } from "../../parts/ui/theme.ts";
import { createWakeLock } from "../../parts/ui/wake-lock.ts";
import { type Position, writeBookmark } from "../../timeline/position.ts";
import { announcePage } from "../dev/announce.ts";
import "./style.css";
import { createSound } from "./sound.ts";

interface FullScreen {
  toggle(): Promise<void>;
  enter(): Promise<void>;
}

/** Shows the deck full screen: on the projector where the browser tells which screen that is. */
function createFullScreen(talk: Talk): FullScreen {
  const enter = async () => {
    if (document.fullscreenElement) return;
    try {
      const screen = await findProjector();
      await document.documentElement.requestFullscreen({
        navigationUI: "hide",
        ...(screen && { screen }),
      });
    } catch {
      talk.broadcast({ type: "refused", what: "fill-screen" });
    }
  };
  // The console delegates its user activation with this message.
  window.addEventListener("message", ({ origin, data }: MessageEvent<unknown>) => {
    if (origin === location.origin && data === FILL_SCREEN) void enter();
  });
  return {
    toggle: () => (document.fullscreenElement ? document.exitFullscreen() : enter()),
    enter,
  };
}

/**
 * A screen other than the primary one. Does not ask for the permission.
 *
 * @see https://www.w3.org/TR/window-management/
 */
async function findProjector(): Promise<Screen | undefined> {
  if (!window.getScreenDetails || !window.screen.isExtended) return undefined;
  const { state } = await navigator.permissions.query({ name: "window-management" });
  if (state !== "granted") return undefined;
  const { screens } = await window.getScreenDetails();
  return screens.find(({ isPrimary }) => !isPrimary);
}

/** Milliseconds: Safari allows 100 changes of the address in 30 seconds. */
const ADDRESS_INTERVAL = 500;

/** Keeps the talk's position in the address, so that it can be copied as a link. */
function createAddressUpdater(): (position: Position) => void {
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

/** Opens the console or focuses it. It is not loaded again, which would end a recording. */
function openConsole(name: string, address: string): void {
  const opened = window.open("", name, "width=1280,height=800");
  if (!opened) return;
  if (opened.location.href === "about:blank")
    opened.location.replace(new URL(address, location.href));
  opened.focus();
}

/** Puts all slides with all their steps into the page while it is printed: otherwise it holds only a part of them. */
function showAllInPrint(deck: Deck, container: HTMLElement): void {
  // reveal.js's print style does not apply to pages with this class.
  document.documentElement.classList.add("print-pdf");
  let before: readonly Element[] | undefined;
  let stepsToCome: readonly Element[] = [];
  window.addEventListener("beforeprint", () => {
    before = Array.from(container.children);
    container.replaceChildren(...deck.slides.values());
    stepsToCome = Array.from(container.querySelectorAll("[data-step]:not(.visible)"));
    for (const part of stepsToCome) part.classList.add("visible");
  });
  window.addEventListener("afterprint", () => {
    for (const part of stepsToCome) part.classList.remove("visible");
    if (before) container.replaceChildren(...before);
    before = undefined;
  });
}

initTheme();
const timeline = await loadTimeline("../timeline.json");
const talkWindow = await openTalkWindow("present", timeline);
document.querySelector(".unstarted")?.remove();
const { talk, driver, addressOf } = talkWindow;
const slidesElement = query(".reveal .slides");
const deck = await createDeck(query(".reveal"), {
  config: { help: false, jumpToSlide: false },
  start: driver.position,
});
const overlay = createSlideOverlay(slidesElement);
const tools = createTools(overlay, talk, () => driver.position);
const fullScreen = createFullScreen(talk);
const sound = createSound(query("main"), { timeline, talk, deck, driver });
const updateAddress = createAddressUpdater();
const progress = query(".talk-progress span");

function show(): void {
  const { position } = driver;
  deck.show(position, Number.POSITIVE_INFINITY);
  overlay.show(talk.state, position);
  document.body.dataset["covered"] = talk.state.curtain;
  sound.update(talk.state);
  updateAddress(position);
  const index = timeline.slides.findIndex(({ id }) => id === position.slide);
  const steps = timeline.slides[index]?.steps ?? 0;
  const done = index + (steps === 0 ? 0 : position.step / (steps + 1));
  progress.style.scale = `${done / Math.max(1, timeline.slides.length - 1)} 1`;
}

talk.onChange(show);
talk.onEphemeral((message) => {
  overlay.handle(message);
  if (message.type === "fill-screen") void fullScreen.enter();
});
deck.onMove((position, byUser) => {
  if (byUser) driver.goTo(position);
});
onSlideLink((slide) => driver.goTo({ slide, step: 0 }));
onSwipe(query(".reveal"), (by) => {
  if (tools.tool !== "none") return;
  if (by > 0) driver.next();
  else driver.previous();
});
showAllInPrint(deck, slidesElement);
createWakeLock(() => true).update();

const shared = talkCommands({ talk, driver, tools, timeline, slides: deck.slides });
const commands: Commands<TalkCommand> = {
  ...shared,
  overview: {
    keys: ["o", "Escape"],
    run: () =>
      openOverview(timeline, { position: driver.position, slides: deck.slides }, (slide) =>
        driver.goTo({ slide, step: 0 }),
      ),
  },
  "fill-screen": { keys: ["f", "F5"], run: () => void fullScreen.toggle() },
  zoom: { keys: ["z"], run: () => tools.toggleZoom() },
  // A deck in a single file has no console.
  ...(document.documentElement.dataset["alone"] === undefined && {
    speaker: {
      keys: ["s"],
      run: () => openConsole(`speaker-${talk.session}`, addressOf("speaker")),
    },
  }),
  keyboard: { keys: ["?", "F1"], run: () => openKeySheet(commands, words.commands) },
};
bindCommands(commands);
show();

// A deck in a single file loads nothing.
const { alone, broker } = document.documentElement.dataset;
if (alone === undefined && query(".reveal").dataset["embeds"] !== undefined)
  void import("../../media/embed-player.ts").then(({ openEmbeds }) => openEmbeds(deck, () => {}));

// Loaded only where there is a broker.
if (broker !== undefined) {
  const { showOnCover } = await import("./show-on-cover.ts");
  showOnCover(talkWindow, { broker, timeline, container: overlay.element });
}

announcePage({ type: "present", deck, show, timeline });
