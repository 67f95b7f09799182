import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { record, recordWithWords } from "../align/recordings.mjs";
import { captions, whisperJson } from "../align/transcripts.mjs";
import { CLI, EPISODE, ROOT } from "../places.mjs";
import { watchMemory } from "../process-tree.mjs";
import { runProcess } from "../run-process.mjs";
import { percentile } from "../statistics.mjs";

/** Seconds by which a start is right, and by which it is wrong. */
const RIGHT = 0.5;
const WRONG = 1;

/**
 * Aligns the episode's notes with recordings of them that other voices have made, by sound and by transcripts, and
 * compares with when these really begin each paragraph.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 */
export async function measureAlign({ full, report }) {
  const cwd = await mkdtemp(join(tmpdir(), "cuedeck-bench-"));
  try {
    await cp(join(ROOT, "slides", EPISODE), join(cwd, "slides", EPISODE), { recursive: true });
    await cp(join(ROOT, "public", EPISODE), join(cwd, "public", EPISODE), { recursive: true });
    const meta = join(cwd, "slides", EPISODE, "episode.yaml");
    const media = await align(cwd);
    await writeFile(
      meta,
      (await readFile(meta, "utf8")).replace(/^media:.*$/m, "media: recording.wav"),
    );
    const texts = media.paragraphs.map(({ text }) => text);
    /** @type {Measured[]} */
    const recordings = [];
    /** @type {(recording: import("../align/recordings.mjs").Recording, transcript?: string) => Promise<Measured>} */
    const measure = async ({ name, rate, samples, starts }, transcript) => {
      await writeFile(join(cwd, "public", EPISODE, "recording.wav"), wavOf(samples, rate));
      const stop = watchMemory(process.pid);
      const { seconds, paragraphs } = await align(cwd, transcript);
      const bytes = Math.max(0, ...stop().map((peak) => peak.bytes));
      const length = samples.length / rate;
      const result = { name, length, seconds, bytes, ...judge(paragraphs, starts) };
      report(describe(result));
      return result;
    };
    for (const recording of record(texts, full)) recordings.push(await measure(recording));
    const transcribed = recordWithWords(texts);
    /** @type {(name: string, file: string, text: string) => Promise<Measured>} */
    const transcribe = async (name, file, text) => {
      await writeFile(join(cwd, file), text);
      return measure({ ...transcribed, name: `${name}, ${transcribed.name}` }, file);
    };
    const { said } = transcribed;
    const transcripts = [
      await transcribe("words with 20 % errors", "words.json", whisperJson(said)),
      await transcribe("captions", "captions.vtt", captions(said)),
    ];
    return { recordings, transcripts };
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

/**
 * As `cuedeck align --format json` prints it.
 *
 * @typedef {{ new: number | null, verdict: string, text: string }} Paragraph
 */

/**
 * How well the paragraphs of a recording were found; times in seconds.
 *
 * @typedef {{ name: string, length: number, seconds: number, bytes: number, paragraphs: number, right: number, p95: number, sure: number, wrong: number }} Measured
 */

/** @param {string} cwd @param {string} [transcript] @returns {Promise<{ seconds: number, paragraphs: readonly Paragraph[] }>} */
async function align(cwd, transcript) {
  const args = [CLI, "align", EPISODE, "--format", "json"];
  if (transcript !== undefined) args.push("--transcript", transcript);
  const { seconds, stdout } = await runProcess(process.execPath, args, { cwd });
  return { seconds, paragraphs: JSON.parse(stdout).paragraphs };
}

/** @param {readonly Paragraph[]} paragraphs @param {readonly (number | undefined)[]} starts */
function judge(paragraphs, starts) {
  const said = paragraphs.flatMap((paragraph, index) => {
    const start = starts[index];
    return start === undefined
      ? []
      : [{ ...paragraph, off: Math.abs((paragraph.new ?? Infinity) - start) }];
  });
  const isSure = (/** @type {{ verdict: string }} */ { verdict }) => verdict === "sure";
  const unread = paragraphs.filter(
    (paragraph, index) => starts[index] === undefined && isSure(paragraph),
  );
  return {
    paragraphs: paragraphs.length,
    right: said.filter(({ off }) => off <= RIGHT).length / said.length,
    p95: percentile(
      said.map(({ off }) => off),
      0.95,
    ),
    sure: paragraphs.filter(isSure).length,
    /** Surely found, and wrong. */
    wrong:
      said.filter((paragraph) => isSure(paragraph) && paragraph.off > WRONG).length + unread.length,
  };
}

/** @param {Measured} result */
function describe({ name, length, seconds, bytes, right, p95, sure, wrong }) {
  const percent = (100 * right).toFixed(1);
  return `${name}: ${percent} % within ${RIGHT} s, p95 ${p95.toFixed(2)} s, ${sure} sure, ${wrong} of them wrong; ${length.toFixed(0)} s in ${seconds.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB`;
}

/** A WAV file of 16 bits, mono. @param {Float32Array} samples @param {number} rate */
function wavOf(samples, rate) {
  const bytes = Buffer.alloc(44 + 2 * samples.length);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(2 * rate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(2 * samples.length, 40);
  for (const [at, sample] of samples.entries())
    bytes.writeInt16LE(Math.round(32_767 * Math.max(-1, Math.min(1, sample))), 44 + 2 * at);
  return bytes;
}
