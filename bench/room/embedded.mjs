import { randomBytes } from "node:crypto";
import { topicsOf } from "../../build/room/envelope.js";
import {
  createInviteId,
  invite,
  PRESENTER,
  presenterPassword,
  remoteUser,
  roomId,
} from "../../build/room/keys.js";
import { EPISODE } from "../places.mjs";
import { withPreview } from "../serve-site.mjs";
import { comesTo, positionOf } from "../talk/windows.mjs";
import { attack } from "./attack.mjs";
import { measureFollowing } from "./follow.mjs";
import { joinAudience, openRoomByLink, pairPhone } from "./pages.mjs";
import { recordRoom } from "./record.mjs";
import { recovers } from "./recover.mjs";
import { measureRemote } from "./remote.mjs";

/** @typedef {import("../talk/moves.mjs").Timeline} Timeline */

/** What one connection may send before the broker lets go of it. */
const BURST = 250;
/** The broker hears of each but once. */
const AT_ONCE = { audience: 1, invite: BURST, presenter: BURST };
const FORGERIES = { audience: 300, invite: 3700, presenter: 6000 };

/** A thousand subscribers of `cuedeck preview --live`. @param {number} seconds */
export function followEmbedded(seconds) {
  return withRoom(({ address, secret }) =>
    measureFollowing({ presenterAt: address, secret, seconds }),
  );
}

/**
 * A phone drives a talk in a room of `cuedeck preview --live`, and then everybody else tries to.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ timeline: Timeline, report: (line: string) => void }} options
 */
export function driveEmbedded(browser, { timeline, report }) {
  return withRoom(async ({ origin, address, link, secret }) => {
    const topics = topicsOf(roomId(secret));
    const presenter = { username: PRESENTER, password: presenterPassword(secret) };
    const record = await recordRoom(address, topics, presenter);
    const speaker = await openRoomByLink(browser, link);
    const phone = await pairPhone(browser, speaker);
    const listener = await joinAudience(browser, `${origin}/live`);
    report("drives the talk from a phone");
    const remote = await measureRemote({ phone, speaker }, timeline);
    await record.stop();
    await comesTo(listener, await positionOf(speaker));

    report("forges messages");
    const { id, password } = invite(secret, createInviteId(randomBytes));
    const logins = {
      audience: {},
      invite: { username: remoteUser(id), password },
      presenter,
    };
    const routes = /** @type {const} */ (["audience", "invite", "presenter"]).map((name) => ({
      name,
      login: logins[name],
      count: FORGERIES[name],
      perConnection: AT_ONCE[name],
      // Under another it would be one message a connection, as of the audience.
      ...(name === "invite" && { only: topics.remote }),
    }));
    const slide = timeline.slides.at(-1)?.id ?? "";
    const room = { address, topics, recorded: record.said, slide };
    const forged = await attack({ ...room, pages: { speaker, phone, listener } }, routes);
    const follow = await recovers(
      {
        ...room,
        login: presenter,
        phone,
        followers: [speaker, listener],
        join: () => joinAudience(browser, `${origin}/live`),
      },
      timeline,
    );
    return { remote, forged: { ...forged, follow } };
  });
}

/**
 * @template T
 * @param {(room: { origin: string, address: string, link: string, secret: string }) => Promise<T>} use
 */
function withRoom(use) {
  return withPreview(
    async ({ origin, printed }) => {
      const [link, secret = ""] = await printed(
        new RegExp(`http\\S+/${EPISODE}/speaker/#presenter=([\\w-]{43})`),
      );
      return use({ origin, address: `${origin.replace("http", "ws")}/mqtt`, link, secret });
    },
    { args: ["--live"] },
  );
}
