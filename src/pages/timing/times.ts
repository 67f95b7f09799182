import * as v from "valibot";
import { createListeners, type Store } from "../../parts/ui/store.ts";
import { parseJson } from "../../room/json.ts";
import { applyEdit, isUndoable, reverse, type TimesEdit } from "../../timeline/edit-times.ts";
import { type OutlineCue, scheduleTimeline } from "../../timeline/schedule.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { SheetCue, TimingSheet } from "../../timeline/timing-sheet.ts";
import type { Access, Saved } from "./access.ts";

/** The times of all cues as they are now, of which each change is saved. */
export interface Times {
  readonly cues: readonly SheetCue[];
  /** With all that is estimated between them. */
  readonly timeline: Timeline;
  readonly revision: string;
  /** Whether a change is not saved yet. */
  readonly isSaving: boolean;
  /** Makes an edit, saves it, and remembers it for {@link undo}. */
  edit(edit: TimesEdit): void;
  /** Takes back the last edit, also one from before the page was loaded. @returns what it did, if there was one */
  undo(): TimesEdit | undefined;
  /** Has no doubt about a cue any more, now and when the page is opened again. */
  readonly settle: (index: number) => void;
  onChange(listener: () => void): void;
  onSaved(listener: (saved: Saved) => void): void;
}

const Edits = v.array(
  v.array(
    v.object({
      id: v.string(),
      before: v.object({ start: v.nullable(v.number()), clicks: v.array(v.number()) }),
      after: v.object({ start: v.nullable(v.number()), clicks: v.array(v.number()) }),
    }),
  ),
);

/** Edits that are remembered. */
const MOST_EDITS = 500;
/** Milliseconds without another change, after which one is saved. */
const SAVE_AFTER = 250;

/** @param store of this episode's Timing page */
export function createTimes(sheet: TimingSheet, access: Access, store: Store): Times {
  let { revision } = sheet;
  const settled = new Set(parseJson(store.get("settled") ?? "[]", v.array(v.string())) ?? []);
  const textOf = new Map(
    scheduleTimeline(sheet.outline).cues.map(({ id, text }) => [id, text] as const),
  );
  const isSettled = ({ id }: SheetCue) => settled.has(textOf.get(id) ?? "");
  let cues = sheet.cues.map((cue) => (isSettled(cue) ? { ...cue, doubt: null } : cue));
  let timeline = schedule(sheet, cues);
  let edits: TimesEdit[] = parseJson(store.get("edits") ?? "[]", Edits) ?? [];
  const changes = createListeners<[]>();
  const saves = createListeners<[Saved]>();
  /** Ids of cues that are not saved yet. */
  const unsaved = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRunning = false;
  let hasFailed = false;

  const save = async () => {
    clearTimeout(timer);
    if (isRunning || unsaved.size === 0) return;
    isRunning = true;
    const ids = new Set(unsaved);
    unsaved.clear();
    const times = cues
      .filter(({ id }) => ids.has(id))
      .map(({ id, start, clicks }) => ({ id, start, clicks }));
    const saved = await access.save(revision, times);
    isRunning = false;
    hasFailed = saved.type === "failed";
    if (saved.type === "saved") revision = saved.revision;
    else for (const id of ids) unsaved.add(id);
    saves.tell(saved);
    if (saved.type === "saved") void save();
  };
  const apply = (edit: TimesEdit) => {
    cues = applyEdit(cues, edit);
    timeline = schedule(sheet, cues);
    for (const { id } of edit) unsaved.add(id);
    store.set("edits", JSON.stringify(edits));
    changes.tell();
    clearTimeout(timer);
    timer = setTimeout(() => void save(), SAVE_AFTER);
  };
  addEventListener("pagehide", () => void save());
  // The browser asks whether to leave a page that has what could not be saved.
  addEventListener("beforeunload", (event) => {
    if (hasFailed) event.preventDefault();
  });
  return {
    get cues() {
      return cues;
    },
    get timeline() {
      return timeline;
    },
    get revision() {
      return revision;
    },
    get isSaving() {
      return unsaved.size > 0 || isRunning;
    },
    edit(edit) {
      edits = [...edits, edit].slice(-MOST_EDITS);
      apply(edit);
    },
    undo() {
      const last = edits.at(-1);
      // What was changed elsewhere since is not for this page to take back.
      edits = last && isUndoable(cues, last) ? edits.slice(0, -1) : [];
      if (!last || !isUndoable(cues, last)) return undefined;
      const undone = reverse(last);
      apply(undone);
      return undone;
    },
    settle(index) {
      const { id = "" } = cues[index] ?? {};
      settled.add(textOf.get(id) ?? "");
      store.set("settled", JSON.stringify([...settled]));
      cues = cues.map((cue) => (cue.id === id ? { ...cue, doubt: null } : cue));
      changes.tell();
    },
    onChange: changes.add,
    onSaved: saves.add,
  };
}

function schedule({ outline, duration }: TimingSheet, cues: readonly SheetCue[]): Timeline {
  const times = new Map(cues.map((cue) => [cue.id, cue]));
  const retimed = (note: OutlineCue): OutlineCue => {
    const { start, clicks } = times.get(note.id) ?? note;
    return { ...note, start: start ?? undefined, clicks };
  };
  const segments = outline.segments.map((segment) => ({
    ...segment,
    slides: segment.slides.map((slide) => ({ ...slide, notes: slide.notes.map(retimed) })),
  }));
  return scheduleTimeline({ ...outline, segments }, duration ?? undefined);
}
