import * as fc from "fast-check";
import { expect, test } from "vitest";
import { boundaryOf, readMultipart } from "../../src/vite/retime-endpoint.ts";

test.each([
  ["multipart/form-data; boundary=----WebKitFormBoundaryX7", "----WebKitFormBoundaryX7"],
  ['Multipart/Form-Data; charset=utf-8; Boundary="a b"', "a b"],
  ["multipart/form-data;boundary=x; charset=utf-8", "x"],
  ["multipart/form-data", undefined],
  ["multipart/form-data; boundary=", undefined],
  ["multipart/form-data; noboundary=x", undefined],
  ["application/json; boundary=x", undefined],
  ["text/plain, multipart/form-data; boundary=x", undefined],
])("the boundary of %s is %s", (contentType, expected) => {
  expect(boundaryOf(contentType)).toBe(expected);
});

/** The body in pieces of a size. */
async function* pieces(body: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < body.length; start += size) yield body.subarray(start, start + size);
}

async function read(body: Uint8Array, boundary: string, size = body.length || 1) {
  const parts: (readonly [name: string, bytes: Uint8Array[]])[] = [];
  await readMultipart(pieces(body, size), boundary, async (name) => {
    const bytes: Uint8Array[] = [];
    parts.push([name, bytes]);
    return async (piece) => void bytes.push(Buffer.from(piece));
  });
  return parts.map(([name, bytes]) => [name, Buffer.concat(bytes).toString("latin1")] as const);
}

test("reads what a form is sent as, in pieces of whatever size", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.stringMatching(/^[a-z]+$/), fc.uint8Array({ maxLength: 300 })), {
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 400 }),
      async (parts, size) => {
        const form = new FormData();
        // The middle of a file may look like the end of a part.
        const contents = parts.map(
          ([name, bytes]) =>
            [name, Buffer.concat([bytes, Buffer.from("\r\n--\r\n\r\n-"), bytes])] as const,
        );
        for (const [name, bytes] of contents) form.append(name, new File([bytes], "a;b.json"));
        const request = new Request("http://localhost", { method: "POST", body: form });
        const boundary = boundaryOf(request.headers.get("content-type") ?? "") ?? "";
        const body = Buffer.from(await request.arrayBuffer());
        expect(await read(body, boundary, size)).toEqual(
          contents.map(([name, bytes]) => [name, bytes.toString("latin1")]),
        );
      },
    ),
    { numRuns: 50 },
  );
});

const HEAD = 'Content-Disposition: form-data; name="log"';
test.each([
  ["without line ends around it", `--x\r\n${HEAD}\r\n\r\n1\r\n--x--`, [["log", "1"]]],
  ["with something around it", `a\r\n--x\r\n${HEAD}\r\n\r\n1\r\n--x--\r\nb`, [["log", "1"]]],
  ["with an empty part", `--x\r\n${HEAD}\r\n\r\n\r\n--x--`, [["log", ""]]],
  [
    "with another header first",
    `--x\r\nA: b\r\n${HEAD}; filename="a"\r\n\r\n1\r\n--x--`,
    [["log", "1"]],
  ],
  ["without parts", "--x--", []],
])("reads a body %s", async (_what, body, expected) => {
  expect(await read(Buffer.from(body), "x")).toEqual(expected);
  expect(await read(Buffer.from(body), "x", 1)).toEqual(expected);
});

test.each([
  ["nothing", "", "body without an end"],
  ["a part without an end", `--x\r\n${HEAD}\r\n\r\n1\r\n--x`, "body without an end"],
  ["a header without an end", `--x\r\n${HEAD}${"a".repeat(9000)}`, "header without an end"],
  [
    "part without a name",
    "--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--",
    "part without a name",
  ],
  ["a part without a header", "--x\r\n\r\n1\r\n--x--", "part without a name"],
  ["another boundary", `--y\r\n${HEAD}\r\n\r\n1\r\n--y--`, "body without an end"],
])("refuses %s", async (_what, body, message) => {
  await expect(read(Buffer.from(body), "x", 100)).rejects.toThrow(message);
});
