import type { ListenParts } from "./listen.ts";
import type { PresentParts, SpeakerParts } from "./talk.ts";

/** The parts of a page that is ready. */
export type PageParts = ListenParts | PresentParts | SpeakerParts;

/** The event that has them as its detail. */
export const PAGE_EVENT = "cuedeck:page";

/** Hands a page's parts to the script with which `cuedeck dev` changes it in place, if that is there. */
export function announcePage(parts: PageParts): void {
  document.dispatchEvent(new CustomEvent(PAGE_EVENT, { detail: parts }));
}
