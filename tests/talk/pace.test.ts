import { expect, test } from "vitest";
import { paceOf } from "../../src/talk/pace.ts";
import { createPlan } from "../../src/talk/plan.ts";
import { timeline } from "./timeline.ts";

/** Ten seconds of the talk for one of the episode: `b0` lasts from 100 to 125, and its only cue starts with it. */
const plan = createPlan(timeline, 200);

const AT_B0: readonly (readonly [
  elapsed: number,
  ahead: number,
  remaining: number,
  untilCue: number | undefined,
])[] = [
  [0, 100, 100, undefined],
  [88, 12, 100, undefined],
  [100, 0, 100, undefined],
  [124, 0, 76, undefined],
  [135, -10, 75, 0],
  [300, -175, 75, 0],
];

test.each(AT_B0)(
  "at b0 after %d s the talk is %d s ahead, and takes %d s more",
  (elapsed, ahead, remaining, untilCue) => {
    const stage = plan.entryOf({ slide: "b", step: 0 });
    if (!stage) throw new Error("There is no such stage");
    const pace = paceOf(plan, timeline, stage, elapsed);
    expect(pace).toMatchObject({ ahead, remaining, left: 200 - elapsed, untilCue });
  },
);

test.each([
  [0, 0, 20],
  [15, 0, 5],
  [19.5, 0, 0.5],
  [59, 0, 21],
  [60.5, -0.5, 0],
])(
  "at a0 after %d s the talk is %d s ahead, and the next cue comes in %d s",
  (elapsed, ahead, untilCue) => {
    const [stage] = plan.entries;
    if (!stage) throw new Error("There is no stage");
    const pace = paceOf(plan, timeline, stage, elapsed);
    expect(pace.ahead).toBe(ahead);
    expect(pace.untilCue).toBe(untilCue);
  },
);

test.each([
  [100, "calm"],
  [90, "calm"],
  [89, "noticeable"],
  [40, "noticeable"],
  [39, "plain"],
  [135, "calm"],
  [136, "noticeable"],
  [185, "noticeable"],
  [186, "plain"],
])("at b0 after %d s that is %s", (elapsed, urgency) => {
  const stage = plan.entryOf({ slide: "b", step: 0 });
  if (!stage) throw new Error("There is no such stage");
  expect(paceOf(plan, timeline, stage, elapsed).urgency).toBe(urgency);
});

test("nobody is due anywhere after the last slide", () => {
  const stage = plan.entryOf({ slide: "c", step: 0 });
  if (!stage) throw new Error("There is no such stage");
  expect(paceOf(plan, timeline, stage, 230)).toMatchObject({
    ahead: -30,
    left: -30,
    remaining: 0,
    untilCue: undefined,
  });
});
