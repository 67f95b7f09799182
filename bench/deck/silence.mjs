import { infoFrame } from "../../build/narration/mp3.js";

/** Of an MPEG-2.5 Layer III frame at 8 kHz and 8 kbit/s. */
const SAMPLES = 576;
const BYTES = 72;
const HZ = 8000;
/** MPEG-2.5 Layer III without checksum, 8 kbit/s, 8 kHz, mono. */
const HEADER = [0xff, 0xe3, 0x18, 0xc0];

/**
 * An MP3 of nothing: frames whose side information says that no bits follow, a kilobyte a second.
 *
 * @param {number} seconds
 * @returns {Uint8Array}
 */
export function silence(seconds) {
  const frame = new Uint8Array(BYTES);
  frame.set(HEADER);
  const frames = Array.from({ length: Math.ceil((seconds * HZ) / SAMPLES) }, () => frame);
  return Buffer.concat([infoFrame(frames), ...frames]);
}
