import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs a program to its end.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ seconds: number, stdout: string }>} how long the whole process took, and what it printed
 * @throws {Error} with what it printed on stderr, when it does not exit with 0
 */
export async function runProcess(program, args, { cwd, env = process.env }) {
  const begin = performance.now();
  const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const [code] = await once(child, "close");
  const seconds = (performance.now() - begin) / 1000;
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} exited with ${code}:\n${stderr}`);
  return { seconds, stdout };
}
