/**
 * @typedef {import("./figures.mjs").Figure} Figure
 * @typedef {import("./statistics.mjs").Spread} Spread
 * @typedef {typeof import("./measure/room.mjs").measureRoom} MeasureRoom
 * @typedef {typeof import("./measure/talk.mjs").measureTalk} MeasureTalk
 */

/** @template {(...args: never[]) => unknown} T @typedef {Awaited<ReturnType<T>>} Result */

/** @type {(result: Result<MeasureTalk>) => Figure[]} */
export const describeTalk = ({ keyToScreen, blocked, storm, timer }) => [
  {
    part: "talk",
    name: "a key in Speaker until Present's slide or step is on screen, p99",
    goal: 50,
    unit: "ms",
    value: Math.max(...keyToScreen.map(({ presented }) => presented.p99)),
    detail: keyToScreen.map(describeWay).join("; "),
  },
  {
    part: "talk",
    name: "moves that Present did not follow",
    goal: 0,
    unit: "",
    value: sum(keyToScreen.map(({ wrong }) => wrong.length)),
    detail: `of ${sum(keyToScreen.map(({ wrong, changed }) => wrong.length + changed.count))}`,
  },
  {
    part: "talk",
    name: "a step in a made-up talk of 300 slides and 1,500 steps blocks Present, p99",
    goal: 16,
    unit: "ms",
    value: blocked.long.blocked.p99,
    detail: `p50 ${fixed(blocked.long.blocked.p50)}; p99 of its script, style and layout ${fixed(blocked.long.handled.p99)}, of its frame ${fixed(blocked.long.frame.p99)} ms`,
  },
  .../** @type {const} */ (["p50", "p99"]).map(
    (share) =>
      /** @satisfies {Figure} */ ({
        part: "talk",
        name: `the same to that in one of 30 slides, ${share}`,
        goal: 1.5,
        unit: "×",
        value: blocked.long.blocked[share] / blocked.short.blocked[share],
        detail: `${fixed(blocked.long.blocked[share])} to ${fixed(blocked.short.blocked[share])} ms`,
      }),
  ),
  {
    part: "talk",
    name: "times that the windows were not where the log is, of random keys, reloads and closings",
    goal: 0,
    unit: "",
    value: storm.disagreements.length,
    detail: `${storm.checks} looks in ${storm.turns} turns`,
  },
  {
    part: "talk",
    name: "entries of the log that were lost by then",
    goal: 0,
    unit: "",
    value: storm.lost.length,
    detail: `of ${storm.entries}`,
  },
  {
    part: "talk",
    name: "the timer after 3 hours with sleeps, pauses and a reload: off by",
    goal: 50,
    unit: "ms",
    value: timer.off,
    detail: `another second shown at ${timer.wrong.length} of ${timer.looks.length} looks`,
  },
];

/** @type {(result: Result<MeasureRoom>) => Figure[]} */
export const describeRoom = ({ following, remote, forged, elsewhere }) => [
  {
    part: "room",
    name: "presenter's move until its message is with 1,000 subscribers of the embedded broker, p99",
    goal: 150,
    unit: "ms",
    value: following.latency.p99,
    detail: describeFollowing(following),
  },
  {
    part: "room",
    name: "messages that a subscriber did not get",
    goal: 0,
    unit: "",
    value: following.lost + following.stale,
    detail: `of ${following.latency.count}, with ${following.reconnects} reconnects`,
  },
  ...describeElsewhere(elsewhere),
  {
    part: "room",
    name: "a phone's key or tap until Speaker has moved, p99",
    goal: 50,
    unit: "ms",
    value: remote.changed.p99,
    detail: `p50 ${fixed(remote.changed.p50)}, at most ${fixed(remote.changed.max)} ms; on screen p99 ${fixed(remote.presented.p99)} ms`,
  },
  {
    part: "room",
    name: "its commands that Speaker did not follow",
    goal: 0,
    unit: "",
    value: remote.wrong.length,
    detail: `of ${remote.wrong.length + remote.changed.count}`,
  },
  {
    part: "room",
    name: "what forged, replayed and oversized messages have done",
    goal: 0,
    unit: "",
    value: sum([forged, elsewhere?.forged].map((each) => (each ? effectsOf(each) : 0))),
    detail: [forged, elsewhere?.forged]
      .flatMap((each) => (each ? [describeSent(each)] : []))
      .join("; "),
  },
];

/** @type {(result: Result<MeasureRoom>["elsewhere"]) => Figure[]} */
const describeElsewhere = (elsewhere) => [
  {
    part: "room",
    name: "the same through Mosquitto, p99",
    goal: undefined,
    unit: "ms",
    value: elsewhere?.one.latency.p99,
    detail: elsewhere && describeFollowing(elsewhere.one),
  },
  {
    part: "room",
    name: "the same through two bridged Mosquittos, p99",
    goal: undefined,
    unit: "ms",
    value: elsewhere?.bridged.latency.p99,
    detail: elsewhere && describeFollowing(elsewhere.bridged),
  },
  {
    part: "room",
    name: "messages that a subscriber of either did not get",
    goal: 0,
    unit: "",
    value:
      elsewhere && sum([elsewhere.one, elsewhere.bridged].map(({ lost, stale }) => lost + stale)),
    detail: elsewhere && `of ${elsewhere.one.latency.count + elsewhere.bridged.latency.count}`,
  },
  {
    part: "room",
    name: "Speaker's moves that Listen did not show, both with Mosquitto's address alone",
    goal: 0,
    unit: "",
    value: elsewhere?.pages.followed.wrong.length,
    detail:
      elsewhere &&
      `of ${elsewhere.pages.followed.changed.count}; on screen p99 ${fixed(elsewhere.pages.followed.presented.p99)} ms`,
  },
];

/** @param {Result<MeasureTalk>["keyToScreen"][number]} way */
function describeWay({ way, changed, drawn, presented }) {
  return `opened ${way}: p50 ${fixed(presented.p50)}, at most ${fixed(presented.max)}, in the document p99 ${fixed(changed.p99)}, drawn p99 ${fixed(drawn.p99)} ms`;
}

/** @param {{ moves: number, latency: Spread, dropped: number }} following */
function describeFollowing({ moves, latency, dropped }) {
  return `p50 ${fixed(latency.p50)}, at most ${fixed(latency.max)} ms, ${moves} moves, ${dropped} dropped`;
}

/** @param {Result<MeasureRoom>["forged"]} forged */
function effectsOf({ acted, follow }) {
  return acted.length + follow.filter((does) => !does).length;
}

/** @param {{ sent: Record<string, number>, arrived: Record<string, number> }} forged */
function describeSent({ sent, arrived }) {
  const by = Object.entries(sent).map(([name, count]) => `${count} by ${name}`);
  return `${by.join(", ")}, ${arrived["speaker"]} came to Speaker`;
}

/** @param {number} value */
function fixed(value) {
  return value.toFixed(1);
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
