import type { RandomBytes } from "../../room/keys.ts";

/** The browser's own randomness, which pages without https have as well. */
export const randomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
