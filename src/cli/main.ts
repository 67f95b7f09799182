#!/usr/bin/env node
import { run } from "./run.ts";

// Without a handler, a signal ends the process without `exit` listeners, by which a build removes its unfinished folder.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) process.exit(code);
  });
}

process.exitCode = await run(process.argv.slice(2));
