/** @module-tag slow */
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { ENGINES, type Voice } from "../../src/episode/episode.ts";
import { MissingEngineError, MissingVoiceError } from "../../src/narration/engine.ts";
import { espeak } from "../../src/narration/espeak.ts";
import { festival } from "../../src/narration/festival.ts";
import { flite } from "../../src/narration/flite.ts";
import { piper } from "../../src/narration/piper.ts";
import { rhvoice } from "../../src/narration/rhvoice.ts";
import { openVoice } from "../../src/narration/voice.ts";

const STAND_IN = fileURLToPath(new URL("../fixtures/espeak-ng", import.meta.url));
const EMPTY = fileURLToPath(new URL(".", import.meta.url));
const ESPEAK: Voice = { engine: "espeak-ng" };

function onPath(...folders: readonly string[]): void {
  vi.stubEnv("PATH", [...folders, dirname(process.execPath)].join(delimiter));
}

afterEach(() => {
  vi.unstubAllEnvs();
});

test("speaks what it is given, respelled, as samples", async () => {
  onPath(STAND_IN);
  const speak = await openVoice(ESPEAK, "en-US", { quay: "a key" });
  const clip = await speak("Quay");
  expect(clip.length / 22_050).toBeCloseTo("a key".length * 0.04 + 0.2, 3);
});

test("speaks a paragraph of 4,000 characters", async () => {
  onPath(STAND_IN);
  const speak = await openVoice(ESPEAK, "de");
  const clip = await speak("a".repeat(4_000));
  expect(clip.length / 22_050).toBeCloseTo(160.2, 3);
});

test("passes on what an engine complains of", async () => {
  onPath(STAND_IN);
  const speak = await openVoice(ESPEAK, "en");
  await expect(speak("unspeakable")).rejects.toThrow(
    "espeak-ng failed: espeak-ng stand-in: the text is unspeakable",
  );
});

test.each([
  ["of what it reads", `"${join(STAND_IN, "espeak-ng")}" --stdin --stdout`],
  [
    "of an option, into a file",
    `node -e 'const [out, text] = process.argv.slice(1);
      const { execFileSync } = require("node:child_process");
      const wav = execFileSync("espeak-ng", ["--stdin", "--stdout"], { input: text });
      require("node:fs").writeFileSync(out, wav);' {out} {text}`,
  ],
])("speaks by a command that makes WAV %s", async (_what, command) => {
  onPath(STAND_IN);
  const speak = await openVoice({ command }, "en");
  expect((await speak("Hello, you")).length / 22_050).toBeCloseTo(10 * 0.04 + 0.2, 3);
});

test.each([
  [
    "espeak-ng",
    "get it with `apt install espeak-ng` (Debian, Ubuntu), `brew install espeak-ng` (macOS) or the installer of its project (Windows)",
  ],
  ["text2wave", "get it with `apt install festival festvox-us-slt-hts` (Debian, Ubuntu)"],
  ["flite", "get it with `apt install flite` (Debian, Ubuntu) or `brew install flite` (macOS)"],
  ["piper", "get it with `pipx install piper-tts`"],
  [
    "RHVoice-test",
    "get it with `apt install rhvoice rhvoice-english` (Debian's `non-free`, Ubuntu)",
  ],
  ["say", "it is the `command` of the episode's `voice`"],
])("says how to get %s when there is none", async (program, remedy) => {
  vi.stubEnv("PATH", EMPTY);
  const voices = [...ENGINES.map((engine) => ({ engine, name: "any" })), { command: "say {text}" }];
  const failures = await Promise.all(
    voices.map((voice) =>
      openVoice(voice, "en")
        .then((speak) => speak("Hello"))
        .catch((error: unknown) => error),
    ),
  );
  expect(failures).toContainEqual(new MissingEngineError({ program, remedy }));
});

test.each([
  [
    festival,
    { speed: 0.8 },
    "-eval (voice_cmu_us_slt_arctic_hts) -eval (Parameter.set 'Duration_Stretch 1.25) -o {out}",
  ],
  [
    festival,
    { name: "kal_diphone" },
    "-eval (voice_kal_diphone) -eval (Parameter.set 'Duration_Stretch 1) -o {out}",
  ],
  [flite, {}, "-voice slt --setf duration_stretch=1 -t {text} -o {out}"],
  [
    piper,
    { name: "de_DE-thorsten-high", speed: 2 },
    "--model de_DE-thorsten-high --length_scale 0.5 --output_file {out}",
  ],
  [rhvoice, { speed: 1.2 }, "-p bdl -r 120 -o {out}"],
  [rhvoice, { language: "pl" }, "-r 100 -o {out}"],
])("%# asks an engine for a voice and its pace", async (engine, manner, options) => {
  expect((await engine.options({ language: "en-GB", speed: 1, ...manner })).join(" ")).toBe(
    options,
  );
});

test("asks espeak-ng for the voice of a language, or for another by its name", async () => {
  onPath(STAND_IN);
  const said = async (name?: string) =>
    (await espeak.options({ language: "de-AT", name, speed: 1.2 })).slice(0, 4);
  expect(await said()).toEqual(["-v", "de+m7", "-s", "210"]);
  expect(await said("de+f2")).toEqual(["-v", "de+f2", "-s", "210"]);
});

test.each([
  [espeak, "`espeak-ng --voices` prints those that it has"],
  [festival, "give the `name` of one, as `kal_diphone`"],
  [flite, "give the `name` of one, a `.flitevox` file"],
  [piper, "give the `name` of one that was downloaded, as `en_US-lessac-medium`"],
])("%# says which language has no voice", async (engine, remedy) => {
  onPath(STAND_IN);
  await expect((async () => engine.options({ language: "tlh", speed: 1 }))()).rejects.toThrow(
    new MissingVoiceError(engine.program, "tlh", remedy),
  );
});
