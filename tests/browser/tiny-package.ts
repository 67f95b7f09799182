import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { packTar } from "modern-tar/fs";
import type { Pack, PinnedPackage } from "../../src/browser/fetched.ts";

async function tar(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const sources = Object.entries(files).map(
    ([target, content]) => ({ type: "content", target, content }) as const,
  );
  return buffer(packTar(sources));
}

/** A package laid out as `@sparticuz/chromium` is, a few hundred bytes small. */
export async function tinyPackage(): Promise<{ pinned: PinnedPackage; pack: Pack }> {
  const tarball = gzipSync(
    await tar({
      "package/package.json": "{}",
      "package/build/index.js": "throw new Error('not to be run');",
      "package/bin/chromium.br": brotliCompressSync("#!/bin/sh\necho tiny\n"),
      "package/bin/al2023.tar.br": brotliCompressSync(await tar({ "lib/libnss3.so": "nss" })),
      "package/bin/fonts.tar.br": brotliCompressSync(
        await tar({ "fonts/Open_Sans/OpenSans.ttf": "font", "fonts.conf": "the package's own" }),
      ),
      "package/bin/swiftshader.tar.br": brotliCompressSync(await tar({ "libEGL.so": "egl" })),
    }),
  );
  const integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  return {
    pinned: { name: "tiny", version: "1.0.0", integrity },
    pack: async (spec, folder) => {
      const path = join(folder, `${spec}.tgz`);
      await writeFile(path, tarball);
      return path;
    },
  };
}

/** Reads a file as text. */
export function text(...path: readonly string[]): Promise<string> {
  return readFile(join(...path), "utf8");
}
