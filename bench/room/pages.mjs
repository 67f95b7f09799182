import { openProfile, openWindow } from "../talk/windows.mjs";
import { countFrames } from "./frames.mjs";

/**
 * @typedef {import("playwright-core").Browser} Browser
 * @typedef {import("playwright-core").Page} Page
 */

/** Of a phone. */
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Opens a room by the link that `cuedeck preview --live` prints. @param {Browser} browser @param {string} link */
export async function openRoomByLink(browser, link) {
  const speaker = await openWindow(await openCounting(browser), link);
  await untilConnected(speaker);
  return speaker;
}

/** Opens a room as anybody can where the broker lets anybody: by the button. @param {Browser} browser @param {string} url */
export async function openRoomByButton(browser, url) {
  const speaker = await openWindow(await openCounting(browser), url);
  await speaker.click('[data-action="room"]');
  await speaker.click('button:text-is("Open a room")');
  const address = (await speaker.locator(".room-address").innerText()).trim();
  await speaker.keyboard.press("Escape");
  await untilConnected(speaker);
  return { speaker, address: `http://${address}` };
}

/** Somebody of the audience. @param {Browser} browser @param {string} address */
export async function joinAudience(browser, address) {
  const page = await openWindow(await openCounting(browser), address);
  await page.waitForSelector('.room-line[data-connected="true"]');
  return page;
}

/** Pairs a phone by the code that Speaker shows. @param {Browser} browser @param {Page} speaker */
export async function pairPhone(browser, speaker) {
  await speaker.click('[data-action="room"]');
  await speaker.click('button:text-is("Pair a phone")');
  const address = await speaker.getAttribute(".room-remotes a", "href");
  await speaker.keyboard.press("Escape");
  if (address === null) throw new Error("Unexpected room without a code to pair a phone");
  const phone = await openWindow(await openCounting(browser, PHONE), address);
  await phone.waitForSelector('.connection[data-connected="true"]');
  return phone;
}

/** @param {Page} speaker */
async function untilConnected(speaker) {
  await speaker.waitForSelector('[data-action="room"][data-status="connected"]');
}

/** @param {Browser} browser @param {import("playwright-core").BrowserContextOptions} [options] */
async function openCounting(browser, options) {
  const context = await openProfile(browser, options);
  countFrames(context);
  return context;
}
