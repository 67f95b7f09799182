import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createBucket, createPacketCounter } from "../../src/broker/transport.ts";
import { lengthOf } from "./raw.ts";

const packet = (bytes: number) =>
  Buffer.concat([Buffer.from([0x30]), lengthOf(bytes), Buffer.alloc(bytes, 255)]);

test("counts the packets of a stream, however it is cut", () => {
  const sizes = fc.array(fc.oneof(fc.nat({ max: 5 }), fc.constantFrom(127, 128, 16_383, 16_384)), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(sizes, fc.infiniteStream(fc.integer({ min: 1, max: 300 })), (sizes, cuts) => {
      const count = createPacketCounter(20_000);
      const stream = Buffer.concat(sizes.map(packet));
      let counted = 0;
      for (let start = 0; start < stream.length;) {
        const end = start + cuts.next().value;
        counted += count(stream.subarray(start, end)) ?? Number.NaN;
        start = end;
      }
      expect(counted).toBe(sizes.length);
    }),
  );
});

test.each([
  ["as large as a packet may be", packet(200), 1],
  ["one byte larger", packet(201), undefined],
  ["that says it is much larger", Buffer.from([0x30, 255, 255, 255, 127]), undefined],
  ["whose length never ends", Buffer.from([0x30, 128, 128, 128, 128]), undefined],
  ["of nothing, twice", Buffer.from([0xc0, 0, 0xc0, 0]), 2],
])("takes one %s for %i", (_, bytes, count) => {
  expect(createPacketCounter(200)(bytes)).toBe(count);
});

test("takes from a bucket what is in it, and fills it with time", () => {
  const bucket = createBucket({ perSecond: 10, burst: 3 });
  const takes: [tokens: number, now: number, taken: boolean][] = [
    [4, 1000, false],
    [3, 1000, true],
    [1, 1000, false],
    [1, 1099, false],
    [1, 1100, true],
    [1, 1100, false],
    [0, 1100, true],
    [4, 99_000, false],
    [3, 99_000, true],
  ];
  for (const [tokens, now, taken] of takes) {
    expect(bucket.consume(tokens, now), `${tokens} at ${now}`).toBe(taken);
  }
});
