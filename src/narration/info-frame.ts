/** The tag comes after the header and side information of a mono MPEG-2 frame. */
const TAG = 13;
/** "Info": as "Xing", for a constant bit rate. */
const INFO = 0x49_6e_66_6f;
const FRAMES_AND_BYTES = 0b0011;
/** The bit of a header's third byte that says that the frame is one byte longer. */
const PADDING = 0b10;

/**
 * Makes the first, silent frame of an MP3 of constant bit rate, from which Chromium computes where in the file a moment
 * is: without it seeks miss by up to 24 ms.
 *
 * It leaves out LAME's field for the encoder's delay, since Chromium skips that when it plays from the start but not
 * after a seek. Bytes are counted without this frame, as Chromium's arithmetic needs them.
 *
 * @param frames MPEG-2 Layer III, mono
 * @see http://gabriel.mp3-tech.org/mp3infotag.html
 */
export function infoFrame(frames: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array(0)] = frames;
  const padded = ((first[2] ?? 0) & PADDING) !== 0;
  const frame = new Uint8Array(first.length - (padded ? 1 : 0));
  frame.set(first.subarray(0, 4));
  frame[2] = (first[2] ?? 0) & ~PADDING;

  const view = new DataView(frame.buffer);
  view.setUint32(TAG, INFO);
  view.setUint32(TAG + 4, FRAMES_AND_BYTES);
  view.setUint32(TAG + 8, frames.length);
  view.setUint32(TAG + 12, byteLength(frames));
  return frame;
}

/** How many bytes frames are together. */
export function byteLength(frames: readonly Uint8Array[]): number {
  return frames.reduce((sum, { length }) => sum + length, 0);
}
