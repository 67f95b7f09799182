import { createRandom } from "../random.mjs";
import { findVoices } from "./speak.mjs";

/**
 * A recording, and when each paragraph really begins in it: seconds; `undefined` for one that is not said.
 *
 * @typedef {{ name: string, rate: number, samples: Float32Array, starts: readonly (number | undefined)[] }} Recording
 */

/** What nobody has in the notes. */
const OTHER = `The city council met on Tuesday to talk about the new tram line. Many people who live near the river had
come to hear the plans. A spokesman said that the bridge would be closed for eleven weeks in the summer. Shops along the
market street fear for their customers. The mayor promised free parking, and a ferry for those who walk or cycle. `;

/** Shares of sentences that are dropped, and begun again, in the hardest of the recordings. */
const SLIPS = 0.15;

/**
 * Recordings of a text, one after the other: each takes minutes of sound in memory.
 *
 * @param {readonly string[]} paragraphs
 * @param {boolean} full whether all of them
 * @returns {Generator<Recording>}
 */
export function* record(paragraphs, full) {
  const [first, second, third] = findVoices();
  const other = (/** @type {import("./speak.mjs").Voice} */ voice, /** @type {number} */ seconds) =>
    voice.say(OTHER.repeat(12), 1).slice(0, seconds * voice.rate);
  const plain = () => join(paragraphs, first, { seed: 1 });

  yield { name: `read by ${first.name}`, ...plain() };
  yield { name: `read by ${second.name}`, ...join(paragraphs, second, { seed: 2 }) };
  if (full) yield { name: `read by ${third.name}`, ...join(paragraphs, third, { seed: 3 }) };
  yield { name: "tempo 0.8", ...join(paragraphs, first, { seed: 4, tempo: 0.8 }) };
  yield { name: "tempo 1.25", ...join(paragraphs, first, { seed: 5, tempo: 1.25 }) };
  yield {
    name: "noise at 20 dB, and reverb",
    ...worsen(join(paragraphs, second, { seed: 6 }), 20),
  };
  if (full) yield { name: "noise at 10 dB, and reverb", ...worsen(plain(), 10) };
  yield { name: "60 s of other speech first", ...before(other(second, 60), plain()) };
  yield { name: "30 s of music first", ...before(music(30, first.rate), plain()) };
  if (full) {
    const middle = paragraphs.length >> 1;
    const insert = { at: middle, sound: other(third, 60) };
    yield {
      name: "60 s of an advertisement amid",
      ...join(paragraphs, first, { seed: 7, insert }),
    };
    const same = { at: middle, sound: other(first, 120) };
    yield {
      name: "120 s of the same voice amid",
      ...join(paragraphs, first, { seed: 8, insert: same }),
    };
  }
  const random = createRandom(9);
  const unread = new Set(Array.from({ length: 6 }, () => Math.floor(random() * paragraphs.length)));
  yield { name: "six paragraphs not read", ...join(paragraphs, second, { seed: 10, unread }) };
  yield {
    name: "15 % of sentences dropped, 15 % begun again",
    ...join(
      paragraphs.map((text) => slip(text, random)),
      first,
      { seed: 11 },
    ),
  };
}

/**
 * A recording with an advertisement, and what is said in it: each text with its seconds.
 *
 * @typedef {{ text: string, start: number, end: number }} Said
 *
 * @param {readonly string[]} paragraphs
 * @returns {Recording & { said: readonly Said[] }}
 */
export function recordWithWords(paragraphs) {
  const [first, , third] = findVoices();
  const advertisement = third.say(OTHER.repeat(2), 1);
  const middle = paragraphs.length >> 1;
  const insert = { at: middle, sound: advertisement, text: OTHER.repeat(2) };
  return { name: "an advertisement amid", ...join(paragraphs, first, { seed: 7, insert }) };
}

/**
 * @param {readonly string[]} paragraphs
 * @param {import("./speak.mjs").Voice} voice
 * @param {{ seed: number, tempo?: number, insert?: { at: number, sound: Float32Array, text?: string }, unread?: ReadonlySet<number> }} options
 */
function join(paragraphs, { rate, say }, { seed, tempo = 1, insert, unread }) {
  const random = createRandom(seed);
  /** @type {Float32Array[]} */
  const pieces = [];
  /** @type {Said[]} */
  const said = [];
  let length = 0;
  const add = (/** @type {Float32Array} */ sound, text = "") => {
    const pause = new Float32Array(Math.round((0.4 + 0.8 * random()) * rate));
    pieces.push(pause, sound);
    length += pause.length + sound.length;
    const start = (length - sound.length) / rate;
    said.push({ text, start, end: length / rate });
    return start;
  };
  const starts = paragraphs.map((text, index) => {
    if (insert?.at === index) add(insert.sound, insert.text);
    return unread?.has(index) ? undefined : add(say(text, tempo), text);
  });
  return { rate, samples: concat([...pieces, new Float32Array(rate)]), starts, said };
}

/** @param {string} text @param {() => number} random */
function slip(text, random) {
  const sentences = text.match(/[^.!?]+[.!?]+["”)]*\s*|[^.!?]+$/g) ?? [text];
  return sentences
    .filter((_, index) => index === 0 || random() >= SLIPS)
    .map((sentence) => {
      if (random() >= SLIPS) return sentence;
      const words = sentence.split(" ");
      return `${words.slice(0, Math.ceil(words.length * 0.6)).join(" ")} … ${sentence}`;
    })
    .join("");
}

/** @param {Float32Array} sound @param {ReturnType<typeof join>} recording */
function before(sound, { rate, samples, starts }) {
  const later = sound.length / rate;
  const moved = starts.map((start) => (start === undefined ? undefined : start + later));
  return { rate, samples: concat([sound, samples]), starts: moved };
}

/** Seconds and loudness of the echoes of a small room. */
const ECHOES = [
  [0.013, 0.4],
  [0.029, 0.3],
  [0.047, 0.25],
  [0.083, 0.2],
  [0.121, 0.14],
  [0.177, 0.1],
];

/** @param {ReturnType<typeof join>} recording @param {number} distance dB between the voice and the noise */
function worsen({ rate, samples, starts }, distance) {
  const random = createRandom(12);
  const worse = samples.slice();
  for (const [delay = 0, loudness = 0] of ECHOES) {
    const late = Math.round(delay * rate);
    for (let at = late; at < worse.length; at += 1)
      worse[at] = (worse[at] ?? 0) + loudness * (samples[at - late] ?? 0);
  }
  const energy = worse.reduce((sum, sample) => sum + sample * sample, 0) / worse.length;
  const peak = Math.sqrt(3 * energy) * 10 ** (-distance / 20);
  return { rate, samples: worse.map((sample) => sample + peak * (2 * random() - 1)), starts };
}

/** Notes with overtones, two a second. @param {number} seconds @param {number} rate */
function music(seconds, rate) {
  return Float32Array.from({ length: seconds * rate }, (_, at) => {
    const time = at / rate;
    const pitch = [220, 277, 330, 440][Math.floor(2 * time) % 4] ?? 220;
    const tone = [1, 2, 3, 5].reduce(
      (sum, overtone) => sum + Math.sin(2 * Math.PI * pitch * overtone * time) / overtone,
      0,
    );
    return 0.12 * tone * Math.exp(-1.5 * ((2 * time) % 1));
  });
}

/** @param {readonly Float32Array[]} sounds */
function concat(sounds) {
  const joined = new Float32Array(sounds.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const sound of sounds) {
    joined.set(sound, at);
    at += sound.length;
  }
  return joined;
}
