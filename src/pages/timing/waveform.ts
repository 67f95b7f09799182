import { el, query, svg } from "../../parts/ui/elements.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { LEVELS_PER_SECOND } from "../../timeline/timing-sheet.ts";

/** The recording as a waveform that scrolls, with all of it, small, above. Times are seconds. */
export interface Waveform {
  /** What moves along with the waveform stands in it, at `--start` seconds. */
  readonly track: HTMLElement;
  /** Adds levels, each a byte, after those that there are. */
  readonly add: (levels: Uint8Array) => void;
  /** Makes a quiet recording as high as a loud one. Called once all levels are there. */
  readonly finish: () => void;
  /** Shows where the recording is: it scrolls along, or, when that does not play, as far as it is out of view. */
  readonly show: (time: number, isPlaying: boolean) => void;
  /** Calls back with a time that was clicked, or chosen above. */
  readonly onPick: (listener: (time: number) => void) => void;
}

/** On the track. */
const PIXELS_PER_SECOND = 40;
/** Seconds of a piece of the waveform, which is drawn while it is near the view. */
const PIECE = 10;
const LEVELS_PER_PIECE = PIECE * LEVELS_PER_SECOND;
/** Seconds from one time to the next on the scale below. */
const SCALE = 5;
/** The most bars of the whole recording. */
const OVERVIEW_BARS = 400;
const LOUDEST = 255;
/** How many times as high a quiet recording may become. */
const MOST_GAIN = 8;
/** Where in the window the present is while it plays, and between which it may be when it does not. */
const PRESENT = 0.4;
const IN_VIEW = { from: 0.05, to: 0.85 };

/** @param duration of the recording */
export function createWaveform(duration: number): Waveform {
  const scroller = query(".waveform");
  const track = query(".track");
  const overview = query(".overview");
  const overviewWindow = query(".overview-window");
  const position = query('[data-control="position"]', HTMLInputElement);
  const levels = new Uint8Array(Math.ceil(duration * LEVELS_PER_SECOND) + LEVELS_PER_PIECE);
  let count = 0;
  const visible = new Set<number>();
  const pickers: ((time: number) => void)[] = [];

  const pieces = Array.from({ length: Math.ceil(duration / PIECE) }, (_, index) => {
    const piece = createBars("piece", LEVELS_PER_PIECE);
    piece.element.style.setProperty("--start", String(index * PIECE));
    return piece;
  });
  const perBar = Math.max(1, (duration * LEVELS_PER_SECOND) / OVERVIEW_BARS);
  const whole = createBars("overview-bars", Math.ceil((duration * LEVELS_PER_SECOND) / perBar));
  const present = el("div", { className: "present" });
  track.style.setProperty("--second", `${PIXELS_PER_SECOND}px`);
  track.style.width = `${duration * PIXELS_PER_SECOND}px`;
  track.append(...pieces.map(({ element }) => element), ...createScale(duration), present);
  overview.prepend(whole.element);
  position.max = String(Math.floor(duration));

  const drawPiece = (index: number) => {
    const from = index * LEVELS_PER_PIECE;
    pieces[index]?.draw(levels.subarray(from, Math.min(count, from + LEVELS_PER_PIECE)));
  };
  let wholeFrame = 0;
  const drawWhole = () => {
    wholeFrame = 0;
    const bars = Array.from({ length: Math.ceil(count / perBar) }, (_, index) =>
      levels.subarray(index * perBar, (index + 1) * perBar).reduce((a, b) => Math.max(a, b), 0),
    );
    whole.draw(bars);
  };
  const indexes = new Map(pieces.map(({ element }, index) => [element as Element, index]));
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const index = indexes.get(target) ?? -1;
        if (isIntersecting) {
          visible.add(index);
          drawPiece(index);
        } else if (visible.delete(index)) pieces[index]?.draw([]);
      }
    },
    { root: scroller, rootMargin: "0px 400px" },
  );
  for (const { element } of pieces) observer.observe(element);

  const showWindow = () => {
    const { scrollLeft, clientWidth, scrollWidth } = scroller;
    overviewWindow.style.insetInlineStart = `${(scrollLeft / scrollWidth) * 100}%`;
    overviewWindow.style.width = `${(clientWidth / scrollWidth) * 100}%`;
  };
  scroller.addEventListener("scroll", showWindow, { passive: true });
  new ResizeObserver(showWindow).observe(scroller);
  const pick = (time: number) => {
    for (const picker of pickers) picker(Math.min(duration, Math.max(0, time)));
  };
  track.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("button")) return;
    pick((event.clientX - track.getBoundingClientRect().left) / PIXELS_PER_SECOND);
  });
  position.addEventListener("input", () => pick(position.valueAsNumber));
  // After the mouse, the page's keys are to work again.
  position.addEventListener("pointerup", () => position.blur());

  return {
    track,
    add(more) {
      const before = Math.floor(count / LEVELS_PER_PIECE);
      const added = more.subarray(0, levels.length - count);
      levels.set(added, count);
      count += added.length;
      for (const index of visible)
        if (before <= index && index <= count / LEVELS_PER_PIECE) drawPiece(index);
      // Pieces come faster than frames.
      wholeFrame ||= requestAnimationFrame(drawWhole);
    },
    finish() {
      const most = levels.reduce((a, b) => Math.max(a, b), 1);
      const gain = Math.min(MOST_GAIN, LOUDEST / most);
      for (const element of [track, overview]) element.style.setProperty("--gain", String(gain));
    },
    show(time, isPlaying) {
      track.style.setProperty("--now", String(time));
      position.value = String(Math.floor(time));
      position.setAttribute("aria-valuetext", formatTimecode(time));
      const at = (time * PIXELS_PER_SECOND - scroller.scrollLeft) / scroller.clientWidth;
      if (!isPlaying && at > IN_VIEW.from && at < IN_VIEW.to) return;
      scroller.scrollLeft = time * PIXELS_PER_SECOND - scroller.clientWidth * PRESENT;
    },
    onPick: (listener) => void pickers.push(listener),
  };
}

/** A drawing of levels as bars, in the colour of its text. @param length bars that it has room for */
function createBars(className: string, length: number) {
  const path = svg("path", { "vector-effect": "non-scaling-stroke" });
  const element = svg(
    "svg",
    {
      class: className,
      viewBox: `0 0 ${length} ${2 * LOUDEST}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
    },
    path,
  );
  return {
    element,
    draw(levels: ArrayLike<number>) {
      const bars = Array.from(levels, (level, index) => {
        const height = Math.max(2, level);
        return `M${index + 0.5} ${LOUDEST - height}v${2 * height}`;
      });
      path.setAttribute("d", bars.join(""));
    },
  };
}

function createScale(duration: number): HTMLElement[] {
  return Array.from({ length: Math.ceil(duration / SCALE) }, (_, index) => {
    const time = index * SCALE;
    const mark = el("span", { className: "scale-time", ariaHidden: "true" }, formatTimecode(time));
    mark.style.setProperty("--start", String(time));
    return mark;
  });
}
