import type { Topics } from "../room/envelope.ts";
import { invite, inviteIdOf, PRESENTER, presenterPassword } from "../room/keys.ts";
import { equalInConstantTime } from "../room/pairing.ts";

export type Role = "audience" | "presenter" | "remote";

/** What a message is, for the question whether it may be published. */
export interface Publication {
  readonly topic: string;
  readonly qos: number;
  readonly retain: boolean;
}

/** Under which topics each role hears, and under which it speaks. */
const RIGHTS: Readonly<Record<Role, Readonly<Record<"hears" | "speaks", readonly Topic[]>>>> = {
  audience: { hears: ["position"], speaks: [] },
  presenter: { hears: ["position", "talk", "remote"], speaks: ["position", "talk", "remote"] },
  remote: { hears: ["position", "talk"], speaks: ["remote"] },
};

type Topic = keyof Topics;

/**
 * The role of who logs in; undefined when user and password don't fit.
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

/** Whether a role may subscribe to a topic; wildcards are no topics of a room. */
export function maySubscribe(role: Role, topics: Topics, topic: string): boolean {
  return RIGHTS[role].hears.some((name) => topics[name] === topic);
}

/** Whether a role may publish a message. What is retained is one position, and nothing is told exactly once (QoS 2). */
export function mayPublish(
  role: Role,
  topics: Topics,
  { topic, qos, retain }: Publication,
): boolean {
  if (qos > 1 || (retain && topic !== topics.position)) return false;
  return RIGHTS[role].speaks.some((name) => topics[name] === topic);
}
