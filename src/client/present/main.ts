import "reveal.js/reveal.css";
import "../../theme/present.css";
import { createDeck } from "../deck/deck.ts";
import { bindCommands } from "../ui/commands.ts";
import { loadTimeline } from "../ui/load-timeline.ts";
import { query } from "../ui/query.ts";
import { onSwipe } from "../ui/swipe.ts";
import { initTheme } from "../ui/theme.ts";
import { createWakeLock } from "../ui/wake-lock.ts";
import { commandsOf, TALK_COMMANDS } from "../talk/commands.ts";
import { openJump } from "../talk/jump.ts";
import { createStage } from "../talk/stage.ts";
import { createTools } from "../talk/tools.ts";
import { openTalkWindow } from "../talk/window.ts";
import { words } from "../talk/words.ts";
import { keepAddress } from "./address.ts";
import { createFullScreen } from "./full-screen.ts";
import { openConsole } from "./open-console.ts";
import { printAll } from "./print-all.ts";
import { createSound } from "./sound.ts";

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
  const { showOnCover } = await import("../room/show-on-cover.ts");
  showOnCover(talkWindow, { broker, timeline, stage: stage.element });
}
