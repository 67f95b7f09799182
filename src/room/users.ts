/** MQTT user names of a room. The audience has none. */
export const PRESENTER = "presenter";

const REMOTE = /^remote:([\w-]{1,43})$/;

/** The user name of the holder of an invite. */
export function remoteUser(inviteId: string): string {
  return `remote:${inviteId}`;
}

/** The invite's id in a user name; undefined when it is no remote's. */
export function inviteIdOf(user: string): string | undefined {
  return REMOTE.exec(user)?.[1];
}
