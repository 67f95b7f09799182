import "reveal.js/reveal.css";
import "../../theme/present.css";
import { momentAt } from "../../timeline/lookup.ts";
import { createDeck } from "../deck/deck.ts";
import { readStart, startTimeOf } from "../deck/start.ts";
import { loadTimeline } from "../ui/load-timeline.ts";
import { query } from "../ui/query.ts";
import { initTheme } from "../ui/theme.ts";
import { openLink } from "./link.ts";

const start = readStart(location);
initTheme();

const timeline = await loadTimeline("../timeline.json");
const startTime = startTimeOf(timeline, start);
const opening = startTime === undefined ? undefined : momentAt(timeline, startTime);
const deck = await createDeck(query(".reveal"), {
  config: {
    hash: true,
    controls: false,
    progress: true,
    // S is ours: reveal.js binds it only with its own notes plugin.
    keyboard: {
      83: () => void window.open("../speaker/", "cuedeck-speaker", "width=1280,height=800"),
    },
  },
  start: opening && { slide: opening.slide.id, step: opening.step },
});

// From here on the hash tells where the talk is, and a reload must not go back to where it was opened.
history.replaceState(null, "", location.pathname + location.hash);

const link = openLink((message) => {
  if (message.type === "hello") announce();
  else if (message.type === "go") deck.show(message);
  else if (message.type === "next") deck.next();
  else if (message.type === "previous") deck.previous();
});
const announce = () => link.send({ type: "state", ...deck.position });
deck.onMove(announce);
announce();
