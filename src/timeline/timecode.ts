/** `mm:ss`, `hh:mm:ss`, either with decimals; groups: hours, minutes, whole seconds, the point and what follows. */
const TIMECODE = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(\.\d+)?$/;

/**
 * Reads a timecode.
 *
 * @param text `mm:ss`, `hh:mm:ss`, either with decimals, as in `03:12`, `1:02:03.5`
 * @returns seconds, or `undefined` when the text is no timecode (seconds of 60 or more are none)
 */
export function parseTimecode(text: string): number | undefined {
  const match = TIMECODE.exec(text);
  if (!match) return undefined;
  const [, hours, minutes, seconds, fraction = ""] = match;
  if (Number(seconds) >= 60 || (hours !== undefined && Number(minutes) >= 60)) return undefined;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  // Read as one number, it is the nearest one: 240 + 9.741 is 249.74099999999999.
  return Number(`${whole}${fraction}`);
}

/** Reads a time as people and addresses write it: seconds, as `192.5`, or a timecode. */
export function parseTime(text: string): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : parseTimecode(text);
}

/**
 * Writes a timecode: `mm:ss` below an hour, `h:mm:ss` from then on.
 *
 * @param seconds 0 or more
 * @param decimals digits after the point; the rest is cut, so that the time never lies after the moment it names
 */
export function formatTimecode(seconds: number, decimals = 0): string {
  const unit = 10 ** decimals;
  // The tiny addend undoes binary fractions: 4.1 * 10 is 40.99999999999999.
  const whole = Math.floor(Math.max(0, seconds) * unit + 1e-6);
  const fraction = decimals > 0 ? `.${String(whole % unit).padStart(decimals, "0")}` : "";
  const total = Math.floor(whole / unit);
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(total / 60);
  const clock = `${two(minutes % 60)}:${two(total % 60)}${fraction}`;
  return minutes < 60 ? clock : `${Math.floor(minutes / 60)}:${clock}`;
}

/**
 * Writes a time as files of captions do: hours of two digits or more, and milliseconds.
 *
 * @param point what parts seconds from milliseconds: WebVTT has a full stop, SubRip a comma
 */
export function formatTimestamp(seconds: number, point: "." | "," = "."): string {
  const milliseconds = Math.round(seconds * 1000);
  const whole = Math.floor(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return `${clock}${point}${String(milliseconds % 1000).padStart(3, "0")}`;
}
