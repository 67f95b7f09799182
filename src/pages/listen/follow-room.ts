import { connect } from "../../parts/room/connection.ts";
import { readPosition } from "../../parts/room/messages.ts";
import { el, query } from "../../parts/ui/elements.ts";
import { createConnectionNotice, type Notices } from "../../parts/ui/notices.ts";
import { speakInterface, words } from "../../parts/ui/words.ts";
import { createVerifier, topicsOf } from "../../room/envelope.ts";
import type { Timeline } from "../../timeline/timeline.ts";
import type { RoomClock } from "../../parts/clock/room-clock.ts";

export interface FollowRoomParts {
  readonly broker: string;
  /** Its id. */
  readonly room: string;
  readonly timeline: Timeline;
  readonly clock: RoomClock;
  readonly notices: Notices;
}

/** Follows a talk's presenter, in place of a recording. */
export function followRoom({ broker, room, timeline, clock, notices }: FollowRoomParts): void {
  const topics = topicsOf(room);
  const connection = connect(broker, [topics.position], undefined);
  // The room's id is the presenter's public key, with which messages have to be signed.
  const verifier = createVerifier({ isKnown: (from) => from === room });
  const line = el("p", { className: "room-line" }, words.room.following);
  speakInterface(line);
  query(".player").prepend(line);
  const notify = createConnectionNotice(notices, "room");
  const showConnection = () => {
    line.dataset["connected"] = String(connection.connected);
    notify(connection.connected ? undefined : words.room.connecting);
  };
  connection.onChange(showConnection);
  showConnection();
  let lastEpisode = timeline.episode;
  connection.onMessage((topic, text) => {
    const position = readPosition(verifier.verify(topic, text)?.body);
    if (!position) return;
    const { episode, slide, step } = position;
    const isOther = episode !== lastEpisode;
    lastEpisode = episode;
    if (episode === timeline.episode) {
      if (isOther) notices.clear("episode");
      return clock.move({ slide, step });
    }
    // Once: the listener may have closed it.
    if (!isOther) return;
    const there = new URL(`../${encodeURIComponent(episode)}/?room=${room}`, location.href);
    notices.show("episode", words.room.otherEpisode, [
      { label: words.room.goThere, run: () => location.assign(there) },
    ]);
  });
}
