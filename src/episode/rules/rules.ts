import { FILE_RULES } from "./files.ts";
import { PICTURE_RULES } from "./pictures.ts";
import { THEME_RULES } from "./themes.ts";
import { TIME_RULES } from "./times.ts";
import { WRITING_RULES } from "./writing.ts";
import { fault, type Rule, warning } from "./rule.ts";

/** Rules of the sources, which `cuedeck check` reports. */
export const SOURCE_RULES = {
  ...FILE_RULES,
  ...WRITING_RULES,
  ...TIME_RULES,
  ...THEME_RULES,
  ...PICTURE_RULES,
};

/** Rules of a rehearsal whose times an episode takes over. */
const REHEARSAL_RULES = {
  "rehearsal-log": fault("A rehearsal's log is of other slides, or not whole", "Rehearse again"),
  "rehearsal-slide": warning(
    "A slide was not shown, and its times are estimated",
    "Rehearse it, or write its times",
  ),
  "rehearsal-recording": fault("A rehearsal's recording can't be used", "Record again"),
  "rehearsal-source": fault(
    "An episode's file can't take the new times",
    "Mend it as the message says",
  ),
} as const satisfies Record<string, Rule>;

/** Rules of times that are found in a recording. */
const ALIGNMENT_RULES = {
  "align-unsure": warning(
    "A paragraph was not surely found in the recording, and keeps its time",
    "Listen there, and write its time, as `[03:12!]` to hold it",
  ),
} as const satisfies Record<string, Rule>;

/** Rules of files that `cuedeck new --from` imports. */
const IMPORT_RULES = {
  "file-syntax": fault("A file is not of its format", "Export it again"),
  "file-value": fault("A file has a value that its format does not allow", "Correct the value"),
  "file-size": fault("A file is too large", "Take a smaller one"),
  "file-kind": fault("A file's format is not known", "Name it with `--kind`"),
  "file-cue": warning("A cue is left out", "Correct its times"),
  "file-part": warning("Something of the file is not carried over", "Write it by hand"),
} as const satisfies Record<string, Rule>;

/** Rules that need drawn slides, and so sources without errors. */
const DRAWING_RULES = {
  "disable-unused": warning(
    "A comment turns off a rule where nothing breaks it",
    "Remove the comment",
  ),
  "slide-overfull": warning(
    "A slide holds more than fits on it",
    "Divide it, or say the rest in the notes",
  ),
  "slide-small": warning(
    "A slide holds so much that a phone shows it in type of less than 12 px",
    "Divide it, or say the rest in the notes",
  ),
  "glyph-missing": warning(
    "No font of the theme or this machine has a character: a box is shown",
    "Write another one, or take or install a font that has it",
  ),
} as const satisfies Record<string, Rule>;

/** Rules of players for which an episode is exported. */
const EXPORT_RULES = {
  "chapter-list": warning(
    "YouTube would show no chapters",
    "Change the segments as the message says",
  ),
} as const satisfies Record<string, Rule>;

/** Every rule, by the id that messages show. */
export const RULES = {
  ...SOURCE_RULES,
  ...REHEARSAL_RULES,
  ...ALIGNMENT_RULES,
  ...IMPORT_RULES,
  ...DRAWING_RULES,
  ...EXPORT_RULES,
};

export type RuleId = keyof typeof RULES;
