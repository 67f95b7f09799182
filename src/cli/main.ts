#!/usr/bin/env node
import module from "node:module";

// Before anything is loaded: from Node.js 22 on, what was compiled once is not compiled again.
if ("enableCompileCache" in module && typeof module.enableCompileCache === "function")
  module.enableCompileCache();
const { EXIT, run } = await import("./run.ts");

// Without a handler, a signal ends the process without `exit` listeners, by which a build removes its unfinished folder.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) process.exit(code);
  });
}

// A reader that closes the pipe, as `head` does, has read enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// With this code Node.js ends when nothing is left that could go on, and says nothing.
process.once("exit", () => {
  if (process.exitCode !== UNSETTLED) return;
  console.error(
    "Cuedeck failed: what it waited for never came, as when the browser or a plugin of cuedeck.config ends without an answer. Run the command again.",
  );
  process.exitCode = EXIT.environment;
});
const UNSETTLED = 13;

process.exitCode = await run(process.argv.slice(2));
