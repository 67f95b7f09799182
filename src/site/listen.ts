import { MelAnalyser, type MelFrames, SAMPLE_RATE } from "../align/mel-bands.ts";
import { decodeRecording, DecodingError } from "../decode/decode-recording.ts";
import { displayPath, type Project, SourcesError } from "./project.ts";
import { readMedia } from "./read-media.ts";

/**
 * Decodes and measures a recording.
 *
 * @throws {SourcesError} when it can't be decoded
 */
export async function listen(project: Project, path: string): Promise<MelFrames> {
  const analyser = new MelAnalyser();
  const minutes = await readMedia(path).then(
    ({ duration }) => Math.ceil(duration / 60),
    () => 0,
  );
  let samples = 0;
  let reported = 0;
  try {
    for await (const piece of decodeRecording(path, project.browser)) {
      analyser.push(piece);
      samples += piece.length;
      const minute = Math.floor(samples / SAMPLE_RATE / 60);
      if (minute <= reported || minute >= minutes) continue;
      reported = minute;
      project.progress.step("Minutes heard", minute, minutes);
    }
  } catch (error) {
    if (!(error instanceof DecodingError)) throw error;
    throw new SourcesError(
      `Unexpected recording ${displayPath(project, path)}, expected one that can be decoded: ${error.message}.`,
    );
  }
  if (minutes > 0) project.progress.step("Minutes heard", minutes, minutes);
  return analyser.finish();
}
