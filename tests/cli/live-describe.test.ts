import { expect, test } from "vitest";
import { describeRoom } from "../../src/cli/live.ts";

const room = { secret: "SECRET", login: undefined, episodes: ["alpha", "two words"] };

test("on one address all links lead there", () => {
  const url = "http://127.0.0.1:4173/";
  expect(describeRoom({ ...room, url, presenterUrl: url })).toEqual([
    "Audience: http://127.0.0.1:4173/live",
    "Presenter of alpha, keep it to yourself: http://127.0.0.1:4173/alpha/speaker/#presenter=SECRET",
    "Presenter of two words, keep it to yourself: http://127.0.0.1:4173/two%20words/speaker/#presenter=SECRET",
  ]);
});

test("on all addresses the presenter stays on this machine, and is told where the others come in", () => {
  const lines = describeRoom({
    ...room,
    episodes: ["alpha"],
    url: "http://192.168.1.5:4173/",
    presenterUrl: "http://127.0.0.1:4173/",
  });
  expect(lines).toEqual([
    "Audience: http://192.168.1.5:4173/live",
    "Presenter of alpha, keep it to yourself: http://127.0.0.1:4173/alpha/speaker/#presenter=SECRET&at=aHR0cDovLzE5Mi4xNjguMS41OjQxNzMv",
  ]);
});
