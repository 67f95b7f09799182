/** Groups: hours, minutes, whole seconds, decimals with their point. */
const TIMECODE = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(\.\d+)?$/;

/** Seconds before which timecodes end: hours have three digits at most. */
export const TIMECODES_END = 1000 * 3600;

/**
 * Parses a timecode.
 *
 * @param text `mm:ss` or `hh:mm:ss`, either with decimals, such as `03:12` or `1:02:03.5`
 * @returns seconds; `undefined` when the text is not a timecode, such as `03:60`
 */
export function parseTimecode(text: string): number | undefined {
  const match = TIMECODE.exec(text);
  if (!match) return undefined;
  const [, hours, minutes, seconds, fraction = ""] = match;
  if (Number(seconds) >= 60 || (hours !== undefined && Number(minutes) >= 60)) return undefined;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  // Parsed as one number, since 240 + 9.741 is 249.74099999999999.
  return Number(`${whole}${fraction}`);
}

/** Parses seconds, such as `192.5`, or a timecode. */
export function parseTime(text: string): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : parseTimecode(text);
}

/**
 * Formats a time as a timecode: `mm:ss` below an hour, else `h:mm:ss`.
 *
 * @param seconds negative values count as 0
 * @param decimals digits after the decimal point; rounded down, so that the timecode is never after the time
 */
export function formatTimecode(seconds: number, decimals = 0): string {
  const unit = 10 ** decimals;
  // Compensates for binary fractions: 4.1 * 10 is 40.99999999999999.
  const whole = Math.floor(Math.max(0, seconds) * unit + 1e-6);
  const fraction = decimals > 0 ? `.${String(whole % unit).padStart(decimals, "0")}` : "";
  const total = Math.floor(whole / unit);
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(total / 60);
  const clock = `${two(minutes % 60)}:${two(total % 60)}${fraction}`;
  return minutes < 60 ? clock : `${Math.floor(minutes / 60)}:${clock}`;
}

/**
 * Formats a time as caption files do: `hh:mm:ss.ttt`, with two digits of hours or more.
 *
 * @param seconds 0 or more
 * @param point decimal separator: `.` in WebVTT, `,` in SubRip
 */
export function formatTimestamp(seconds: number, point: "." | "," = "."): string {
  const milliseconds = Math.round(seconds * 1000);
  const whole = Math.floor(milliseconds / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const clock = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return `${clock}${point}${String(milliseconds % 1000).padStart(3, "0")}`;
}
