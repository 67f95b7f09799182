import { expect, test } from "vitest";
import { readWav } from "../../src/narration/wav.ts";

const SAMPLES = [0, 1, -1, 32_767, -32_768];

interface Header {
  readonly channels?: number;
  readonly rate?: number;
  readonly bits?: number;
  readonly length?: number;
}

function wav(
  { channels = 1, rate = 22_050, bits = 16, length = 2 * SAMPLES.length }: Header,
  chunks = "",
): Uint8Array {
  const header = Buffer.alloc(36);
  header.write("RIFF\0\0\0\0WAVEfmt ");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt16LE(bits, 34);
  const data = Buffer.alloc(8 + 2 * SAMPLES.length);
  data.write("data");
  data.writeUInt32LE(length, 4);
  for (const [index, sample] of SAMPLES.entries()) data.writeInt16LE(sample, 8 + 2 * index);
  return Buffer.concat([header, Buffer.from(chunks, "latin1"), data]);
}

test.each([
  ["a file", wav({})],
  ["a stream, whose header promises 2 GB", wav({ length: 0x7ffff000 })],
  ["a file with another chunk of odd length before its data", wav({}, "LIST\x03\0\0\0abc\0")],
  ["a view into a larger buffer", Buffer.concat([Buffer.alloc(7), wav({})]).subarray(7)],
])("reads the samples of %s", (_name, bytes) => {
  expect([...readWav(bytes)]).toEqual(SAMPLES);
});

test.each([
  [Buffer.from("not a wav"), "Unexpected data, expected a WAV file"],
  [wav({}).subarray(0, 36), "Unexpected end of the WAV file, expected a data chunk"],
  [wav({ channels: 2 }), "Unexpected WAV with 2 × 16 bit at 22050 Hz, expected 1 × 16 bit"],
  [
    wav({ rate: 16_000, bits: 8 }),
    "Unexpected WAV with 1 × 8 bit at 16000 Hz, expected 1 × 16 bit",
  ],
])("rejects what it can't read: %#", (bytes, message) => {
  expect(() => readWav(bytes)).toThrow(new RangeError(message));
});

test("brings a file of another rate to that of the narration", () => {
  const samples = readWav(wav({ rate: 11_025 }));
  expect(samples).toHaveLength(2 * SAMPLES.length);
  expect(Math.max(...samples)).toBeGreaterThan(20_000);
});
