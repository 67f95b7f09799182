import { FILL_SCREEN, type Talk } from "../../parts/talk/talk.ts";

/** The deck on the whole of a screen. */
export interface FullScreen {
  toggle(): Promise<void>;
  fill(): Promise<void>;
}

/**
 * Where windows can be placed and that was granted, the screen is another one than the speaker's.
 *
 * @see https://www.w3.org/TR/window-management/
 */
export function createFullScreen(talk: Talk): FullScreen {
  const fill = async () => {
    if (document.fullscreenElement) return;
    try {
      const screen = await projector();
      await document.documentElement.requestFullscreen({
        navigationUI: "hide",
        ...(screen && { screen }),
      });
    } catch {
      talk.say({ type: "refused", what: "fill-screen" });
    }
  };
  // The console hands on the right to do so, with the click that asked for it.
  window.addEventListener("message", ({ origin, data }: MessageEvent<unknown>) => {
    if (origin === location.origin && data === FILL_SCREEN) void fill();
  });
  return {
    toggle: () => (document.fullscreenElement ? document.exitFullscreen() : fill()),
    fill,
  };
}

/** A screen beside the one with the browser's own bar; asks for nothing that was not granted. */
async function projector(): Promise<Screen | undefined> {
  if (!window.getScreenDetails || !window.screen.isExtended) return undefined;
  const { state } = await navigator.permissions.query({ name: "window-management" });
  if (state !== "granted") return undefined;
  const { screens } = await window.getScreenDetails();
  return screens.find(({ isPrimary }) => !isPrimary);
}
