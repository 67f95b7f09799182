import { topicsOf } from "../../build/room/envelope.js";
import { positionAfter } from "../../build/timeline/position.js";
import { EPISODE } from "../places.mjs";
import { createRandom } from "../random.mjs";
import { withPreview } from "../serve-site.mjs";
import { actAndWatch } from "../talk/act-and-watch.mjs";
import { chooseMoves, start, write } from "../talk/moves.mjs";
import { comesTo, positionOf } from "../talk/windows.mjs";
import { attack } from "./attack.mjs";
import { measureFollowing } from "./follow.mjs";
import { findMosquitto, withMosquitto } from "./mosquitto.mjs";
import { joinAudience, openRoomByButton, pairPhone } from "./pages.mjs";
import { recordRoom } from "./record.mjs";
import { recovers } from "./recover.mjs";

/** Moves of Speaker that a page of the audience has to show. */
const MOVES = 60;
const FORGERIES = 2000;
const SEED = 13;

/**
 * The same through Mosquitto, which Cuedeck is only given the address of.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {{ timeline: import("../talk/moves.mjs").Timeline, seconds: number, report: (line: string) => void }} options
 * @returns `undefined` where there is no Mosquitto
 */
export async function measureElsewhere(browser, { timeline, seconds, report }) {
  const program = await findMosquitto();
  if (program === undefined) return undefined;
  return withMosquitto(program, async (broker) => {
    const { address } = broker;
    report("follows through Mosquitto");
    const one = await measureFollowing({ presenterAt: address, seconds });
    report("follows through two Mosquittos");
    const bridged = await withMosquitto(
      program,
      (other) => measureFollowing({ presenterAt: address, audienceAt: other.address, seconds }),
      broker,
    );
    report("opens the pages with Mosquitto's address");
    const pages = await withPreview(
      ({ origin }) => usePages(browser, { origin, address, timeline }),
      {
        args: ["--broker", address],
      },
    );
    return { one, bridged, ...pages };
  });
}

/**
 * @param {import("playwright-core").Browser} browser
 * @param {{ origin: string, address: string, timeline: import("../talk/moves.mjs").Timeline }} options
 */
async function usePages(browser, { origin, address, timeline }) {
  const url = `${origin}/${EPISODE}/speaker/`;
  const { speaker, address: audience } = await openRoomByButton(browser, url);
  const topics = topicsOf(new URL(audience).searchParams.get("room") ?? "");
  const record = await recordRoom(address, topics);
  const phone = await pairPhone(browser, speaker);
  const listener = await joinAudience(browser, audience);
  await comesTo(listener, await positionOf(speaker));
  const random = createRandom(SEED);
  const moves = chooseMoves(timeline, MOVES, random);
  const followed = await actAndWatch({ acting: speaker, watching: listener }, moves, { random });
  await phone.keyboard.press("Home");
  // The phone moves on from where it has heard that the talk is.
  await comesTo(phone, write(start(timeline)));
  await phone.keyboard.press("ArrowRight");
  const second = write(positionAfter(timeline, start(timeline)) ?? start(timeline));
  const byPhone = await comesTo(listener, second);
  await record.stop();
  const slide = timeline.slides.at(-1)?.id ?? "";
  const room = { address, topics, recorded: record.said, slide };
  const forged = await attack({ ...room, pages: { speaker, phone, listener } }, [
    { name: "anybody", login: {}, count: FORGERIES, perConnection: FORGERIES },
  ]);
  const follow = await recovers(
    {
      ...room,
      login: {},
      phone,
      followers: [speaker, listener],
      join: () => joinAudience(browser, audience),
    },
    timeline,
  );
  return { pages: { followed, byPhone }, forged: { ...forged, follow } };
}
