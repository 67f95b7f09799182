/**
 * Whether the page is only a stage, a slide with a bar below it: `html[data-stage]`, full screen and in another site's
 * page.
 */
export function initStage(embedded: boolean): void {
  const root = document.documentElement;
  const update = () => {
    root.toggleAttribute("data-stage", embedded || document.fullscreenElement === root);
  };
  document.addEventListener("fullscreenchange", update);
  update();
  // Not on an iPhone, nor in a frame that was not given leave.
  if (document.fullscreenEnabled) return;
  for (const button of document.querySelectorAll<HTMLElement>('[data-action="fullscreen"]'))
    button.hidden = true;
}

/** Whether the page is only a stage now, without its notes. */
export function isStage(): boolean {
  return document.documentElement.hasAttribute("data-stage");
}

/** Fills the screen with the stage, or goes back. A browser that can't leaves the page as it is. */
export async function toggleFullscreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Refused.
  }
}
