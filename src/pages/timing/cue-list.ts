import { el, query } from "../../parts/ui/elements.ts";
import { speakEpisode, timingWords as words } from "../../parts/ui/words.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { SheetCue } from "../../timeline/timing-sheet.ts";
import { kindOf, writeStart } from "./cue-kind.ts";

/** The cues as a list, one below the other. */
export interface CueList {
  /** @param marked the cue on which keys act @param next the one that is set next */
  show(cues: readonly SheetCue[], timeline: Timeline, marked: number, next: number): void;
}

/** @param onMark called with the index of a cue that was clicked */
export function createCueList(timeline: Timeline, onMark: (index: number) => void): CueList {
  const rows = timeline.cues.map(({ text }, index) => {
    const time = el("span", { className: "row-time" });
    const kind = el("span", { className: "sr-only" });
    const line = el("span", { className: "row-text" }, text);
    speakEpisode(line);
    const isNext = el("span", { className: "row-next" });
    const button = el(
      "button",
      { type: "button", className: "plain row", onclick: () => onMark(index) },
      el("span", { className: "row-kind", ariaHidden: "true" }),
      time,
      kind,
      line,
      isNext,
    );
    return { item: el("li", {}, button), button, time, kind, isNext };
  });
  const scroller = query(".cues");
  query(".cues ol").replaceChildren(...rows.map(({ item }) => item));
  let shown: number | undefined;
  return {
    show(cues, { cues: timed }, marked, next) {
      for (const [index, row] of rows.entries()) {
        const [cue, sheetCue] = [timed[index], cues[index]];
        if (!cue || !sheetCue) continue;
        const kind = kindOf(sheetCue);
        row.button.dataset["kind"] = kind;
        row.button.ariaCurrent = index === marked ? "true" : null;
        row.time.textContent = writeStart(cue);
        row.kind.textContent = words.kinds[kind];
        row.isNext.textContent = index === next ? words.next : "";
      }
      const item = rows[marked]?.item;
      if (!item || marked === shown) return;
      shown = marked;
      scroller.scrollTop = item.offsetTop - (scroller.clientHeight - item.offsetHeight) / 2;
    },
  };
}
