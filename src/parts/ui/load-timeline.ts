import type { Timeline } from "../../timeline/timeline.ts";

/** Loads the episode's timeline; the page preloads the same address, or has it with it. */
export async function loadTimeline(url: string): Promise<Timeline> {
  const own = document.querySelector("#timeline")?.textContent;
  if (own) return JSON.parse(own);
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`The timeline could not be loaded: ${response.status} ${response.statusText}`);
  return response.json();
}
