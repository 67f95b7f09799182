import type { Timeline } from "../../timeline/timeline.ts";
import { joinAsAudience } from "../room/audience.ts";
import { tellConnection } from "../room/tell-connection.ts";
import type { Notices } from "../ui/notices.ts";
import { query } from "../ui/query.ts";
import { speakInterface, words } from "../ui/words.ts";
import type { Sources } from "./sources.ts";

export interface FollowRoomParts {
  readonly broker: string;
  /** Its id. */
  readonly room: string;
  readonly timeline: Timeline;
  readonly sources: Sources;
  readonly notices: Notices;
}

/** Lets the page go by a talk's presenter, in place of a sound. */
export function followRoom({ broker, room, timeline, sources, notices }: FollowRoomParts): void {
  const audience = joinAsAudience(broker, room);
  const line = document.createElement("p");
  line.className = "room-line";
  line.textContent = words.room.following;
  speakInterface(line);
  query(".player").prepend(line);
  const tell = tellConnection(notices, "room");
  const watch = () => {
    line.dataset["connected"] = String(audience.connected);
    tell(audience.connected ? undefined : words.room.connecting);
  };
  audience.onChange(watch);
  watch();
  /** The talk's episode, as it was last told. */
  let told = timeline.episode;
  audience.onPosition(({ episode, slide, step }) => {
    const isOther = episode !== told;
    told = episode;
    if (episode === timeline.episode) {
      if (isOther) notices.clear("episode");
      return sources.room.move({ slide, step });
    }
    // Said once: who has closed it knows.
    if (!isOther) return;
    const there = new URL(`../${encodeURIComponent(episode)}/?room=${room}`, location.href);
    notices.show("episode", words.room.otherEpisode, [
      { label: words.room.goThere, run: () => location.assign(there) },
    ]);
  });
}
