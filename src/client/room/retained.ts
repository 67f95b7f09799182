import { createOpener, type Sealer } from "../../room/envelope.ts";
import type { Connection } from "./connection.ts";
import type { RoomPosition } from "./messages.ts";

/** The one message that the broker keeps, for who comes late. */
export interface Retained {
  set(position: RoomPosition): void;
  /** Says it again. */
  publish(): void;
  /** Hears what anybody has put there. */
  hear(text: string): void;
  /** Takes it away. */
  clear(): void;
}

/** Milliseconds, so that nobody can make the presenter shout. */
const PAUSE = 500;

export function createRetained(connection: Connection, topic: string, sealer: Sealer): Retained {
  const own = createOpener({ isKnown: (from) => from === sealer.from });
  let position: RoomPosition | undefined;
  let healing: ReturnType<typeof setTimeout> | undefined;
  const publish = () => {
    if (position && connection.connected)
      connection.publish(topic, sealer.seal(topic, { ...position }), true);
  };
  return {
    set(next) {
      position = next;
      publish();
    },
    publish,
    hear(text) {
      // The presenter's own, from here or from another window of theirs: whoever moved last is right.
      if (own.open(topic, text) || healing !== undefined) return;
      // Where anybody may publish, somebody has put something else there, or an old word of ours.
      healing = setTimeout(() => {
        healing = undefined;
        publish();
      }, PAUSE);
    },
    clear() {
      clearTimeout(healing);
      position = undefined;
      if (connection.connected) connection.publish(topic, "", true);
    },
  };
}
