import { beforeEach, expect, test } from "vitest";
import { openHostedPlayer } from "../../../src/media/hosted-player.ts";
import type { Clock } from "../../../src/parts/clock/clock.ts";
import { ManualMedia } from "../../../src/parts/clock/manual-media.ts";
import { momentsAt } from "../../parts/clock/moments.ts";
import { createFakeNotices, type FakeNotices } from "./fake-notices.ts";

let player: ManualMedia;
let clock: Clock | undefined;
let picked: string[];
let notices: FakeNotices;

beforeEach(() => {
  document.body.innerHTML = `<div class="holder"><div class="consent">
    <button type="button" data-action="load-player">Load</button>
  </div></div><button type="button" data-action="play">Play</button>`;
  player = new ManualMedia();
  player.setAttribute("duration", "60");
  player.dataset["source"] = "https://video.example/1";
  document.querySelector(".holder")?.prepend(player);
  picked = [];
  notices = createFakeNotices();
  clock = openHostedPlayer("Video", player, momentsAt([]), {
    notices,
    pick: (source) => void picked.push(source),
  });
});

const button = () => document.querySelector<HTMLElement>('[data-action="load-player"]');

test("until the listener agrees nothing is loaded or played: the focus goes to the question", async () => {
  await clock?.play();
  expect([player.hasAttribute("src"), player.paused]).toEqual([false, true]);
  expect(document.activeElement).toBe(button());
});

test("once they do, the page follows it from where the clock is", async () => {
  clock?.seek(21);
  button()?.click();
  expect(picked).toEqual(["here"]);
  expect(player.getAttribute("src")).toBe("https://video.example/1");
  await expect.poll(() => player.paused).toBe(false);
  expect(player.currentTime).toBeGreaterThanOrEqual(21);
  expect(document.activeElement?.textContent).toBe("Play");
});

test("a player that fails has a notice with what to do, until it plays", () => {
  button()?.click();
  player.dispatchEvent(new Event("error"));
  expect(notices.shown.get("Video")).toBe(
    "Video doesn’t answer. The slides and notes are all here, and you can set the clock by hand.",
  );
  notices.press("Set the clock by hand");
  expect(picked).toEqual(["here", "by-hand"]);
  player.dispatchEvent(new Event("error"));
  player.dispatchEvent(new Event("playing"));
  expect(notices.shown.has("Video")).toBe(false);
});

test("an element that its script has not defined is no clock", () => {
  const element = document.createElement("gone-video");
  const host = { notices, pick: () => {} };
  expect(openHostedPlayer("Gone", element, momentsAt([]), host)).toBeUndefined();
});
