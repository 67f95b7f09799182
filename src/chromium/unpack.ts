import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { unpackTar } from "modern-tar/fs";
import { FONTS_CONF } from "./fonts.ts";

/** What the package holds that a page without WebGL needs: the program, its shared libraries, one font. */
const PARTS: Readonly<Record<string, (folder: string) => Writable>> = {
  "bin/chromium.br": (folder) => createWriteStream(join(folder, "chromium"), { mode: 0o755 }),
  "bin/al2023.tar.br": (folder) => unpackTar(folder),
  "bin/fonts.tar.br": (folder) => unpackTar(folder),
};

/**
 * Checks a file against a Subresource Integrity value.
 *
 * @param integrity `sha512-` and the Base64 digest
 * @throws {Error} when they differ
 */
export async function verify(file: string, integrity: string): Promise<void> {
  const hash = createHash("sha512");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  if (`sha512-${hash.digest("base64")}` !== integrity)
    throw new Error("its checksum is not the expected one");
}

/**
 * Unpacks the tarball of `@sparticuz/chromium` as `chromium`, `lib/`, `fonts/` and `fonts.conf`.
 *
 * Everything streams: the program alone is 209 MB.
 *
 * @param folder an existing, empty folder
 */
export async function unpack(tarball: string, folder: string): Promise<void> {
  const packed = join(folder, "package");
  const wanted = unpackTar(packed, { strip: 1, filter: ({ name }) => Object.hasOwn(PARTS, name) });
  await pipeline(createReadStream(tarball), createGunzip(), wanted);
  for (const [name, open] of Object.entries(PARTS)) {
    await pipeline(createReadStream(join(packed, name)), createBrotliDecompress(), open(folder));
  }
  await rm(packed, { recursive: true });
  // Over the package's own, which names folders of the cloud service that it is made for.
  await writeFile(join(folder, "fonts.conf"), FONTS_CONF);
}
