import { createButton, el, query } from "../../parts/ui/elements.ts";
import { locale, speakEpisode, timingWords as words } from "../../parts/ui/words.ts";
import { countWords } from "../../timeline/schedule.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { Doubt, SheetCue } from "../../timeline/timing-sheet.ts";
import { kindOf, writeStart } from "./cue-kind.ts";

/** The cues as a list, one below the other. */
export interface CueList {
  /** @param marked the cue on which keys act @param next the one that is set next */
  show(cues: readonly SheetCue[], timeline: Timeline, marked: number, next: number): void;
}

interface CueListEvents {
  /** A cue was clicked. */
  readonly onMark: (index: number) => void;
  /** A cue is to begin at a time, in seconds. */
  readonly onMove: (index: number, seconds: number) => void;
  /** There is no doubt about a cue any more. */
  readonly onSettle: (index: number) => void;
}

const SHARE = new Intl.NumberFormat(locale, { style: "percent" });

export function createCueList(
  timeline: Timeline,
  { onMark, onMove, onSettle }: CueListEvents,
): CueList {
  /** What is said about a doubt, and what can be done about it. */
  const createDoubt = ({ found, confidence }: Doubt, index: number) => {
    const timecode = formatTimecode(found ?? 0, 1);
    const share = SHARE.format(confidence);
    return [
      el("span", {}, found === null ? words.notFound : words.unsure({ share, timecode })),
      ...(found === null
        ? []
        : [createButton("", words.use({ timecode }), () => onMove(index, found))]),
      createButton("", words.keep, () => onSettle(index)),
    ];
  };
  const rows = timeline.cues.map(({ text }, index) => {
    const time = el("span", { className: "row-time" });
    const kind = el("span", { className: "sr-only" });
    const line = el("span", { className: "row-text" });
    let clicks: string | undefined;
    const showClicks = (words: readonly number[]) => {
      if (clicks === String(words)) return;
      clicks = String(words);
      line.replaceChildren(...markClicks(text, words));
    };
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
    const doubt = el("div", { className: "doubt" });
    return { item: el("li", {}, button, doubt), button, doubt, time, kind, isNext, showClicks };
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
        row.showClicks(sheetCue.clicks);
        row.kind.textContent = words.kinds[kind];
        const isDoubtful = kind === "doubt";
        if (isDoubtful !== row.doubt.hasChildNodes())
          row.doubt.replaceChildren(
            ...(isDoubtful && sheetCue.doubt ? createDoubt(sheetCue.doubt, index) : []),
          );
        row.isNext.textContent = index === next ? words.next : "";
      }
      const item = rows[marked]?.item;
      if (!item || marked === shown) return;
      shown = marked;
      scroller.scrollTop = item.offsetTop - (scroller.clientHeight - item.offsetHeight) / 2;
    },
  };
}

/** A cue's text with a mark before each word at which a step comes. @param clicks by the words before them, rising */
function markClicks(text: string, clicks: readonly number[]): (Node | string)[] {
  let said = 0;
  const left = [...clicks];
  const marks = (upTo: number) => {
    const count = left.filter((click) => click <= upTo).length;
    left.splice(0, count);
    return Array.from({ length: count }, () =>
      el("span", { className: "click-mark", ariaHidden: "true" }),
    );
  };
  const parts = text.split(/(?<=\s)/).flatMap((word) => {
    const before = marks(said);
    said += countWords(word);
    return [...before, word];
  });
  return [...parts, ...marks(Infinity)];
}
