import { timingWords as words } from "../../parts/ui/words.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import type { TimelineCue } from "../../timeline/timeline.ts";
import type { SheetCue } from "../../timeline/timing-sheet.ts";

/** Where a cue's start comes from, for how it looks. */
export type CueKind = keyof typeof words.kinds;

export function kindOf({ start, isFixed, doubt }: SheetCue): CueKind {
  if (doubt && doubt.kept === start && !isFixed) return "doubt";
  if (start === null) return "estimated";
  return isFixed ? "fixed" : "set";
}

/** A cue's start in tenths of a second, with a sign where it is estimated. */
export function writeStart({ start, estimated }: TimelineCue): string {
  return `${estimated ? "≈ " : ""}${formatTimecode(start, 1)}`;
}
