/** The MQTT topics of a room. */
export interface Topics {
  /** Where the talk is: from the presenter to all, retained, QoS 1. */
  readonly position: string;
  /** What only remotes are told: from the presenter. */
  readonly talk: string;
  /** What remotes ask for, and their pairing: to the presenter. */
  readonly remote: string;
}

/** @param room its id, as `roomId` derives it */
export function topicsOf(room: string): Topics {
  return {
    position: `cuedeck/${room}/position`,
    talk: `cuedeck/${room}/talk`,
    remote: `cuedeck/${room}/remote`,
  };
}
