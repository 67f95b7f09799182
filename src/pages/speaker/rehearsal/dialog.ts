import type { TalkWindow } from "../../../parts/talk/window.ts";
import { words } from "../../../parts/talk/words.ts";
import { bindActions } from "../../../parts/ui/commands.ts";
import { openDialog } from "../../../parts/ui/dialog.ts";
import { createButton, el, query } from "../../../parts/ui/elements.ts";
import type { Notices } from "../../../parts/ui/notices.ts";
import { locale } from "../../../parts/ui/words.ts";
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
  recentResult,
  recordingName,
  runFileOf,
  type Runs,
  writeTimes,
} from "./runs.ts";

/** Lets the speaker compare rehearsals with the plan, record them, and use their times. */
export function bindRehearsal(
  { talk, eventStore, store, prefix }: TalkWindow,
  timeline: Timeline,
  notices: Notices,
): void {
  const first = { slide: timeline.slides[0]?.id ?? "", step: 0 };
  const runs = createRuns({ talk, eventStore, store }, first);
  const recordings = createRecordings(`${prefix}recordings`);
  const recorder = createRecorder(talk, recordings);
  const indicator = query(".recording");
  recorder.onChange(() => {
    indicator.textContent = recorder.armed ? words.rehearsal.recording : "";
  });
  window.addEventListener("beforeunload", (event) => {
    // A reload would end the recording: the browser asks first.
    if (recorder.armed && talk.state.stopwatch.since !== null) event.preventDefault();
  });
  recorder.onFailure(() => notices.show("recording", words.rehearsal.recordingEnded));
  const result = canWriteTimes() ? recentResult() : undefined;
  if (result !== undefined) notices.show("retimed", result);
  bindActions({
    rehearsal: () => openRehearsals({ timeline, runs, recorder, recordings }),
  });
}

interface RehearsalContext {
  readonly timeline: Timeline;
  readonly runs: Runs;
  readonly recorder: Recorder;
  readonly recordings: Recordings;
}

/** Runs in the table, as many columns as fit; the median is of these. */
const MAX_RUNS = 6;

const DATE = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });

function openRehearsals(context: RehearsalContext): void {
  const { heading, howTo } = words.rehearsal;
  const body = el("div");
  const dialog = openDialog("rehearsals", heading, [
    el("h2", {}, heading),
    el("p", { className: "hint" }, howTo),
    createRecordChoice(context.recorder),
    body,
  ]);
  drawRuns(context, body, dialog);
}

function createRecordChoice(recorder: Recorder): HTMLElement {
  const { record, recordHint, recordTooLate, microphone } = words.rehearsal;
  const field = el("input", { type: "checkbox", dataset: { control: "record" } });
  field.checked = recorder.armed;
  field.disabled = !recorder.armed && !recorder.canStart;
  const note = el("small", {}, field.disabled ? recordTooLate : recordHint);
  field.addEventListener("change", () => {
    if (!field.checked) return recorder.disarm();
    recorder.arm().catch(() => {
      field.checked = false;
      note.textContent = microphone;
    });
  });
  return el("label", { className: "choice" }, field, el("span", {}, record, note));
}

/** Draws the choice of a run once and the chosen run's details at each change, so that the choice keeps the focus. */
function drawRuns(context: RehearsalContext, body: HTMLElement, dialog: HTMLDialogElement): void {
  const { timeline, runs } = context;
  const shown = runs.list().slice(-MAX_RUNS);
  const last = shown.at(-1);
  if (!last) {
    body.replaceChildren(el("p", {}, words.rehearsal.none));
    return;
  }
  const segments = new Map(timeline.slides.map(({ id, segment }) => [id, segment]));
  const details = el("div");
  let shownRun = new AbortController();
  dialog.addEventListener("close", () => shownRun.abort());
  const redraw = () => {
    shownRun.abort();
    drawRuns(context, body, dialog);
    (body.querySelector("select") ?? dialog.querySelector("button"))?.focus();
  };
  const show = (run: Run) => {
    shownRun.abort();
    shownRun = new AbortController();
    const report = reportOf(createPlan(timeline, run.slot), timeline, shown);
    details.replaceChildren(
      drawChart(report, shown.indexOf(run)),
      createActions(context, run, { redraw, signal: shownRun.signal }),
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
  const select = el("select");
  for (const [index, run] of shown.entries()) {
    const { began, duration } = run;
    const name = words.rehearsal.runOf({
      time: DATE.format(began),
      length: formatTimecode(duration),
    });
    select.add(new Option(`${index + 1} · ${name}`, String(began), false, run === chosen));
  }
  select.addEventListener("change", () => {
    const run = shown.find(({ began }) => String(began) === select.value);
    if (run) choose(run);
  });
  return el("label", { className: "run-choice" }, `${words.rehearsal.choose} `, select);
}

/**
 * Buttons to use, download or remove a run, and its recording.
 *
 * @param options.signal aborted when the run is no longer shown
 */
function createActions(
  { timeline: { episode }, recordings, runs }: RehearsalContext,
  run: Run,
  { redraw, signal }: { readonly redraw: () => void; readonly signal: AbortSignal },
): HTMLElement {
  const { rehearsal } = words;
  const row = el("div", { className: "run-actions" });
  const hint = el("p", { role: "status", className: "hint" });
  const findRecording = () => recordings.find(run.began).catch(() => undefined);
  const file = runFileOf(episode, run);

  if (canWriteTimes()) {
    row.append(
      createButton("", rehearsal.useAsTiming, () => {
        hint.textContent = rehearsal.writing;
        void findRecording()
          .then((recording) => writeTimes(file, recording))
          .then((text) => (hint.textContent = text));
      }),
    );
  }
  const remove = createButton("", rehearsal.forget, () => {
    runs.remove(run);
    void recordings.remove(run.began).catch(() => {});
    redraw();
  });
  row.append(
    createButton("", rehearsal.download, () => {
      download(file, file.name);
      hint.textContent = rehearsal.downloadHint({
        command: `cuedeck retime ${episode} ${file.name}`,
      });
    }),
    remove,
    hint,
  );
  void findRecording().then((recording) => {
    if (!recording || signal.aborted) return;
    const src = URL.createObjectURL(recording);
    signal.addEventListener("abort", () => URL.revokeObjectURL(src));
    const name = recordingName(episode, run, recording);
    remove.before(
      createButton("", rehearsal.downloadRecording, () => {
        download(recording, name);
        const command = `cuedeck retime ${episode} ${file.name} --recording ${name}`;
        hint.textContent = rehearsal.downloadHint({ command });
      }),
    );
    row.append(el("audio", { controls: true, src }));
  });
  return row;
}
