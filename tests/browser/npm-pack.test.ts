import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { npmPack } from "../../src/browser/fetched.ts";
import { temporaryFolder, writeExecutable } from "./temporary-folder.ts";
import { text } from "./tiny-package.ts";

/** Stands in for npm. */
async function npmThat(does: string): Promise<string> {
  return writeExecutable(join(await temporaryFolder(), "npm-cli.js"), does);
}

describe("npmPack", () => {
  test("asks the npm that runs us for the package, and finds what it wrote", async () => {
    const npm = await npmThat(`
      const [pack, spec, option, folder] = process.argv.slice(2);
      require("node:fs").writeFileSync(folder + "/some-name.tgz", [pack, spec, option].join(" "));
      console.log("npm prints what it likes");
    `);
    const tarball = await npmPack({ npm_execpath: npm })("tiny@1.0.0", await temporaryFolder());
    expect(await text(tarball)).toBe("pack tiny@1.0.0 --pack-destination");
  });

  test.each([
    {
      does: `console.error("npm error code ENOTFOUND\\nnpm error syscall getaddrinfo"); process.exit(1);`,
      message: "npm reports ENOTFOUND",
    },
    { does: "process.exit(1);", message: "npm pack failed" },
    { does: "", message: "npm pack wrote no file" },
  ])("$message", async ({ does, message }) => {
    const pack = npmPack({ npm_execpath: await npmThat(does) });
    await expect(pack("tiny@1.0.0", await temporaryFolder())).rejects.toThrow(message);
  });

  test.each([{ npm_execpath: undefined }, { npm_execpath: "/usr/lib/yarn.js" }])(
    "npm is not on the PATH: $npm_execpath",
    async (env) => {
      const folder = await temporaryFolder();
      await expect(npmPack({ ...env, PATH: folder })("tiny@1.0.0", folder)).rejects.toThrow(
        "npm is not on the PATH",
      );
    },
  );
});
