import { encodeMp3 } from "../../src/narration/mp3.ts";
import { expect } from "vitest";
import { temporaryProject } from "../cli/project.ts";
import { tone } from "../narration/tone.ts";
import { startServer } from "./server.ts";

export interface MadeUp {
  /** Lines of `episode.yaml`. */
  readonly meta: readonly string[];
  readonly segment: string;
  /** The episode's recording; a name alone is a minute's sound. */
  readonly recording?: string | { readonly name: string; readonly bytes: Uint8Array };
}

/** Builds and serves an episode that was made up for a test. Returns its page's address. */
export async function serveMadeUp({ meta, segment, recording }: MadeUp): Promise<string> {
  const project = await temporaryProject({
    "slides/made-up/episode.yaml": `${meta.join("\n")}\n`,
    "slides/made-up/01-part.md": segment,
  });
  if (recording !== undefined) {
    const { name, bytes } =
      typeof recording === "string" ? { name: recording, ...(await aMinute()) } : recording;
    await project.write({ [`public/made-up/${name}`]: bytes });
  }
  const { code, stderr } = await project.run(["build", "--no-pdf"]);
  expect(code, stderr).toBe(0);
  const { url } = await startServer("preview", { cwd: project.folder });
  return `${url}made-up/`;
}

const aMinute = () => encodeMp3(tone(60), { title: "A tone" });
