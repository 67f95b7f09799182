import { createListeners } from "../../parts/ui/store.ts";
import { moveStart, nextToSet, setClick, setStart } from "../../timeline/edit-times.ts";
import { indexAt } from "../../timeline/lookup.ts";
import { countWords } from "../../timeline/schedule.ts";
import { kindOf } from "./cue-kind.ts";
import type { Player } from "./player.ts";
import type { Times } from "./times.ts";

/** Why nothing was done. */
export type Refusal = "allSet" | "isFixed" | "inTheWay" | "noClick" | "noDoubt" | "nothingToUndo";

/** What the keys do: one cue is marked, which they move and play, and one is the next to be set. */
export interface Session {
  /** Index of a cue. */
  readonly marked: number;
  /** Index of a cue; the number of cues when there is none left. */
  readonly next: number;
  /** Whether the starts of all cues are played in turn. */
  readonly isChecking: boolean;
  /** Marks a cue and goes to shortly before it. */
  readonly mark: (index: number) => void;
  /** Moves the start of a cue, and marks it. @param seconds on the episode's clock */
  readonly move: (index: number, seconds: number) => void;
  /** Moves the start of the marked cue, and plays it. */
  readonly nudge: (seconds: number) => void;
  /** Plays; while it plays, sets the start of the next cue to now, but while all are checked, pauses. */
  readonly set: () => void;
  /** Sets the next step of the slide to the word that is being said. */
  readonly click: () => void;
  readonly togglePlay: () => void;
  /** Plays the start of the marked cue. */
  readonly hear: () => void;
  /** Plays the starts of the marked cue and of all after it in turn, or stops doing so. */
  readonly toggleCheck: () => void;
  /** Stops playing the starts in turn, if they are played. */
  readonly endCheck: () => void;
  /** Marks the next cue about which there is doubt, and plays its start. */
  readonly toDoubt: () => void;
  readonly undo: () => void;
  /** Goes to a time; the marked cue and the next one are those of the recording from there on. */
  readonly goTo: (seconds: number) => void;
  /** Calls back when a cue is marked or set, or the check begins or ends. */
  readonly onChange: (listener: () => void) => void;
  readonly onRefused: (listener: (why: Refusal) => void) => void;
}

/** Seconds before a start from which it is played. */
const RUN_UP = 2;
/** Seconds before and after a start that are played when all are checked. */
const CHECKED = { before: 1, after: 2 };

/** @param duration of the recording, in seconds */
export function createSession(times: Times, player: Player, duration: number): Session {
  const changes = createListeners<[]>();
  const refusals = createListeners<[Refusal]>();
  let marked = 0;
  let next = nextToSet(times.cues, 0);
  /** Whether the marked and the next cue follow the recording: until one is chosen, or set. */
  let isFollowing = true;
  let isChecking = false;
  /** The cue whose clicks are being set, and those that were. */
  let clicked: { readonly id: string; readonly words: readonly number[] } = { id: "", words: [] };

  const startOf = (index: number) => times.timeline.cues[index]?.start ?? 0;
  const choose = (index: number, following = index + 1) => {
    isChecking = false;
    isFollowing = false;
    clicked = { id: "", words: [] };
    marked = index;
    next = nextToSet(times.cues, following);
  };
  const move = (index: number, seconds: number) => {
    choose(index);
    const edit = moveStart(times.cues, index, seconds, duration);
    if (edit) times.edit(edit);
    else if (times.cues[index]?.isFixed) refusals.tell("isFixed");
    changes.tell();
  };
  const hear = () => {
    choose(marked);
    player.hear(startOf(marked) - RUN_UP);
    changes.tell();
  };
  const check = (index: number) => {
    if (index < times.cues.length) {
      choose(index);
      isChecking = true;
      const start = startOf(index);
      player.hear(start - CHECKED.before, {
        end: Math.min(duration, start + CHECKED.after),
        onEnd: () => check(index + 1),
      });
    } else {
      isChecking = false;
      player.pause();
    }
    changes.tell();
  };
  const endCheck = () => {
    if (!isChecking) return;
    isChecking = false;
    player.pause();
    changes.tell();
  };
  player.onTime((time) => {
    if (!isFollowing) return;
    const current = indexAt(times.timeline.cues, time);
    const following = nextToSet(times.cues, current + 1);
    if (Math.max(0, current) === marked && following === next) return;
    marked = Math.max(0, current);
    next = following;
    changes.tell();
  });
  return {
    get marked() {
      return marked;
    },
    get next() {
      return next;
    },
    get isChecking() {
      return isChecking;
    },
    mark(index) {
      if (index < 0 || index >= times.cues.length) return;
      choose(index, index);
      player.seek(startOf(index) - RUN_UP);
      changes.tell();
    },
    move,
    nudge(seconds) {
      const wasChecking = isChecking;
      move(marked, startOf(marked) + seconds);
      if (wasChecking) check(marked);
      else hear();
    },
    set() {
      if (isChecking) return endCheck();
      if (!player.playing) return player.toggle();
      const edit = setStart(times.cues, next, player.time);
      if (!edit) return refusals.tell(next < times.cues.length ? "inTheWay" : "allSet");
      choose(next);
      times.edit(edit);
      changes.tell();
    },
    click() {
      const { cues, timeline } = times;
      const index = indexAt(timeline.cues, player.time);
      const [cue, timed] = [cues[index], timeline.cues[index]];
      if (!cue || !timed || !cue.canMoveClicks) return refusals.tell("noClick");
      const words = countWords(timed.text);
      const share = (player.time - timed.start) / Math.max(0.1, timed.end - timed.start);
      const word = Math.max(0, Math.min(words - 1, Math.round(share * words)));
      const settled = clicked.id === cue.id ? clicked.words : [];
      const steps = timeline.steps.filter(({ slide }) => slide === timed.slide).length;
      const most = timeline.slides.find(({ id }) => id === timed.slide)?.steps ?? 0;
      const edit = setClick(cue, word, settled, steps < most);
      if (!edit) return refusals.tell("noClick");
      clicked = { id: cue.id, words: [...settled, word] };
      times.edit(edit);
    },
    togglePlay() {
      isChecking = false;
      player.toggle();
      changes.tell();
    },
    hear,
    toggleCheck: () => (isChecking ? endCheck() : check(marked)),
    endCheck,
    toDoubt() {
      const doubtful = [...times.cues.keys()].filter((index) => {
        const cue = times.cues[index];
        return cue && kindOf(cue) === "doubt";
      });
      const [first] = doubtful;
      if (first === undefined) return refusals.tell("noDoubt");
      choose(doubtful.find((index) => index > marked) ?? first);
      hear();
    },
    undo() {
      const [undone] = times.undo() ?? [];
      if (!undone) return refusals.tell("nothingToUndo");
      const index = times.cues.findIndex(({ id }) => id === undone.id);
      choose(index, index);
      if (player.playing) player.hear((undone.before.start ?? startOf(index)) - RUN_UP);
      changes.tell();
    },
    goTo(seconds) {
      isChecking = false;
      isFollowing = true;
      clicked = { id: "", words: [] };
      player.seek(seconds);
      changes.tell();
    },
    onChange: changes.add,
    onRefused: refusals.add,
  };
}
