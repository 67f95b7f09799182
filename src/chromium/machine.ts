import { existsSync } from "node:fs";
import { homedir } from "node:os";
import type { Environment } from "./browser-choice.ts";
import { CHROMIUM_PACKAGE, type PinnedPackage } from "./fetched.ts";
import { installedPlaces } from "./installed.ts";
import { npmPack, type Pack } from "./npm-pack.ts";

/** What finding a browser needs to know of the machine it is on. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly home: string;
  /** Where an installed browser may be, the likeliest first. */
  readonly installedPlaces: readonly string[];
  /** Whether the Chromium from the registry runs here. */
  readonly runsFetched: boolean;
  readonly package: PinnedPackage;
  readonly pack: Pack;
}

/** The machine that this process runs on. */
export function thisMachine(env: Environment): Machine {
  const { platform, arch } = process;
  const home = homedir();
  return {
    platform,
    arch,
    home,
    installedPlaces: installedPlaces(platform, env, home),
    // The loader that the program's ELF header names: Alpine, with musl, has none.
    runsFetched:
      platform === "linux" && arch === "x64" && existsSync("/lib64/ld-linux-x86-64.so.2"),
    package: CHROMIUM_PACKAGE,
    pack: npmPack(env),
  };
}
