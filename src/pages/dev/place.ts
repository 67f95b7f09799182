import type { Place } from "./open-page.ts";

const KEY = "cuedeck:dev:place";

/** Keeps where the reader is, for {@link restorePlace} after the page was loaded anew. */
export function keepPlace(place: Place): void {
  sessionStorage.setItem(KEY, JSON.stringify(place.read()));
}

export function restorePlace(place: Place): void {
  const kept = sessionStorage.getItem(KEY);
  if (kept === null) return;
  sessionStorage.removeItem(KEY);
  place.restore(JSON.parse(kept));
}
