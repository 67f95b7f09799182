import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/** Milliseconds between two looks. */
const INTERVAL = 50;

/**
 * Watches the memory of all processes that descend from one, by Linux's /proc.
 *
 * @param {number} ancestor its id
 * @returns {() => { name: string, bytes: number }[]} stops watching; the peak of each process, largest first
 */
export function watchMemory(ancestor) {
  const known = new Set([ancestor]);
  /** @type {Map<string, { name: string, bytes: number }>} */
  const peaks = new Map();
  const look = () => {
    for (const { pid, parent } of processes()) {
      // A child stays known when its parent has ended.
      if (known.has(parent)) known.add(pid);
      if (!known.has(pid) || pid === ancestor) continue;
      const bytes = peakOf(pid);
      const name = nameOf(pid);
      const key = `${pid} ${name}`;
      if (bytes > (peaks.get(key)?.bytes ?? 0)) peaks.set(key, { name, bytes });
    }
  };
  const timer = setInterval(look, INTERVAL);
  return () => {
    clearInterval(timer);
    return [...peaks.values()].toSorted((a, b) => b.bytes - a.bytes);
  };
}

/** @returns {{ pid: number, parent: number }[]} parents before their children, as long as ids rise */
function processes() {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
    .flatMap((pid) => {
      // The name in parentheses may hold anything, so count from its end.
      const [, , parent] = read(pid, "stat").replace(/^.*\)/s, ")").split(" ");
      return parent === undefined ? [] : [{ pid, parent: Number(parent) }];
    });
}

/** The most that a process has ever had in memory: bytes. @param {number} pid */
function peakOf(pid) {
  const [, kibibytes = "0"] = /^VmHWM:\s*(\d+) kB$/m.exec(read(pid, "status")) ?? [];
  return Number(kibibytes) * 1024;
}

/** As `node main.js build`, `chromium renderer`. @param {number} pid */
function nameOf(pid) {
  // Chromium's children part their arguments with spaces.
  const [program = "", ...args] = read(pid, "cmdline").split(/[\0 ]/);
  const type = args.find((arg) => arg.startsWith("--type="))?.slice("--type=".length);
  const words = args.filter((arg) => arg !== "" && !arg.startsWith("-")).slice(0, 2);
  return [basename(program), ...(type ? [type] : words.map((word) => basename(word)))].join(" ");
}

/** What a process says of itself; empty once it has ended. @param {number} pid @param {string} file */
function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
