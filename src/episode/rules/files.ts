import { fault, warning, type Rule } from "./rule.ts";

/** Rules of the files of an episode, and of what YAML says. */
export const FILE_RULES = {
  "episode-file": fault(
    "An episode's folder has no `episode.yaml`, or a name that it can't have",
    "Add the file, with a `title`, or rename the folder",
  ),
  "segment-file": fault(
    "A segment is missing, has no title, or has the name of another",
    "Begin each `01-name.md` with front matter that has a `title`",
  ),
  "file-name": warning(
    "A file has a name, or a place, in which it is not read",
    "Name a segment `01-name.md`, and what episodes share `show.yaml`, beside their folders",
  ),
  "file-encoding": fault("A file is not text in UTF-8", "Save it as UTF-8"),
  "file-depth": fault("Blocks or elements lie too deep inside each other", "Nest less"),
  "source-size": fault(
    "A file, a paragraph or a formula is larger than any that people read",
    "Divide it",
  ),
  "yaml-syntax": fault(
    "YAML can't be read",
    "Quote values that hold a colon, and indent with spaces",
  ),
  "unknown-key": fault("A key or an attribute is not known", "Write the one that was meant"),
  "invalid-value": fault("A value is not of the kind that its key takes", "Write one of that kind"),
} as const satisfies Record<string, Rule>;
