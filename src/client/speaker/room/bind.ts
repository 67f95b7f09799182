import { createSecret } from "../../../room/keys.ts";
import type { Timeline } from "../../../timeline/timeline.ts";
import { readPresenter } from "../../room/addresses.ts";
import { createHosting } from "../../room/hosting.ts";
import { randomBytes } from "../../room/random-bytes.ts";
import { tellConnection } from "../../room/tell-connection.ts";
import type { TalkWindow } from "../../talk/window.ts";
import { words } from "../../talk/words.ts";
import { bindActions } from "../../ui/actions.ts";
import type { Notices } from "../../ui/notices.ts";
import { query } from "../../ui/query.ts";
import { openRoomDialog } from "./dialog.ts";

/** Lets the speaker have a room follow the talk, and phones drive it. */
export function bindRoom(
  talkWindow: TalkWindow,
  { broker, timeline, notices, hash }: BindRoomParts,
): void {
  const hosting = createHosting(talkWindow, { broker, role: "speaker", timeline });
  const { kept } = hosting;
  const presenter = readPresenter(hash);
  if (presenter) {
    kept.open(presenter);
    hosting.keptChanged();
  }
  const button = query('[data-action="room"]');
  button.hidden = false;
  const tell = tellConnection(notices, "room");
  const show = () => {
    const { standing } = hosting;
    if (button.dataset["status"] === standing) return;
    button.dataset["status"] = standing;
    if (standing === "connecting") tell(words.room.status.connecting);
    else if (standing === "refused") tell(words.room.status.refused, 0);
    else tell(undefined);
  };
  let drawDialog = () => {};
  hosting.onChange(() => {
    show();
    drawDialog();
  });
  show();
  bindActions({
    room() {
      drawDialog = openRoomDialog({
        hosting,
        broker,
        page: new URL(location.pathname, kept.at ?? location.href),
        // A broker elsewhere has no secret of its own that a presenter would have to be told.
        open: () => {
          kept.open({ secret: createSecret(randomBytes), login: undefined, at: undefined });
          hosting.keptChanged();
        },
      });
    },
  });
}

export interface BindRoomParts {
  readonly broker: string;
  readonly timeline: Timeline;
  readonly notices: Notices;
  /** Of the address with which the console was opened. */
  readonly hash: string;
}
