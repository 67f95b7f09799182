/** @module-tag slow */
import { randomBytes } from "node:crypto";
import mqtt, { type MqttClient } from "mqtt";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { createSigner, topicsOf } from "../../src/room/envelope.ts";
import {
  createSecret,
  invite,
  presenterPassword,
  remoteUser,
  roomId,
} from "../../src/room/keys.ts";
import { axeViolations } from "./axe.ts";
import { openContext } from "./browser.ts";
import { shown } from "./listen.ts";
import { invitePhone, joinAudience, openRoom, pairPhone, roomStatus } from "./room.ts";
import { connection, onScreen, openWindow, press, preview, ready } from "./talk-windows.ts";

const UNPAIRED = "This phone is not paired, or no longer.";

test("the audience opens a short address, is right at once, follows, looks back and returns", async () => {
  const room = await openRoom();
  const { speaker } = room;
  await speaker.keyboard.press("g");
  await speaker.keyboard.type("pull");
  await speaker.keyboard.press("Escape");
  await speaker.click('[data-cue="pull-2"] p');
  const listener = await joinAudience(room);
  await expect.poll(() => shown(listener)).toMatchObject({ slide: "pull", step: 1 });
  expect((await shown(listener)).cue).toBe("pull-2");
  await speaker.keyboard.press("ArrowRight");
  await expect.poll(() => shown(listener)).toMatchObject({ slide: "pull", step: 2 });

  await listener.keyboard.press("ArrowLeft");
  await listener.keyboard.press("ArrowLeft");
  await speaker.keyboard.press("ArrowRight");
  await expect.poll(() => preview(speaker, "now")).toBe("pull 3");
  expect(await shown(listener)).toMatchObject({ slide: "pull", step: 0 });
  expect(await listener.locator('[data-action="follow"]').innerText()).toBe("Back to the talk");
  // Beside its citation.
  await listener.click('[data-cue="bay-1"] p', { position: { x: 8, y: 8 } });
  await expect.poll(() => shown(listener)).toMatchObject({ slide: "bay" });
  expect(await preview(speaker, "now")).toBe("pull 3");
  await listener.keyboard.press("Enter");
  await expect.poll(() => shown(listener)).toMatchObject({ slide: "pull", step: 3 });

  // Nothing that is about the page's own sound leads out of the room.
  await listener.click('[data-action="settings"]');
  expect(await listener.locator(".setting:visible").count()).toBe(0);
  const source = listener.locator('[data-control="source"][value="by-hand"]');
  await source.evaluate((choice) => choice instanceof HTMLElement && choice.click());
  expect(await listener.getAttribute("html", "data-source")).toBe("room");

  // Whose network falters on the way in hears of it, and comes in when it is back.
  const late = await (await openContext()).newPage();
  await late.route("**/follow-room-*.js", (route) => route.abort());
  await late.goto(listener.url());
  await late.locator(".notice", { hasText: "The room is not connected" }).waitFor();
  await late.unroute("**/follow-room-*.js");
  await late.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect.poll(() => shown(late)).toMatchObject({ slide: "pull", step: 3 });
  await expect.poll(() => late.locator(".notice").count()).toBe(0);
});

test("the cover shows a code that leads there, while a room is open", async () => {
  const { context, speaker, server } = await openRoom();
  const present = await context.newPage();
  await present.goto(new URL("tides/present/", server.url).href);
  await ready(present);
  await expect.poll(() => present.locator(".room-ticket").isVisible()).toBe(true);
  expect(await present.locator(".room-ticket").innerText()).toBe(`127.0.0.1:${server.port}/live`);
  await press(speaker, "ArrowRight", 1);
  await expect.poll(() => present.locator(".room-ticket").isVisible()).toBe(false);
  await press(speaker, "Home", 1);
  await speaker.click('[data-action="room"]');
  await context.grantPermissions(["clipboard-write"]);
  await speaker.click('button:has-text("Copy the address")');
  const toast = speaker.locator("dialog .toast", { hasText: "Address copied" });
  await toast.waitFor();
  expect(await toast.evaluate((element) => getComputedStyle(element).pointerEvents)).toBe("none");
  await speaker.click('button:has-text("Close the room")');
  await expect.poll(() => present.locator(".room-ticket").isVisible()).toBe(false);
  // What has ended does not come back with the network.
  const opened = await speaker.evaluate(() => {
    let count = 0;
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        count += 1;
      }
    };
    window.dispatchEvent(new Event("online"));
    return count;
  });
  expect(opened).toBe(0);
});

test("a phone is paired by a code, drives the talk, sees notes and time, and can be revoked", async () => {
  const { context, speaker, server } = await openRoom();
  const present = await context.newPage();
  await present.goto(new URL("tides/present/", server.url).href);
  await ready(present);
  const address = await invitePhone(speaker);
  await speaker.click('[data-action="room"]');
  await speaker.focus('button:has-text("Copy the address")');
  const phone = await pairPhone(address);
  await expect.poll(() => connection(phone)).toBe("Paired with the talk");
  // What has changed is drawn anew, and nothing besides.
  await speaker.locator('button:has-text("Revoke")').waitFor();
  const focused = () => speaker.evaluate(() => document.activeElement?.textContent);
  expect(await focused()).toBe("Copy the address");
  await speaker.press('button:has-text("Pair a phone")', "Enter");
  expect(await speaker.locator(".room-remotes a:focus").count()).toBe(1);
  await speaker.keyboard.press("Escape");
  expect(phone.url()).not.toContain("invite");
  await phone.tap('[data-action="next"]');
  await expect.poll(() => onScreen(present)).toBe("twice 0");
  await expect.poll(() => preview(phone, "now")).toBe("twice 0");
  await speaker.keyboard.press("ArrowRight");
  await expect.poll(() => preview(phone, "now")).toBe("twice 1");
  expect(await phone.locator("[data-cue][aria-current]").getAttribute("data-cue")).toBe(
    await speaker.locator("[data-cue][aria-current]").getAttribute("data-cue"),
  );
  expect(await phone.locator(".elapsed").innerText()).toMatch(/^00:\d\d$/);
  expect(await phone.locator('[data-action="timer"]').innerText()).toBe("Pause");

  // Over a reload it is still paired; by the same code nobody else is.
  await phone.reload();
  await ready(phone);
  await expect.poll(() => connection(phone)).toBe("Paired with the talk");
  const stranger = await pairPhone(address);
  await expect.poll(() => connection(stranger)).toBe(UNPAIRED);
  await expect.poll(() => stranger.locator(".notice").isVisible()).toBe(true);
  expect(await stranger.locator(".notice").innerText()).toContain(UNPAIRED);
  expect(await phone.locator(".notice").count()).toBe(0);
  await stranger.tap('[data-action="next"]');

  const before = await preview(speaker, "now");
  await speaker.click('[data-action="room"]');
  await speaker.click('button:has-text("Revoke")');
  await speaker.keyboard.press("Escape");
  await expect.poll(() => connection(phone)).toBe(UNPAIRED);
  await phone.tap('[data-action="next"]');
  await phone.waitForTimeout(500);
  expect(await preview(speaker, "now")).toBe(before);
});

test("without its broker the talk goes on, says so, and the room is right when it is back", async () => {
  // A broker that can be taken away, in front of the one that the pages know of.
  const upstream = await openRoom();
  const { speaker, server, context } = upstream;
  const present = await context.newPage();
  await present.goto(new URL("tides/present/", server.url).href);
  await ready(present);
  const listener = await joinAudience(upstream);
  for (const page of [speaker, listener]) await page.context().setOffline(true);
  await expect.poll(() => roomStatus(speaker), { timeout: 60_000 }).toBe("connecting");
  expect(await speaker.locator(".notice").innerText()).toContain("Room not connected");
  await press(speaker, "ArrowRight", 4);
  await expect.poll(() => onScreen(present)).toBe(await preview(speaker, "now"));
  for (const page of [speaker, listener]) await page.context().setOffline(false);
  await expect.poll(() => roomStatus(speaker)).toBe("connected");
  expect(await speaker.locator(".notice").count()).toBe(0);
  await expect
    .poll(async () => `${(await shown(listener)).slide} ${(await shown(listener)).step}`)
    .toBe(await onScreen(present));
});

test("another server's room refuses the presenter of this one, and the console says so", async () => {
  const { speaker, server } = await openRoom();
  await server.stop();
  await expect.poll(() => roomStatus(speaker)).toBe("connecting");
  await openRoom({ port: server.port });
  await expect.poll(() => roomStatus(speaker)).toBe("refused");
  await speaker.locator(".notice", { hasText: "does not accept" }).waitFor();
});

test("two phones see what the other does, and one is revoked while Present speaks to the room", async () => {
  const { context, speaker, server } = await openRoom();
  const present = await context.newPage();
  await present.goto(new URL("tides/present/", server.url).href);
  await ready(present);
  // An invite that nobody has used yet is replaced by the next.
  const one = await pairPhone(await invitePhone(speaker));
  await expect.poll(() => connection(one)).toBe("Paired with the talk");
  const two = await pairPhone(await invitePhone(speaker));
  await expect.poll(() => connection(two)).toBe("Paired with the talk");
  for (const [phone, place] of [
    [one, "twice 0"],
    [one, "twice 1"],
    [two, "twice 2"],
    [one, "range 0"],
    [two, "two-bulges 0"],
  ] as const) {
    await phone.tap('[data-action="next"]');
    for (const page of [one, two, speaker])
      await expect.poll(() => preview(page, "now")).toBe(place);
  }
  // Presses that come faster than any answer are as many moves.
  await press(two, "Alt+ArrowRight", 4);
  for (const page of [one, two, speaker])
    await expect.poll(() => preview(page, "now")).toBe("shape 0");
  await press(two, "Alt+ArrowLeft", 4);
  for (const page of [one, two, speaker])
    await expect.poll(() => preview(page, "now")).toBe("two-bulges 0");
  // The room goes over to Present, and the console that comes back finds it speaking there.
  await speaker.reload();
  await ready(speaker);
  await expect.poll(() => roomStatus(speaker)).toBe("connected");
  await one.tap('[data-action="next"]');
  await expect.poll(() => preview(speaker, "now")).toBe("history 0");
  await speaker.click('[data-action="room"]');
  await speaker.locator('button:has-text("Revoke")').first().click();
  await expect.poll(() => connection(one)).toBe(UNPAIRED);
  expect(await connection(two)).toBe("Paired with the talk");
});

test("a phone that presses before it has heard how the talk stands spoils nothing", async () => {
  const { speaker } = await openRoom();
  const phone = await pairPhone(await invitePhone(speaker));
  await expect.poll(() => connection(phone)).toBe("Paired with the talk");
  await press(speaker, "ArrowRight", 6);
  const before = await preview(speaker, "now");
  const began = await speaker.evaluate(
    () => Object.values(localStorage).filter((text) => text.includes('"start"')).length,
  );
  await phone.reload({ waitUntil: "commit" });
  await phone.waitForSelector(".preview.now section");
  // As soon as there is something to press.
  await phone.keyboard.press("ArrowRight");
  await expect.poll(() => connection(phone)).toBe("Paired with the talk");
  // What is asked for next comes after it: once the clock stands, the press has been heard, if it was sent.
  await phone.tap('[data-action="timer"]');
  await expect.poll(() => speaker.locator('[data-action="timer"]').innerText()).toBe("Resume");
  // Either it was too early, and nothing happened, or it was the next step.
  const after = await preview(speaker, "now");
  await expect.poll(() => preview(phone, "now")).toBe(after);
  await press(speaker, "ArrowLeft", after === before ? 0 : 1);
  await expect.poll(() => preview(speaker, "now")).toBe(before);
  expect(
    await speaker.evaluate(
      () => Object.values(localStorage).filter((text) => text.includes('"start"')).length,
    ),
  ).toBe(began);
});

test("who opens the presenter's link again moves nobody before a talk is taken up or goes on", async () => {
  const room = await openRoom();
  const { context, server, secret, speaker } = room;
  await press(speaker, "ArrowRight", 3);
  const place = await preview(speaker, "now");
  const listener = await joinAudience(room);
  const shownPlace = async (page = listener) => {
    const { slide, step } = await shown(page);
    return `${slide} ${step}`;
  };
  await expect.poll(() => shownPlace()).toBe(place);
  await speaker.close();
  const again = await context.newPage();
  await again.goto(new URL(`tides/speaker/#presenter=${secret}`, server.url).href);
  await ready(again);
  await expect.poll(() => roomStatus(again)).toBe("connected");
  const late = await joinAudience(room);
  await expect.poll(() => shownPlace(late)).toBe(place);
  expect(await shownPlace()).toBe(place);
  await again.click('.notice button:has-text("Continue it")');
  await ready(again);
  await expect.poll(() => preview(again, "now")).toBe(place);
  await again.keyboard.press("ArrowRight");
  await expect.poll(() => shownPlace()).toBe(await preview(again, "now"));
});

test("a clock that is set back, or a device whose clock is behind, loses nobody", async () => {
  const room = await openRoom();
  const { context, server, secret, speaker } = room;
  const phone = await pairPhone(await invitePhone(speaker));
  await expect.poll(() => connection(phone)).toBe("Paired with the talk");
  const listener = await joinAudience(room);
  const shownPlace = async () => `${(await shown(listener)).slide} ${(await shown(listener)).step}`;
  const setBack = (page: Page, hours: number) =>
    page.addInitScript((hours) => {
      const { now } = Date;
      Date.now = () => now() - hours * 3_600_000;
    }, hours);
  await press(speaker, "ArrowRight", 3);
  await setBack(speaker, 1);
  await speaker.reload();
  await ready(speaker);
  await press(speaker, "ArrowRight", 1);
  const place = await preview(speaker, "now");
  await expect.poll(() => shownPlace()).toBe(place);
  await expect.poll(() => preview(phone, "now")).toBe(place);

  await setBack(phone, 2);
  await phone.reload();
  await ready(phone);
  await expect.poll(() => connection(phone)).toBe("Paired with the talk");
  await phone.tap('[data-action="next"]');
  await expect.poll(() => preview(speaker, "now")).not.toBe(place);

  await context.close();
  const other = await (await openContext()).newPage();
  await setBack(other, 3);
  await other.goto(new URL(`tides/speaker/#presenter=${secret}`, server.url).href);
  await ready(other);
  await expect.poll(() => roomStatus(other)).toBe("connected");
  await press(other, "ArrowRight", 1);
  await expect.poll(() => shownPlace()).toBe(await preview(other, "now"));
});

test("when the console is closed, Present speaks to the room", async () => {
  const room = await openRoom();
  const { speaker, server, context } = room;
  const present = await context.newPage();
  await present.goto(new URL("tides/present/", server.url).href);
  await ready(present);
  const listener = await joinAudience(room);
  await speaker.close();
  await press(present, "ArrowRight", 3);
  await expect
    .poll(async () => `${(await shown(listener)).slide} ${(await shown(listener)).step}`)
    .toBe(await onScreen(present));
});

/** A real socket to the room's broker, as somebody. */
async function connectTo(
  port: string,
  login: { username?: string; password?: string } = {},
): Promise<MqttClient> {
  const client = mqtt.connect(`ws://127.0.0.1:${port}/mqtt`, { ...login, reconnectPeriod: 0 });
  onTestFinished(() => void client.end(true));
  await new Promise((resolve, reject) => {
    client.once("connect", resolve);
    client.once("error", reject);
  });
  return client;
}

test("forged, replayed, oversized and foreign messages move nothing", async () => {
  const room = await openRoom();
  const { speaker, server, secret } = room;
  const id = roomId(secret);
  const topics = topicsOf(id);
  const listener = await joinAudience(room);
  const address = await invitePhone(speaker);
  const phone = await pairPhone(address);
  await expect.poll(() => connection(phone)).toBe("Paired with the talk");

  // An invite that was never issued lets nobody in, and who has the phone's login can't be heard as a presenter.
  const unissued = invite(secret, "AAAAAAAAAAA");
  const login = { username: remoteUser(unissued.id), password: unissued.password };
  await expect(connectTo(server.port, login)).rejects.toThrow("Not authorized");
  const [, inviteId = "", password = ""] = /#invite=([\w-]+)\.([\w-]+)/.exec(address) ?? [];
  const client = await connectTo(server.port, { username: remoteUser(inviteId), password });
  const closed = new Promise((resolve) => client.once("close", () => resolve(undefined)));
  client.publish(topics.position, "anything", { qos: 1 });
  await closed;
  expect(await preview(speaker, "now")).toBe("cover 0");

  // What the phone says is heard by somebody who has the presenter's own login at the broker.
  const eavesdropper = await connectTo(server.port, {
    username: "presenter",
    password: presenterPassword(secret),
  });
  const heard: string[] = [];
  eavesdropper.on("message", (_topic, payload) => heard.push(String(payload)));
  await eavesdropper.subscribeAsync(topics.remote);
  await phone.tap('[data-action="next"]');
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  await expect.poll(() => preview(speaker, "now")).toBe("twice 0");
  const before = "twice 0";
  const recorded = heard.slice(0, 3);

  const stranger = createSigner(createSecret(randomBytes), Date.now);
  const move = { actions: [{ type: "move", slide: "bay", step: 0 }] };
  for (let round = 0; round < 20; round += 1) {
    // By the presenter's login, so that only the signatures are in the way.
    for (const text of [
      ...recorded,
      stranger.sign(topics.remote, move),
      recorded[0]?.replace(/"count":\d+/, `"count":${Date.now() + 100_000}`) ?? "",
      "x".repeat(20_000),
      JSON.stringify({ from: id, count: Date.now(), body: move, signature: "A".repeat(86) }),
      "{",
    ])
      await eavesdropper.publishAsync(topics.remote, text, { qos: 1 });
    await eavesdropper.publishAsync(
      topics.position,
      stranger.sign(topics.position, { episode: "tides", slide: "bay", step: 0 }),
      { qos: 1 },
    );
  }
  expect(await preview(speaker, "now")).toBe(before);
  await expect.poll(() => onScreen(listener)).toBe(before);
  // And who comes now is given the presenter's word, in spite of what was retained last.
  await eavesdropper.publishAsync(topics.position, "forged", { qos: 1, retain: true });
  const late = await joinAudience(room);
  await expect.poll(() => onScreen(late)).toBe(before);
  await phone.tap('[data-action="next"]');
  await expect.poll(() => preview(speaker, "now")).not.toBe(before);

  // That the talk is about another episode is said once, and as long as it is.
  await room.context.close();
  const presenter = createSigner(secret, Date.now);
  const say = async (episode: string, slide: string) =>
    eavesdropper.publishAsync(
      topics.position,
      presenter.sign(topics.position, { episode, slide, step: 0 }),
      { qos: 1 },
    );
  const notice = listener.locator(".notice", { hasText: "another episode" });
  await say("another", "cover");
  await listener.click(".notice-close");
  await say("another", "cover");
  await say("tides", "pull");
  await expect.poll(() => shown(listener)).toMatchObject({ slide: "pull" });
  expect(await notice.count()).toBe(0);
  await say("another", "cover");
  await notice.waitFor();
  await say("tides", "pull");
  await expect.poll(() => notice.count()).toBe(0);
});

test("nothing of a room is on pages that know of no broker", async () => {
  const context = await openContext();
  const requests: string[] = [];
  context.on("request", (request) => requests.push(new URL(request.url()).pathname));
  const speaker = await openWindow(context, "speaker/");
  expect(await speaker.locator('[data-action="room"]').isVisible()).toBe(false);
  expect(
    requests.filter((path) => /room|mqtt|messages|qr/.test(path.replace(/-.{8}\.js$/, ""))),
  ).toEqual([]);
});

test("axe finds nothing in the room's dialog, on the phone, and with the audience", async () => {
  const room = await openRoom();
  const { speaker } = room;
  const phone = await pairPhone(await invitePhone(speaker));
  await expect.poll(() => connection(phone)).toBe("Paired with the talk");
  await speaker.click('[data-action="room"]');
  const listener = await joinAudience(room);
  for (const page of [speaker, phone, listener]) expect(await axeViolations(page)).toEqual([]);
});

test("a link to another room does not end the open one before the presenter agrees", async () => {
  const { context, speaker, server, secret } = await openRoom();
  const other = createSecret(randomBytes);
  const page = await context.newPage();
  await page.goto(new URL(`tides/speaker/#presenter=${other}`, server.url).href);
  await ready(page);
  const notice = page.locator(".notice", { hasText: "This link opens another room." });
  await notice.waitFor();
  const stored = () =>
    page.evaluate(() => Object.entries(localStorage).find(([key]) => key.endsWith("room"))?.[1]);
  expect(await stored()).toContain(secret);
  expect(await roomStatus(speaker)).toBe("connected");
  await notice.locator('button:has-text("Open the other room")').click();
  expect(await stored()).toContain(other);
});
