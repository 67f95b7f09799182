import type { isRight } from "../moments.mjs";
import type { readShown } from "./read-shown.mjs";
import type { Shown } from "./watch-cues.mjs";
import type { Change } from "./watch-position.mjs";

declare global {
  interface Window {
    // What `watchPage` adds to a page.
    shown: Shown[];
    readShown: typeof readShown;
    isRight: typeof isRight;

    // What `watchPosition` adds.
    /** Once they were presented, in order. */
    changes: Change[];
    /** Epoch milliseconds of each key and each button that was pressed. */
    pressed: number[];
    /** The slide and step that the page shows, as `cover 2`. */
    readPosition: () => string;
    /** A change by its index, once it was presented; `undefined` after as many milliseconds. */
    whenChanged: (index: number, timeout: number) => Promise<Change | undefined>;

    /** What an eavesdropper on a talk's windows has heard: each event's own name, and its text. */
    heard: [key: string, text: string][];
  }
}
