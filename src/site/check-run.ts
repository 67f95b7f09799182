import type { VFileMessage } from "vfile-message";
import { problem, type Place } from "../episode/problem.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { LoggedRun } from "./run-file.ts";

/**
 * Finds what in a run's log is not of an episode: errors when none of it is, else a warning for each position that the
 * episode does not have.
 *
 * @param placeOf where in the log a value stands
 */
export function checkRun(
  { episode, changes }: LoggedRun,
  timeline: Timeline,
  placeOf: (...path: readonly (string | number)[]) => Place,
): VFileMessage[] {
  const id = timeline.episode;
  if (episode !== id) {
    const reason = `Unexpected log of episode \`${episode}\`, expected one of \`${id}\``;
    return [problem("rehearsal-log", placeOf("episode"), reason)];
  }
  const steps = new Map(timeline.slides.map((slide) => [slide.id, slide.steps]));
  if (!changes.some(({ slide, step }) => step <= (steps.get(slide) ?? -1))) {
    const reason = `Unexpected log of other slides, expected one in which slides of \`${id}\` show`;
    return [problem("rehearsal-log", placeOf("changes"), reason)];
  }
  const told = new Set<string>();
  return changes.flatMap(({ slide, step }, index) => {
    const most = steps.get(slide);
    if (most !== undefined && step <= most) return [];
    const [where, reason] =
      most === undefined
        ? ["slide", `Unexpected slide \`${slide}\`, expected one of \`${id}\`; it is left out`]
        : [
            "step",
            `Unexpected step ${step} of \`${slide}\`, expected at most ${most}; it is left out`,
          ];
    if (told.has(reason)) return [];
    told.add(reason);
    return [problem("rehearsal-slide", placeOf("changes", index, where), reason)];
  });
}
