import type { Topics } from "../room/envelope.ts";
import { invite, inviteIdOf, PRESENTER, presenterPassword } from "../room/keys.ts";
import { equalInConstantTime } from "../room/pairing.ts";

export type Role = "audience" | "presenter" | "remote";

/** The parts of a PUBLISH packet that decide whether it is allowed. */
export interface Publication {
  readonly topic: string;
  readonly qos: number;
  readonly retain: boolean;
}

type Topic = keyof Topics;

/** The topics that each role may subscribe and publish to. */
const RIGHTS: Readonly<Record<Role, Readonly<Record<"subscribe" | "publish", readonly Topic[]>>>> =
  {
    audience: { subscribe: ["position"], publish: [] },
    presenter: {
      subscribe: ["position", "talk", "remote"],
      publish: ["position", "talk", "remote"],
    },
    remote: { subscribe: ["position", "talk"], publish: ["remote"] },
  };

/**
 * The role that a login has; `undefined` when user and password don't match.
 *
 * @param secret the presenter's
 */
export function roleOf(
  secret: string,
  user: string | undefined,
  password: string,
): Role | undefined {
  if (user === undefined) return "audience";
  if (user === PRESENTER) {
    return equalInConstantTime(password, presenterPassword(secret)) ? "presenter" : undefined;
  }
  const id = inviteIdOf(user);
  if (id === undefined) return undefined;
  return equalInConstantTime(password, invite(secret, id).password) ? "remote" : undefined;
}

/** Whether a role may subscribe to a topic; wildcards are never allowed. */
export function maySubscribe(role: Role, topics: Topics, topic: string): boolean {
  return RIGHTS[role].subscribe.some((name) => topics[name] === topic);
}

/** Whether a role may publish a message. Only the position may be retained, and QoS 2 is never allowed. */
export function mayPublish(
  role: Role,
  topics: Topics,
  { topic, qos, retain }: Publication,
): boolean {
  if (qos > 1 || (retain && topic !== topics.position)) return false;
  return RIGHTS[role].publish.some((name) => topics[name] === topic);
}
