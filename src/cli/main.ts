#!/usr/bin/env node
import { run } from "./run.ts";

// A process that a signal ends runs no `exit` listener, by which a build clears away what it has begun.
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) process.exit(code);
  });
}

process.exitCode = await run(process.argv.slice(2));
