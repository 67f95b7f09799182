import type { Talk } from "../talk/talk.ts";
import { words } from "../talk/words.ts";
import { bindActions } from "../ui/actions.ts";
import type { Notices } from "../ui/notices.ts";

/** Sets the stopwatch back to nothing, which can be taken back. */
export function bindReset(talk: Talk, notices: Notices): void {
  bindActions({
    "timer-reset": () => {
      if (talk.state.stopwatch.began === null) return;
      talk.act({ type: "reset" });
      const undo = { label: words.undo, run: () => talk.act({ type: "undo-reset" }) };
      notices.show("reset", words.wasReset, [undo]);
    },
  });
  talk.onChange(({ beforeReset }) => {
    if (!beforeReset) notices.clear("reset");
  });
}
