import { expectEpisode, SourcesError } from "../../site/project.ts";
import { retimeEpisode, type WrittenFile } from "../../site/retime-episode.ts";
import { formatTimecode } from "../../timeline/timecode.ts";
import { expectFile, openHere, type SourceOptions } from "../project.ts";
import { reportProblems } from "../report.ts";

export async function retime(
  id: string,
  log: string,
  options: SourceOptions & { readonly recording?: string },
): Promise<void> {
  await using project = await openHere(options);
  await expectEpisode(project, id);
  const retimed = await retimeEpisode(
    project,
    id,
    await expectFile(project, log, "a rehearsal's log"),
    options.recording === undefined
      ? undefined
      : await expectFile(project, options.recording, "a rehearsal's recording"),
  );
  reportProblems(project, retimed.type === "refused" ? retimed.problems : retimed.warnings);
  if (retimed.type === "refused") throw new SourcesError();
  for (const file of retimed.written) console.log(`${file.path} ${describe(file)}`);
  if (retimed.overrun !== undefined) console.error(retimed.overrun);
}

function describe(file: WrittenFile): string {
  switch (file.type) {
    case "segment": {
      const timecodes = file.timed === 1 ? "timecode" : "timecodes";
      return `${file.timed} ${timecodes} written, ${file.estimated} left to estimate`;
    }
    case "episode":
      return `media: ${file.media}`;
    case "recording":
      return formatTimecode(file.duration, 1);
  }
}
