import type { TalkWindow } from "../../parts/talk/window.ts";
import { words } from "../../parts/talk/words.ts";
import type { Notices } from "../../parts/ui/notices.ts";
import { elapsedAt } from "../../talk/run.ts";
import { applyEvent, FIRST_STATE } from "../../talk/state.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { formatTime } from "./clock-face.ts";

/** Milliseconds after which nobody wants to go on with a talk. */
const FORGOTTEN = 6 * 3600 * 1000;

/**
 * After a crash of the whole browser, or a window that was closed too soon: offers to go on with the talk that was
 * begun last, where this one is new.
 */
export function offerLeftTalk({ talk, eventStore }: TalkWindow, notices: Notices): void {
  if (talk.events.length > 0) return;
  const left = eventStore
    .sessions()
    .map((session) => ({ session, events: eventStore.load(session) }))
    .map(({ session, events }) => ({ session, last: events.at(-1)?.at ?? 0, events }))
    .filter(({ session, last }) => session !== talk.session && talk.now() - last < FORGOTTEN)
    .toSorted((a, b) => b.last - a.last)[0];
  const { stopwatch } = left?.events.reduce(applyEvent, FIRST_STATE) ?? FIRST_STATE;
  if (!left || stopwatch.began === null) return;
  const text = words.takeUp(
    formatTime(stopwatch.began),
    formatTimecode(elapsedAt(stopwatch, left.last)),
  );
  notices.show("left", text, [
    {
      label: words.takeItUp,
      run: () => location.assign(`?session=${encodeURIComponent(left.session)}`),
    },
  ]);
  talk.onChange(({ stopwatch }) => {
    if (stopwatch.began !== null) notices.clear("left");
  });
}
