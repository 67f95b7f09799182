import "reveal.js/reveal.css";
import { createDeck, type Deck } from "../../parts/deck/deck.ts";
import { commandsOf, TALK_COMMANDS } from "../../parts/talk/commands.ts";
import { openJump } from "../../parts/talk/jump.ts";
import { createStage } from "../../parts/talk/stage.ts";
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
import { createFullScreen } from "./full-screen.ts";
import "./present.css";
import { createSound } from "./sound.ts";

/** Milliseconds: Safari lets a page write its address 100 times in 30 seconds. */
const PAUSE = 500;

/** Keeps the address where the talk is, so that it can be copied as a link. */
function keepAddress(): (position: Position) => void {
  let latest = "";
  let timer: number | undefined;
  return (position) => {
    latest = writeBookmark(position);
    timer ??= window.setTimeout(() => {
      timer = undefined;
      rewriteAddress(location.search + latest);
    }, PAUSE);
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
const stage = createStage(query(".reveal .slides"));
const tools = createTools(stage, talk, () => driver.position);
const fullScreen = createFullScreen(talk);
const sound = createSound(query("main"), { timeline, talk, deck, driver });
const bookmark = keepAddress();
const progress = query(".talk-progress span");

function show(): void {
  const { position } = driver;
  deck.show(position);
  stage.show(talk.state, position);
  sound.follow(talk.state);
  bookmark(position);
  const index = timeline.slides.findIndex(({ id }) => id === position.slide);
  const steps = timeline.slides[index]?.steps ?? 0;
  const done = index + (steps === 0 ? 0 : position.step / (steps + 1));
  progress.style.scale = `${done / Math.max(1, timeline.slides.length - 1)} 1`;
}

talk.onChange(show);
talk.onAside((aside) => {
  stage.hear(aside);
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
const turn = (by: 1 | -1, step: () => void) => (deck.overview.isOpen ? deck.look(by) : step());
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
