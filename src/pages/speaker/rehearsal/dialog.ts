import type { TalkWindow } from "../../../parts/talk/window.ts";
import { words } from "../../../parts/talk/words.ts";
import { bindActions } from "../../../parts/ui/commands.ts";
import { openDialog } from "../../../parts/ui/dialog.ts";
import { createButton, query } from "../../../parts/ui/elements.ts";
import type { Notices } from "../../../parts/ui/notices.ts";
import { language } from "../../../parts/ui/words.ts";
import { createPlan } from "../../../talk/plan.ts";
import { reportOf } from "../../../talk/report.ts";
import type { Run } from "../../../talk/run.ts";
import { formatTimecode } from "../../../timeline/timecode.ts";
import type { Timeline } from "../../../timeline/timeline.ts";
import { createRecorder, createRecordings, type Recorder, type Recordings } from "./recorder.ts";
import { drawChart, drawTable } from "./report-view.ts";
import {
  canWriteTimes,
  createRuns,
  download,
  recordingName,
  runFileOf,
  type Runs,
  recentOutcome,
  writeTimes,
} from "./runs.ts";

/** Lets the speaker see how rehearsals went, record them, and use their times. */
export function bindRehearsal(
  { talk, eventStore, store, prefix }: TalkWindow,
  timeline: Timeline,
  notices: Notices,
): void {
  const first = { slide: timeline.slides[0]?.id ?? "", step: 0 };
  const runs = createRuns({ talk, eventStore, store }, first);
  const recordings = createRecordings(`${prefix}recordings`);
  const recorder = createRecorder(talk, recordings);
  const light = query(".recording");
  recorder.onChange(() => {
    light.textContent = recorder.armed ? words.rehearsal.recording : "";
  });
  window.addEventListener("beforeunload", (event) => {
    // The browser asks: a page that is loaded anew has no microphone to go on with.
    if (recorder.armed && talk.state.stopwatch.since !== null) event.preventDefault();
  });
  recorder.onFailure(() => notices.show("recording", words.rehearsal.recordingEnded));
  const outcome = canWriteTimes() ? recentOutcome() : undefined;
  if (outcome !== undefined) notices.show("retimed", outcome);
  bindActions({
    rehearsal: () => openRehearsals({ timeline, runs, recorder, recordings }),
  });
}

export interface RehearsalParts {
  readonly timeline: Timeline;
  readonly runs: Runs;
  readonly recorder: Recorder;
  readonly recordings: Recordings;
}

/** As many as fit beside each other in the table; the median is of these. */
const SHOWN = 6;

const DATE = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

/** Shows how the rehearsals went, and what can be made of them. */
function openRehearsals(parts: RehearsalParts): void {
  const { heading, howTo } = words.rehearsal;
  const title = document.createElement("h2");
  title.textContent = heading;
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = howTo;
  const body = document.createElement("div");
  const content = [title, hint, createRecordChoice(parts.recorder), body];
  const dialog = openDialog("rehearsals", heading, content);
  drawRuns(parts, body, dialog);
}

function createRecordChoice(recorder: Recorder): HTMLElement {
  const { record, recordHint, recordTooLate, microphone } = words.rehearsal;
  const label = document.createElement("label");
  label.className = "choice";
  const field = document.createElement("input");
  field.type = "checkbox";
  field.dataset["control"] = "record";
  const text = document.createElement("span");
  const note = document.createElement("small");
  text.append(record, note);
  label.append(field, text);
  const show = () => {
    field.checked = recorder.armed;
    field.disabled = !recorder.armed && !recorder.canStart;
    note.textContent = field.disabled ? recordTooLate : recordHint;
  };
  field.addEventListener("change", () => {
    if (!field.checked) return recorder.disarm();
    recorder.arm().catch(() => {
      field.checked = false;
      note.textContent = microphone;
    });
  });
  show();
  return label;
}

/** Draws the choice of a run once, and what it shows of one below it at each choice: the choice keeps the focus. */
function drawRuns(parts: RehearsalParts, body: HTMLElement, dialog: HTMLDialogElement): void {
  const { timeline, runs } = parts;
  const shown = runs.list().slice(-SHOWN);
  const last = shown.at(-1);
  if (!last) {
    const none = document.createElement("p");
    none.textContent = words.rehearsal.none;
    body.replaceChildren(none);
    return;
  }
  const segments = new Map(timeline.slides.map(({ id, segment }) => [id, segment]));
  const details = document.createElement("div");
  let shownRun = new AbortController();
  dialog.addEventListener("close", () => shownRun.abort());
  const redraw = () => {
    shownRun.abort();
    drawRuns(parts, body, dialog);
    (body.querySelector("select") ?? dialog.querySelector("button"))?.focus();
  };
  const show = (run: Run) => {
    shownRun.abort();
    shownRun = new AbortController();
    const report = reportOf(createPlan(timeline, run.slot), timeline, shown);
    details.replaceChildren(
      drawChart(report, shown.indexOf(run)),
      createActions(parts, run, { redraw, signal: shownRun.signal }),
      drawTable(report, segments),
    );
  };
  body.replaceChildren(createRunChoice(shown, last, show), details);
  show(last);
}

function createRunChoice(
  shown: readonly Run[],
  chosen: Run,
  choose: (run: Run) => void,
): HTMLElement {
  const label = document.createElement("label");
  label.className = "run-choice";
  const select = document.createElement("select");
  for (const [index, run] of shown.entries()) {
    const { began, duration } = run;
    const name = words.rehearsal.runOf(DATE.format(began), formatTimecode(duration));
    select.add(new Option(`${index + 1} · ${name}`, String(began), false, run === chosen));
  }
  select.addEventListener("change", () => {
    const run = shown.find(({ began }) => String(began) === select.value);
    if (run) choose(run);
  });
  label.append(`${words.rehearsal.choose} `, select);
  return label;
}

/**
 * What can be made of a run.
 *
 * @param signal aborted once it is not shown any more
 */
function createActions(
  { timeline: { episode }, recordings, runs }: RehearsalParts,
  run: Run,
  { redraw, signal }: { readonly redraw: () => void; readonly signal: AbortSignal },
): HTMLElement {
  const { rehearsal } = words;
  const row = document.createElement("div");
  row.className = "run-actions";
  const outcome = document.createElement("p");
  outcome.setAttribute("role", "status");
  outcome.className = "hint";
  const findRecording = () => recordings.find(run.began).catch(() => undefined);
  const file = runFileOf(episode, run);

  if (canWriteTimes()) {
    row.append(
      createButton("", rehearsal.useAsTiming, () => {
        outcome.textContent = rehearsal.writing;
        void findRecording()
          .then((recording) => writeTimes(file, recording))
          .then((text) => (outcome.textContent = text));
      }),
    );
  }
  row.append(
    createButton("", rehearsal.download, () => {
      download(file, file.name);
      outcome.textContent = rehearsal.downloadHint(`cuedeck retime ${episode} ${file.name}`);
    }),
  );
  const forget = createButton("", rehearsal.forget, () => {
    runs.remove(run);
    void recordings.remove(run.began).catch(() => {});
    redraw();
  });
  row.append(forget, outcome);
  void findRecording().then((recording) => {
    if (!recording || signal.aborted) return;
    const player = document.createElement("audio");
    player.controls = true;
    player.src = URL.createObjectURL(recording);
    signal.addEventListener("abort", () => URL.revokeObjectURL(player.src));
    const name = recordingName(episode, run, recording);
    forget.before(
      createButton("", rehearsal.downloadRecording, () => {
        download(recording, name);
        const command = `cuedeck retime ${episode} ${file.name} --recording ${name}`;
        outcome.textContent = rehearsal.downloadHint(command);
      }),
    );
    row.append(player);
  });
  return row;
}
