import { matchRecordings, moveBy } from "../../align/match-recordings.ts";
import { listen } from "../../site/listen.ts";
import { expectEpisode, type Project, SourcesError, UsageError } from "../../site/project.ts";
import { type MoveTime, shiftEpisode } from "../../site/shift-episode.ts";
import { writeTimes } from "../../site/write-times.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { expectFile, openHere, type SourceOptions } from "../project.ts";
import { countTimes, reportProblems } from "../report.ts";

interface ShiftOptions extends SourceOptions {
  /** Seconds. */
  readonly from?: number;
  readonly to?: number;
  readonly by?: number;
  /** A factor. */
  readonly scale?: number;
  /** Recordings: what the times belong to, and what they are to belong to. */
  readonly old?: string;
  readonly new?: string;
  readonly write?: boolean;
}

export async function shift(id: string, options: ShiftOptions): Promise<void> {
  await using project = await openHere(options);
  await expectEpisode(project, id);
  const { old, new: recent } = options;
  const move =
    old === undefined && recent === undefined
      ? moveOf(options)
      : await compare(project, old ?? "", recent ?? "");
  const shifted = await shiftEpisode(project, id, move);
  if (shifted.type === "refused") {
    reportProblems(project, shifted.problems);
    throw new SourcesError();
  }
  const { times, before } = shifted;
  for (const { note, seconds } of times) {
    const [old, now] = [note.start ?? 0, seconds].map((time) => formatTimecode(time, 1));
    console.log(`${note.place.path}:${note.place.position?.start.line ?? 1}  ${old} → ${now}`);
  }
  if (!options.write) {
    project.progress.line(`Nothing is written: \`--write\` writes ${countTimes(times.length)}.`);
    return;
  }
  const written = await writeTimes(project, `shift ${id}`, before, times);
  for (const [path, count] of written)
    project.progress.line(`${path}: ${countTimes(count)} written`);
}

/** How times move from one recording to another that has more or less in it. */
async function compare(project: Project, old: string, recent: string): Promise<MoveTime> {
  const [from, to] = [
    await expectFile(project, old, "the recording as it was, `--old`"),
    await expectFile(project, recent, "the recording as it is now, `--new`"),
  ];
  const offsets = matchRecordings(await listen(project, from.path), await listen(project, to.path));
  if (offsets.length === 0)
    throw new SourcesError(
      `Unexpected recordings ${from.shown} and ${to.shown}, expected that they have some sound in common.`,
    );
  for (const { from, by } of offsets) {
    const how = by < 0 ? "earlier" : "later";
    project.progress.line(
      `From ${formatTimecode(from, 1)} on: ${Math.abs(by).toFixed(1)} s ${how}`,
    );
  }
  return (seconds) => moveBy(offsets, seconds);
}

/** @throws {UsageError} when nothing says how times move */
function moveOf({ from = 0, to = Infinity, by = 0, scale = 1 }: ShiftOptions): MoveTime {
  if (by === 0 && scale === 1)
    throw new UsageError(
      "Unexpected shift without a change, expected `--by`, `--scale`, or `--old` and `--new`.",
    );
  if (to <= from) throw new UsageError("Unexpected `--to` before `--from`, expected it after.");
  return (seconds) =>
    from <= seconds && seconds < to ? from + (seconds - from) * scale + by : seconds;
}
