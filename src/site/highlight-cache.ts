import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Element } from "hast";
import { hashOf, openJsonCache } from "../cache/json-cache.ts";
import { HIGHLIGHT_RECIPE, type HighlightCache } from "../markdown/rehype-code.ts";
import type { Project } from "./project.ts";

/** Keeps highlighted code in the project's cache, beside what was drawn. */
export function openHighlightCache({ cache }: Pick<Project, "cache">): HighlightCache {
  const entries = openJsonCache<Element>(join(cache, "code"));
  const shiki = readFileSync(createRequire(import.meta.url).resolve("shiki/package.json"), "utf8");
  const keyOf = (language: string, code: string) =>
    hashOf([shiki, HIGHLIGHT_RECIPE, language, code]);
  return {
    read: (language, code) => entries.read(keyOf(language, code)),
    write: (language, code, pre) => entries.write(keyOf(language, code), pre),
  };
}
