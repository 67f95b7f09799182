import { createRandom } from "../random.mjs";

/** The share of words that a transcript has wrong. */
const ERRORS = 0.2;
/** Seconds of a caption. */
const CAPTION = 6;

/** @typedef {import("./recordings.mjs").Said} Said */

/**
 * What a recogniser makes of a recording, as Whisper's JSON: each word with its time, of which a fifth are missing,
 * wrong or said twice.
 *
 * @param {readonly Said[]} said
 */
export function whisperJson(said) {
  const random = createRandom(20);
  const words = wordsOf(said);
  const heard = words.flatMap((word) => {
    if (random() >= ERRORS) return [word];
    const kind = random();
    if (kind < 1 / 3) return [];
    const other = words[Math.floor(random() * words.length)] ?? word;
    return kind < 2 / 3 ? [{ ...word, text: other.text }] : [word, { ...word, text: other.text }];
  });
  const segment = {
    start: 0,
    end: said.at(-1)?.end ?? 0,
    text: heard.map(({ text }) => text).join(" "),
    words: heard.map(({ text, start, end }) => ({ word: ` ${text}`, start, end })),
  };
  return JSON.stringify({ text: segment.text, segments: [segment], language: "en" });
}

/** The words of a recording as captions of some seconds, as WebVTT. @param {readonly Said[]} said */
export function captions(said) {
  /** @type {Said[]} */
  const cues = [];
  for (const { text, start, end } of wordsOf(said)) {
    const last = cues.at(-1);
    if (last && end - last.start <= CAPTION)
      cues.splice(-1, 1, { ...last, text: `${last.text} ${text}`, end });
    else cues.push({ text, start, end });
  }
  const lines = cues.map(
    ({ text, start, end }) => `${timestamp(start)} --> ${timestamp(end)}\n${text}\n`,
  );
  return `WEBVTT\n\n${lines.join("\n")}`;
}

/** Words share the time of their text by their letters. @param {readonly Said[]} said */
function wordsOf(said) {
  return said.flatMap(({ text, start, end }) => {
    const words = text.split(/\s+/).filter(Boolean);
    const letters = words.reduce((sum, { length }) => sum + length + 1, 0);
    let before = 0;
    return words.map((word) => {
      const from = before;
      before += word.length + 1;
      const timeOf = (/** @type {number} */ at) => start + ((end - start) * at) / letters;
      return { text: word, start: timeOf(from), end: timeOf(before) };
    });
  });
}

/** @param {number} seconds */
function timestamp(seconds) {
  return new Date(Math.round(1000 * seconds)).toISOString().slice(11, 23);
}
