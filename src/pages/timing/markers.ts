import { el } from "../../parts/ui/elements.ts";
import { speakEpisode, timingWords as words } from "../../parts/ui/words.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { SheetCue } from "../../timeline/timing-sheet.ts";
import { kindOf, writeStart } from "./cue-kind.ts";

/** The cues on the waveform: buttons that can be dragged. */
export interface Markers {
  show(cues: readonly SheetCue[], timeline: Timeline, marked: number): void;
}

interface MarkerEvents {
  /** A cue was clicked. */
  readonly onMark: (index: number) => void;
  /** A cue was dragged to a time, in seconds. */
  readonly onMove: (index: number, seconds: number) => void;
}

/** Pixels that a pointer may move in a click. */
const CLICK = 3;

/** @param track where a second is `--second` wide */
export function createMarkers(
  track: HTMLElement,
  { cues }: Timeline,
  { onMark, onMove }: MarkerEvents,
): Markers {
  const markers = cues.map(({ text }, index) => {
    const time = el("span", { className: "marker-time" });
    const line = el("span", { className: "marker-text" }, text);
    const kind = el("span", { className: "sr-only" });
    speakEpisode(line);
    const button = el(
      "button",
      { type: "button", className: "plain marker", onclick: () => onMark(index) },
      el("span", { className: "marker-head", ariaHidden: "true" }),
      el("span", { className: "marker-label" }, time, line),
      kind,
    );
    bindDrag(button, time, (seconds) => onMove(index, seconds));
    return { button, time, kind };
  });
  const clicks = el("div", { className: "clicks", ariaHidden: "true" });
  track.append(clicks, ...markers.map(({ button }) => button));
  return {
    show(sheetCues, timeline, marked) {
      for (const [index, marker] of markers.entries()) {
        const cue = timeline.cues[index];
        const sheetCue = sheetCues[index];
        if (!cue || !sheetCue) continue;
        const kind = kindOf(sheetCue);
        marker.button.dataset["kind"] = kind;
        marker.button.style.setProperty("--start", String(cue.start));
        marker.button.style.setProperty("--room", String(cue.end - cue.start));
        marker.button.ariaCurrent = index === marked ? "true" : null;
        marker.time.textContent = writeStart(cue);
        marker.kind.textContent = words.kinds[kind];
      }
      clicks.replaceChildren(
        ...timeline.steps.map(({ start }) => {
          const click = el("span", { className: "click" });
          click.style.setProperty("--start", String(start));
          return click;
        }),
      );
    },
  };
}

/** @param time shows the time while a marker is dragged */
function bindDrag(button: HTMLElement, time: HTMLElement, onMove: (seconds: number) => void): void {
  let from: { readonly x: number; readonly start: number } | undefined;
  let moved: number | undefined;
  const second = () => Number.parseFloat(getComputedStyle(button).getPropertyValue("--second"));
  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = { x: event.clientX, start: Number(button.style.getPropertyValue("--start")) };
    moved = undefined;
    button.setPointerCapture(event.pointerId);
  });
  button.addEventListener("pointermove", ({ clientX }) => {
    if (!from || (moved === undefined && Math.abs(clientX - from.x) <= CLICK)) return;
    moved = Math.max(0, from.start + (clientX - from.x) / second());
    button.style.setProperty("--start", String(moved));
    time.textContent = formatTimecode(moved, 1);
  });
  const end = () => {
    const seconds = moved;
    from = undefined;
    if (seconds !== undefined) onMove(seconds);
  };
  button.addEventListener("pointerup", end);
  button.addEventListener("pointercancel", end);
  // The click that ends a drag is none.
  button.addEventListener(
    "click",
    (event) => {
      if (moved !== undefined) event.stopImmediatePropagation();
      moved = undefined;
    },
    { capture: true },
  );
}
