import type { Timeline } from "../../timeline/timeline.ts";

/** Loads the episode's timeline; the page preloads the same address. */
export async function loadTimeline(url: string): Promise<Timeline> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`The timeline could not be loaded: ${response.status} ${response.statusText}`);
  return response.json();
}
