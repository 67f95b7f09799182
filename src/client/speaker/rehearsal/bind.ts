import type { Timeline } from "../../../timeline/timeline.ts";
import type { TalkWindow } from "../../talk/window.ts";
import { words } from "../../talk/words.ts";
import { bindActions } from "../../ui/actions.ts";
import type { Notices } from "../../ui/notices.ts";
import { query } from "../../ui/query.ts";
import { openRehearsals } from "./dialog.ts";
import { createRecorder } from "./recorder.ts";
import { createRecordings } from "./recordings.ts";
import { createRuns } from "./runs.ts";
import { canWriteTimes, takeOutcome } from "./write-times.ts";

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
  const outcome = canWriteTimes() ? takeOutcome() : undefined;
  if (outcome !== undefined) notices.show("retimed", outcome);
  bindActions({
    rehearsal: () => openRehearsals({ timeline, runs, recorder, recordings }),
  });
}
