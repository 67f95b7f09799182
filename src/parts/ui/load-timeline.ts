import type { Timeline } from "../../timeline/timeline.ts";

/** Loads the episode's timeline from an address that the page preloads; a page in a single file contains it. */
export async function loadTimeline(url: string): Promise<Timeline> {
  const inline = document.querySelector("#timeline")?.textContent;
  if (inline) return JSON.parse(inline);
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`The timeline could not be loaded: ${response.status} ${response.statusText}`);
  return response.json();
}
