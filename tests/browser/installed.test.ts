import { describe, expect, test } from "vitest";
import { installedPlaces } from "../../src/browser/places.ts";

describe("installedPlaces", () => {
  test("Linux: command by command, along the PATH, then where services should have looked too", () => {
    expect(installedPlaces("linux", { PATH: "/a::/b" }, "/home/ada").slice(0, 9)).toEqual([
      "/a/google-chrome-stable",
      "/b/google-chrome-stable",
      "/usr/bin/google-chrome-stable",
      "/snap/bin/google-chrome-stable",
      "/a/google-chrome",
      "/b/google-chrome",
      "/usr/bin/google-chrome",
      "/snap/bin/google-chrome",
      "/a/chromium",
    ]);
  });

  test("Linux without a PATH", () => {
    expect(installedPlaces("linux", {}, "/home/ada").filter((_, index) => index % 2 === 0)).toEqual(
      [
        "/usr/bin/google-chrome-stable",
        "/usr/bin/google-chrome",
        "/usr/bin/chromium",
        "/usr/bin/microsoft-edge-stable",
        "/usr/bin/microsoft-edge",
        "/usr/bin/chromium-browser",
      ],
    );
  });

  test("macOS: applications before commands", () => {
    expect(
      installedPlaces("darwin", { PATH: "/opt/homebrew/bin" }, "/Users/ada").slice(0, 7),
    ).toEqual([
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Users/ada/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Users/ada/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "/Users/ada/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "/opt/homebrew/bin/google-chrome-stable",
    ]);
  });

  test("Windows: the folders that the environment names", () => {
    const env = {
      ProgramFiles: "C:\\Program Files",
      LOCALAPPDATA: "C:\\Users\\ada\\AppData\\Local",
    };
    expect(installedPlaces("win32", env, "C:\\Users\\ada")).toEqual([
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Users\\ada\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Program Files\\Chromium\\Application\\chrome.exe",
      "C:\\Users\\ada\\AppData\\Local\\Chromium\\Application\\chrome.exe",
      "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
      "C:\\Users\\ada\\AppData\\Local\\Microsoft\\Edge\\Application\\msedge.exe",
    ]);
  });
});
