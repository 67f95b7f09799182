import { error, fault, warning, type Rule } from "./rule.ts";

/** Rules of when slides, steps and notes come. */
export const TIME_RULES = {
  timecode: fault("A timecode is not one", "Write minutes and seconds, such as `[03:12]`"),
  "timecode-order": fault("A timecode is earlier than the one before it", "Correct one of the two"),
  "timecode-twice": warning("Two cues start at the same time", "Let the second start later"),
  "cue-beyond-end": fault(
    "A cue starts after the recording ends",
    "Correct its timecode, or the `duration`",
  ),
  "slide-short": warning(
    "A slide shows for less than 3 s, by the times of the notes",
    "Join it with another, or say more on it",
  ),
  "slide-long": warning(
    "A slide shows for more than 2 minutes, by the times of the notes",
    "Divide it, or let steps change it",
  ),
  "notes-long": warning(
    "Notes have more words than their time has room for, at 190 a minute",
    "Say less, or let what follows start later",
  ),
  "description-missing": warning(
    "An episode with a recording has no `description`",
    "Write what it is about: feeds and shared links show it",
  ),
  "duration-differs": warning(
    "`duration` is not that of the media file",
    "Correct it, or leave it out",
  ),
  pronunciation: warning(
    "A spelling has espeak-ng's phonemes, and another voice speaks",
    "Spell the word in letters, as that voice reads them right",
  ),
  "click-without-step": error(
    "Notes have more clicks than their slide has steps",
    "Remove a `[click]`, or add a step",
  ),
  "step-without-click": warning(
    "Notes have fewer clicks than their slide has steps",
    "Add a `[click]` where each step is to show",
  ),
} as const satisfies Record<string, Rule>;
