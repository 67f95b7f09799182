import type { isRight } from "../moments.mjs";
import type { readShown } from "./read-shown.mjs";
import type { Shown } from "./watch-cues.mjs";

declare global {
  /** What `watchPage` adds to a page. */
  interface Window {
    shown: Shown[];
    readShown: typeof readShown;
    isRight: typeof isRight;
  }
}
