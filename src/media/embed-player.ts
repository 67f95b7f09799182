import type { Deck } from "../parts/deck/deck.ts";

/**
 * Lets whoever looks at a slide load what it embeds: until then a template holds the frame. Once its slide is left, the
 * frame is removed, and with it whatever plays.
 */
export function openEmbeds(deck: Deck, onLoad: () => void): void {
  const embeds = Array.from(deck.slides).flatMap(([slide, section]) =>
    Array.from(section.querySelectorAll<HTMLElement>(".embed"), (embed) => ({ slide, embed })),
  );
  let loaded: { readonly slide: string; readonly frame: HTMLElement } | undefined;
  const offer = () => {
    for (const { embed } of embeds) {
      const button = embed.querySelector("button");
      if (button) button.hidden = !navigator.onLine || embed.contains(loaded?.frame ?? null);
    }
  };
  const unload = () => {
    loaded?.frame.remove();
    loaded = undefined;
    offer();
  };
  for (const { slide, embed } of embeds) {
    const template = embed.querySelector("template");
    embed.querySelector("button")?.addEventListener("click", () => {
      const frame = template?.content.firstElementChild?.cloneNode(true);
      if (!(frame instanceof HTMLElement)) return;
      unload();
      onLoad();
      template?.after(frame);
      loaded = { slide, frame };
      offer();
      frame.focus();
    });
  }
  deck.onMove((position) => {
    if (loaded && position.slide !== loaded.slide) unload();
  });
  // Keys that are pressed in a frame don't reach the page: a clicker would no longer turn the slides. A pointer in the
  // frame moves nothing here.
  document.addEventListener("pointermove", () => loaded?.frame.blur());
  for (const event of ["online", "offline"]) window.addEventListener(event, offer);
  offer();
}
