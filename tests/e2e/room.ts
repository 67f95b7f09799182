import { inject, expect } from "vitest";
import type { BrowserContext, Page } from "playwright-core";
import { openContext } from "./browser.ts";
import { startServer, type Server } from "./server.ts";
import { ready } from "./talk-windows.ts";

export interface Room {
  readonly server: Server;
  /** The presenter's console. */
  readonly speaker: Page;
  readonly context: BrowserContext;
  /** The presenter's own. */
  readonly secret: string;
}

/** A talk with a room on a server of its own, and its console. */
export async function openRoom(options: { port?: string } = {}): Promise<Room> {
  const server = await startServer("preview", {
    args: ["--live", "--out", inject("tidesFolder")],
    ...options,
  });
  await expect.poll(() => server.printed()).toMatch(/tides\/speaker\/#presenter=/);
  const [link = "", secret = ""] =
    /http\S+\/tides\/speaker\/#presenter=([\w-]+)/.exec(server.printed()) ?? [];
  const context = await openContext();
  const speaker = await context.newPage();
  await speaker.goto(link);
  await ready(speaker);
  await expect.poll(() => roomStatus(speaker)).toBe("connected");
  return { server, speaker, context, secret };
}

export function roomStatus(speaker: Page): Promise<string | null> {
  return speaker.locator('[data-action="room"]').getAttribute("data-status");
}

/** Somebody of the audience, by the short address. */
export async function joinAudience({ server }: Pick<Room, "server">): Promise<Page> {
  const page = await (await openContext()).newPage();
  await page.goto(new URL("live", server.url).href);
  await page.waitForSelector(".reveal.ready");
  await expect.poll(() => page.locator(".room-line").getAttribute("data-connected")).toBe("true");
  return page;
}

/** The address that pairs a phone, from the code that the console shows. */
export async function invitePhone(speaker: Page): Promise<string> {
  await speaker.click('[data-action="room"]');
  await speaker.click('button:has-text("Pair a phone")');
  const address = await speaker.getAttribute(".room-remotes a", "href");
  await speaker.keyboard.press("Escape");
  await expect.poll(() => speaker.locator("dialog.room").count()).toBe(0);
  if (address === null) throw new Error("There is no code");
  return address;
}

/** A phone, paired by such an address. */
export async function pairPhone(address: string): Promise<Page> {
  const context = await openContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const phone = await context.newPage();
  await phone.goto(address);
  await ready(phone);
  return phone;
}
