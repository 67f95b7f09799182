import { writeRunFile } from "../../../talk/run-file.ts";
import type { Run } from "../../../talk/run.ts";

/** Gives a file to whoever asked for it. */
export function download(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A run's timings, as `cuedeck retime` reads them. */
export function runFileOf(episode: string, run: Run): File {
  const name = `${nameOf(episode, run)}.json`;
  return new File([writeRunFile(episode, run)], name, { type: "application/json" });
}

/** What a run's recording is called: by its kind. */
export function recordingName(episode: string, run: Run, { type }: Blob): string {
  return `${nameOf(episode, run)}.${type.startsWith("audio/mp4") ? "m4a" : "webm"}`;
}

function nameOf(episode: string, { began }: Run): string {
  return `${episode}-${new Date(began).toISOString().slice(0, 16).replaceAll(":", "")}`;
}
