/** A cue of a WebVTT file: seconds, half-open. */
export interface VttCue {
  readonly id?: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Writes a WebVTT file.
 *
 * @see https://www.w3.org/TR/webvtt1/ — hours of two digits or more, exactly three decimals, no `-->` in a text
 */
export function writeWebVtt(cues: readonly VttCue[]): string {
  const blocks = cues
    .filter((cue) => cue.end > cue.start)
    .map((cue) => {
      const id = cue.id === undefined ? "" : `${cue.id}\n`;
      return `${id}${timestamp(cue.start)} --> ${timestamp(cue.end)}\n${escape(cue.text)}\n`;
    });
  return ["WEBVTT\n", ...blocks].join("\n");
}

function timestamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const whole = Math.floor(milliseconds / 1000);
  const clock = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return `${clock}.${String(milliseconds % 1000).padStart(3, "0")}`;
}

function escape(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}
