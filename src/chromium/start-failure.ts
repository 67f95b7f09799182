import { stripVTControlCharacters } from "node:util";

/** Why a browser did not start. */
export type StartFailure =
  | { readonly type: "sandbox" }
  | { readonly type: "library"; readonly name: string }
  | { readonly type: "other"; readonly reason: string };

/** Reads the reason from the error of Playwright's `launch`, which quotes all that the browser printed. */
export function startFailure(error: unknown): StartFailure {
  const log = error instanceof Error ? error.message : String(error);
  // Playwright replaces Chromium's "No usable sandbox!" by its own heading.
  if (/No usable sandbox|Chromium sandboxing failed/.test(log)) return { type: "sandbox" };
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(log)?.[1];
  if (library) return { type: "library", name: library };
  return { type: "other", reason: lastWords(log) };
}

/** What the browser printed last, else how its process ended, else what Playwright says. */
function lastWords(log: string): string {
  const printed = [...log.matchAll(/\[err\] (.+)/g)].at(-1)?.[1];
  const ended = /<process did exit: (.+?)>/.exec(log)?.[1];
  const [first = ""] = log.split("\n");
  // Playwright dims its log.
  return stripVTControlCharacters(printed ?? ended ?? first).trim();
}
