import { createOpener } from "../../room/envelope.ts";
import { topicsOf } from "../../room/topics.ts";
import { connect } from "./connection.ts";
import { readPosition, type RoomPosition } from "./messages.ts";

/** The audience's side of a room: hears where the talk is, and can say nothing. */
export interface RoomAudience {
  readonly connected: boolean;
  onPosition(listener: (position: RoomPosition) => void): void;
  onChange(listener: () => void): void;
}

/** @param room its id: the presenter's public key, by which nobody else is heard */
export function joinAsAudience(broker: string, room: string): RoomAudience {
  const topics = topicsOf(room);
  const connection = connect(broker, [topics.position], undefined);
  const opener = createOpener({ isKnown: (from) => from === room });
  return {
    get connected() {
      return connection.connected;
    },
    onPosition(listener) {
      connection.onMessage((topic, text) => {
        const position = readPosition(opener.open(topic, text)?.body);
        if (position) listener(position);
      });
    },
    onChange: connection.onChange,
  };
}
