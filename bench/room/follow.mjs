import { randomBytes } from "node:crypto";
import mqtt from "mqtt";
import { createSigner, topicsOf } from "../../build/room/envelope.js";
import { createSecret, PRESENTER, presenterPassword, roomId } from "../../build/room/keys.js";
import { EPISODE } from "../places.mjs";
import { withAudience } from "./audience.mjs";
import { monotonic } from "./clock.mjs";

const SUBSCRIBERS = 1000;
const RECONNECTS = 100;
const MOVES_PER_SECOND = 4;

/**
 * Has a thousand subscribers follow a presenter who moves, while some of them go and come back.
 *
 * @param {object} options
 * @param {string} options.presenterAt the broker that the presenter speaks to
 * @param {string} [options.audienceAt] the one that the audience hears, if it is another
 * @param {string} [options.secret] the presenter's, where the broker knows it
 * @param {number} options.seconds
 */
export async function measureFollowing({ presenterAt, audienceAt, secret, seconds }) {
  const own = secret ?? createSecret(randomBytes);
  const topics = topicsOf(roomId(own));
  const login = { username: PRESENTER, password: presenterPassword(own) };
  const presenter = await mqtt.connectAsync(presenterAt, secret === undefined ? {} : login);
  const signer = createSigner(own, Date.now);
  /** @type {import("./subscribers.mjs").Told[]} */
  const moves = [];
  /** @type {Promise<void>[]} */
  const accepting = [];
  const move = () => {
    const told = { sent: monotonic(), accepted: Number.POSITIVE_INFINITY };
    const position = { episode: EPISODE, slide: "cover", step: moves.push(told) - 1 };
    const text = signer.sign(topics.position, position);
    accepting.push(
      presenter.publishAsync(topics.position, text, { qos: 1, retain: true }).then(() => {
        told.accepted = monotonic();
      }),
    );
  };
  try {
    // As in a talk, the presenter hears the room, too.
    await presenter.subscribeAsync([topics.remote, topics.position], { qos: 1 });
    move();
    await Promise.all(accepting);
    const audience = { address: audienceAt ?? presenterAt, topic: topics.position };
    return await withAudience(
      { ...audience, count: SUBSCRIBERS },
      async ({ reconnect, finish }) => {
        await reconnect(RECONNECTS, seconds - 1);
        const count = seconds * MOVES_PER_SECOND;
        const begun = monotonic();
        for (let index = 0; index < count; index += 1) {
          const due = begun + (index * 1000) / MOVES_PER_SECOND;
          await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - monotonic())));
          move();
        }
        await Promise.all(accepting);
        return { subscribers: SUBSCRIBERS, moves: moves.length, ...(await finish(moves)) };
      },
    );
  } finally {
    await presenter.endAsync(true);
  }
}
