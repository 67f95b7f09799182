import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readWav } from "../../build/narration/wav.js";

/**
 * A voice that is not the one with which `cuedeck align` compares.
 *
 * @typedef {object} Voice
 * @property {string} name
 * @property {number} rate Hz
 * @property {(text: string, tempo: number) => Float32Array} say mono samples from −1 to 1, without silence at the ends
 */

/** Voices of flite where it is installed, which is another engine; else others of espeak-ng. @returns {readonly [Voice, Voice, Voice]} */
export function findVoices() {
  const { error } = spawnSync("flite", ["--version"]);
  return error
    ? [espeak("en-gb+f3", 60), espeak("en-us+m3", 35), espeak("en-gb-scotland+f2", 55)]
    : [flite("slt"), flite("rms"), flite("awb")];
}

/** @param {string} voice @param {number} pitch @returns {Voice} */
function espeak(voice, pitch) {
  return {
    name: `espeak-ng ${voice}`,
    rate: 22_050,
    say(text, tempo) {
      const pace = String(Math.round(165 * tempo));
      const options = ["-v", voice, "-s", pace, "-p", String(pitch), "-z", "--stdin", "--stdout"];
      const { stdout } = spawnSync("espeak-ng", options, { input: text, maxBuffer: 2 ** 28 });
      return trim(Float32Array.from(readWav(stdout), (sample) => sample / 32_768));
    },
  };
}

/** @param {string} voice @returns {Voice} */
function flite(voice) {
  return {
    name: `flite ${voice}`,
    rate: 16_000,
    say(text, tempo) {
      const folder = mkdtempSync(join(tmpdir(), "cuedeck-bench-"));
      try {
        const file = join(folder, "said.wav");
        const stretch = `duration_stretch=${1 / tempo}`;
        spawnSync("flite", ["-voice", voice, "--setf", stretch, "-t", text, "-o", file]);
        // A header of 44 bytes, and samples of 16 bits.
        const bytes = readFileSync(file).subarray(44);
        return trim(
          Float32Array.from(
            { length: bytes.length >> 1 },
            (_, at) => bytes.readInt16LE(2 * at) / 32_768,
          ),
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** @param {Float32Array} samples */
function trim(samples) {
  const first = samples.findIndex((sample) => Math.abs(sample) > 0.004);
  const last = samples.findLastIndex((sample) => Math.abs(sample) > 0.004);
  return first === -1 ? new Float32Array(0) : samples.slice(first, last + 1);
}
