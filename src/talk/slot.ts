import { parseTimecode } from "../timeline/timecode.ts";

/**
 * Reads how long a talk may last, as people write it: minutes as `20` or `12.5`, or a timecode as `20:00` or `1:00:00`.
 *
 * @returns seconds; `undefined` for anything else, and for less than a second
 */
export function readSlot(text: string): number | undefined {
  const trimmed = text.trim();
  const seconds = /^\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) * 60 : parseTimecode(trimmed);
  return seconds !== undefined && seconds >= 1 && seconds <= 1e6 ? seconds : undefined;
}
