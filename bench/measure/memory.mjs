import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../places.mjs";
import { watchMemory } from "../process-tree.mjs";
import { runProcess } from "../run-process.mjs";

/** Whatever npm tells the scripts that it runs would lead another npm back to this folder. */
const OF_THIS_NPM = /^npm_(?:lifecycle_|package_|config_(?:local_prefix|prefix)$)/;

/**
 * Runs `npm ci` and `npm run build` in a copy of the work tree, with every cache empty, and notes the peak memory of
 * each process that comes of it.
 *
 * @param {import("../figures.mjs").MeasureOptions} options
 * @returns {Promise<{ processes: { command: string, name: string, bytes: number }[] } | undefined>} `undefined` where there is no /proc
 */
export async function measureMemory({ report }) {
  if (process.platform !== "linux") return undefined;
  const folder = await mkdtemp(join(tmpdir(), "cuedeck-bench-"));
  try {
    const cwd = join(folder, "clone");
    await copyWorkTree(cwd);
    const inherited = Object.entries(process.env).filter(([name]) => !OF_THIS_NPM.test(name));
    const env = {
      ...Object.fromEntries(inherited),
      npm_config_cache: join(folder, "npm"),
      XDG_CACHE_HOME: join(folder, "cache"),
    };
    /** @type {{ command: string, name: string, bytes: number }[]} */
    const processes = [];
    for (const args of [["ci"], ["run", "build"]]) {
      const command = `npm ${args.join(" ")}`;
      report(`runs ${command} in a copy of the work tree`);
      const stop = watchMemory(process.pid);
      await runProcess("npm", args, { cwd, env }).finally(() => {
        processes.push(...stop().map((peak) => ({ command, ...peak })));
      });
    }
    return { processes: processes.toSorted((a, b) => b.bytes - a.bytes) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Copies what a clone of the work tree as it is would hold. @param {string} to */
async function copyWorkTree(to) {
  const { stdout } = await runProcess("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: ROOT,
  });
  for (const file of stdout.split("\0").filter(Boolean)) {
    // One that was deleted but not yet committed is listed too.
    await cp(join(ROOT, file), join(to, file)).catch((error) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}
