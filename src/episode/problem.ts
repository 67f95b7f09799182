import { closest } from "fastest-levenshtein";
import type { Position } from "unist";
import { VFileMessage } from "vfile-message";

/** Every rule a source can break. A warning is printed; an error also stops the build. */
export const RULES = {
  "episode-file": "error",
  "segment-file": "error",
  "file-name": "warning",
  "file-encoding": "error",
  "file-depth": "error",
  "yaml-syntax": "error",
  "unknown-key": "error",
  "invalid-value": "error",
  "unknown-directive": "error",
  "unclosed-directive": "error",
  "unclosed-block": "error",
  "slide-id": "error",
  "slide-empty": "error",
  "notes-without-slide": "error",
  timecode: "error",
  "timecode-order": "error",
  "timecode-twice": "warning",
  "cue-beyond-end": "error",
  "duration-differs": "warning",
  "click-without-step": "error",
  "step-without-click": "warning",
  "footnote-undefined": "error",
  "footnote-unused": "warning",
  "footnote-twice": "error",
  "footnote-text": "warning",
  "image-missing": "error",
  "image-remote": "error",
  "image-alt": "error",
  "media-missing": "error",
  "url-scheme": "error",
  "html-removed": "warning",
  "math-syntax": "error",
  "code-language": "warning",
  "diagram-syntax": "error",
  "diagram-label": "warning",
  "diagram-step": "error",
} as const satisfies Record<string, "error" | "warning">;

/** Rules that a rehearsal can break when an episode takes its times from it; `check` sees no rehearsals. */
const REHEARSAL_RULES = {
  "rehearsal-log": "error",
  "rehearsal-slide": "warning",
  "rehearsal-recording": "error",
  "rehearsal-source": "error",
} as const satisfies Record<string, "error" | "warning">;

/** Rules that a file of another program can break when an episode begins with it. */
const IMPORT_RULES = {
  "file-syntax": "error",
  "file-value": "error",
  "file-size": "error",
  "file-kind": "error",
  "file-cue": "warning",
  "file-part": "warning",
} as const satisfies Record<string, "error" | "warning">;

/** Rules that show only where slides are drawn, for which the sources have to be free of errors. */
const DRAWING_RULES = {
  "slide-overfull": "warning",
} as const satisfies Record<string, "error" | "warning">;

/** Rules of the players that an export is for. */
const EXPORT_RULES = {
  "chapter-list": "warning",
} as const satisfies Record<string, "error" | "warning">;

const SEVERITY = {
  ...RULES,
  ...REHEARSAL_RULES,
  ...IMPORT_RULES,
  ...DRAWING_RULES,
  ...EXPORT_RULES,
};

export type RuleId = keyof typeof SEVERITY;

/** Where something stands in the sources. */
export interface Place {
  /** As the reader of a message knows it: relative to the working directory. */
  readonly path: string;
  readonly position?: Position | undefined;
}

/**
 * A located message about the sources.
 *
 * @param reason "Unexpected X, expected Y", without a closing full stop
 * @param cause the other place that makes this one wrong, as the first of two equal ids
 */
export function problem(rule: RuleId, place: Place, reason: string, cause?: Place): VFileMessage {
  const message = new VFileMessage(reason, {
    place: place.position,
    ruleId: rule,
    source: "cuedeck",
  });
  message.file = place.path;
  message.fatal = SEVERITY[rule] === "error";
  if (cause) {
    const { line, column } = cause.position?.start ?? { line: 1, column: 1 };
    message.note = `The other place is ${cause.path}:${line}:${column}`;
  }
  return message;
}

/** A problem as one sentence, after its place: `slides/talk/01-part.md:8:1 Unexpected …`. */
export function sentenceOf({ file, line, column, reason }: VFileMessage): string {
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  return `${place} ${reason}`;
}

export function isError(message: VFileMessage): boolean {
  return message.fatal === true;
}

/** The name that was most likely meant: one that begins alike, as `language` for `lang`, else the closest in letters. */
export function nearest(word: string, names: readonly string[]): string {
  return names.find((name) => word !== "" && name.startsWith(word)) ?? closest(word, names);
}

/** Quotes names for "expected …": `a`, `b` or `c`. */
export function alternatives(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? "nothing";
  return quoted.length > 0 ? `${quoted.join(", ")} or ${last}` : last;
}
